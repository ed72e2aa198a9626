import { useId, useState } from 'react';
import { type Conditions, ConditionsSchema } from '../../../shared/service.ts';
import { TEXT } from '../../speech.ts';

const NAMES = ['status', 'text', 'path', 'value', 'certificate'] as const;
type Typed = Readonly<Record<(typeof NAMES)[number], string>>;
const NOTHING: Typed = { status: '', text: '', path: '', value: '', certificate: '' };

/** What was typed, as conditions; a field that is empty or holds nothing usable sets none. */
export function toConditions({ status, text, path, value, certificate }: Typed): Conditions {
  const wanted = {
    status: status === '' ? undefined : Number(status),
    text: text === '' ? undefined : text,
    json: path === '' ? undefined : { path, ...(value === '' ? {} : { equals: value }) },
    certificateDays: certificate === '' ? undefined : Number(certificate),
  };
  const usable = Object.entries(wanted).filter(
    ([name, one]) => one !== undefined && ConditionsSchema.safeParse({ [name]: one }).success,
  );
  return ConditionsSchema.parse(Object.fromEntries(usable));
}

interface ConditionFieldsProps {
  readonly onChange: (must: Conditions) => void;
}

/** What an address has to answer to count as working, beyond a sign of life. */
export function ConditionFields({ onChange }: ConditionFieldsProps) {
  const words = TEXT.services.conditions;
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const id = useId();
  return (
    <details className="conditions">
      <summary>{words.title}</summary>
      {NAMES.map((name) => (
        <label key={name} className="choice" htmlFor={`${id}-${name}`}>
          <span className="label">{words[name]}</span>
          <input
            id={`${id}-${name}`}
            type="text"
            inputMode={name === 'status' || name === 'certificate' ? 'numeric' : 'text'}
            maxLength={200}
            value={typed[name]}
            onChange={({ target }) => {
              const next = { ...typed, [name]: target.value };
              setTyped(next);
              onChange(toConditions(next));
            }}
          />
        </label>
      ))}
    </details>
  );
}
