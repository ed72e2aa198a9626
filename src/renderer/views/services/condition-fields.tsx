import { useId, useState } from 'react';
import { type Conditions, ConditionsSchema } from '../../../shared/service.ts';
import { TEXT } from '../../speech.ts';

const NAMES = ['status', 'text', 'path', 'value', 'certificate'] as const;
type Field = (typeof NAMES)[number];
type Typed = Readonly<Record<Field, string>>;
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

/** The fields that hold something from which no condition comes: a status that is no number, a value without its path. */
export function unusableFields(typed: Typed): ReadonlySet<Field> {
  return new Set(
    NAMES.filter((name) => {
      if (typed[name] === '') return false;
      const alone = { ...NOTHING, [name]: typed[name] };
      return (
        Object.keys(toConditions(name === 'value' ? { ...alone, path: typed.path } : alone)).length === 0
      );
    }),
  );
}

interface ConditionFieldsProps {
  readonly onChange: (must: Conditions) => void;
}

/** What an address has to answer to count as working, beyond a sign of life. */
export function ConditionFields({ onChange }: ConditionFieldsProps) {
  const words = TEXT.services.conditions;
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const unusable = unusableFields(typed);
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
            aria-invalid={unusable.has(name) || undefined}
            aria-describedby={unusable.has(name) ? `${id}-unusable` : undefined}
            value={typed[name]}
            onChange={({ target }) => {
              const next = { ...typed, [name]: target.value };
              setTyped(next);
              onChange(toConditions(next));
            }}
          />
        </label>
      ))}
      <p id={`${id}-unusable`} role="status">
        {unusable.size === 0 ? '' : words.unusable}
      </p>
    </details>
  );
}
