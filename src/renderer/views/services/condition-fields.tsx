import { useId, useState } from 'react';
import { TEXT } from '../../speech.ts';
import { CONDITION_FIELDS, type ConditionField, readConditions, type TypedConditions } from './conditions.ts';

const NUMBERS: ReadonlySet<ConditionField> = new Set(['status', 'certificate']);
const MOST_CHARS = 200;

interface ConditionFieldsProps {
  /** The address under these conditions: without https it has no certificate. */
  readonly url: string;
  readonly typed: TypedConditions;
  readonly onChange: (typed: TypedConditions) => void;
  /** Enter in one of the fields: that is all. */
  readonly onEnter: () => void;
}

/** What an address has to answer to count as working, beyond a sign of life. */
export function ConditionFields({ url, typed, onChange, onEnter }: ConditionFieldsProps) {
  const words = TEXT.services.conditions;
  const id = useId();
  // Nothing is called wrong while it is being typed.
  const [typing, setTyping] = useState<ConditionField | null>(null);
  const wrong = readConditions(typed).wrong.filter((name) => name !== typing);
  const offered = CONDITION_FIELDS.filter((name) => name !== 'certificate' || /^https:/i.test(url));
  return (
    <div className="conditions">
      <p className="small muted">{words.mean}</p>
      {offered.map((name) => {
        const isWrong = wrong.includes(name);
        return (
          <div key={name} className="condition">
            <label htmlFor={`${id}-${name}`}>{words[name]}</label>
            <input
              id={`${id}-${name}`}
              type="text"
              className="field"
              inputMode={NUMBERS.has(name) ? 'numeric' : 'text'}
              maxLength={MOST_CHARS}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={isWrong || undefined}
              aria-describedby={isWrong ? `${id}-${name}-wrong` : undefined}
              value={typed[name]}
              onChange={({ target }) => {
                setTyping(name);
                onChange({ ...typed, [name]: target.value });
              }}
              onBlur={() => setTyping(null)}
              onKeyDown={({ key }) => {
                if (key !== 'Enter') return;
                setTyping(null);
                onEnter();
              }}
            />
            {isWrong ? (
              <p id={`${id}-${name}-wrong`} className="small wrong" role="alert">
                {words.wrong[name]}
              </p>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
