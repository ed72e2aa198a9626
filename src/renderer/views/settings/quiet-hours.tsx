import type { Settings } from '../../../shared/settings.ts';
import { Switch } from '../../components/switch.tsx';
import { settingsText } from '../../text/settings-text.ts';

type Hours = Settings['notifications']['quietHours'];

const USUAL = { from: '22:00', to: '07:00' } as const;

interface QuietHoursProps {
  readonly hours: Hours;
  readonly onChange: (hours: Hours) => void;
}

/** A daily stretch without notifications; it may pass midnight. An emptied field changes nothing. */
export function QuietHours({ hours, onChange }: QuietHoursProps) {
  const words = settingsText();
  const field = (edge: 'from' | 'to', label: string) =>
    hours === null ? null : (
      <label className="choice">
        <span className="label">{label}</span>
        <input
          type="time"
          value={hours[edge]}
          onChange={({ target }) => {
            if (target.value !== '') onChange({ ...hours, [edge]: target.value });
          }}
        />
      </label>
    );
  return (
    <>
      <Switch
        label={words.quiet}
        hint={words.quietHint}
        isOn={hours !== null}
        onChange={(isOn) => onChange(isOn ? USUAL : null)}
      />
      {hours === null ? null : (
        <div className="setting">
          {field('from', words.from)}
          {field('to', words.until)}
        </div>
      )}
    </>
  );
}
