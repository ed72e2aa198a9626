interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly groups: readonly {
    /** Null stands outside of any group. */
    readonly label: string | null;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }[];
}

/** One choice out of many, as the system's own list. */
export function Choice({ label, value, onChange, groups }: ChoiceProps) {
  return (
    <label className="choice">
      <span className="label">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {groups.map((group) => {
          const options = group.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ));
          return group.label === null ? (
            options
          ) : (
            <optgroup key={group.label} label={group.label}>
              {options}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}
