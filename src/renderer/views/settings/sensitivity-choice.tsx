import { type Sensitivity, SensitivitySchema } from '../../../shared/settings.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Segmented } from '../../components/segmented.tsx';
import { SPEECH } from '../../speech.ts';
import { settingsText } from '../../text/settings-text.ts';
import { detectionFigures, falseAlarmsFor } from './detection-cost.ts';

const MINUTE_MS = 60_000;

/** A minute and a quarter is no minute: below two, seconds are told, above them whole minutes. */
function delayWords(ms: number | null): string {
  if (ms === null) return settingsText().seldomFound;
  return ms < 2 * MINUTE_MS
    ? SPEECH.words.time.seconds(Math.round(ms / 1000))
    : spanWords(Math.round(ms / MINUTE_MS) * MINUTE_MS, SPEECH);
}

interface SensitivityChoiceProps {
  readonly value: Sensitivity;
  readonly intervalMs: number;
  /** How many services are tried from here. */
  readonly services: number;
  readonly onChange: (sensitivity: Sensitivity) => void;
}

/** How soon trouble is told, with what each step costs at this interval: the delays and false alarms that were measured. */
export function SensitivityChoice({ value, intervalMs, services, onChange }: SensitivityChoiceProps) {
  const words = settingsText();
  const count = new Intl.NumberFormat(SPEECH.locale);
  const mistaken = (alarms: number): string => (alarms === 0 ? words.costs.hardlyEver : count.format(alarms));
  return (
    <>
      <div className="setting">
        <span aria-hidden="true">{words.sensitivity}</span>
        <Segmented
          legend={words.sensitivity}
          options={SensitivitySchema.options.map((step) => ({
            value: step,
            label: words.sensitivities[step],
          }))}
          value={value}
          onChange={onChange}
        />
      </div>
      <table className="costs">
        <caption>{words.costsOf(spanWords(intervalMs, SPEECH), services)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.costs.step}</th>
            <th scope="col">{words.costs.hard}</th>
            <th scope="col">{words.costs.half}</th>
            <th scope="col">{words.costs.third}</th>
            <th scope="col">{words.costs.falseAlarms}</th>
          </tr>
        </thead>
        <tbody>
          {detectionFigures(intervalMs).map((figure) => (
            <tr key={figure.sensitivity} aria-current={figure.sensitivity === value ? 'true' : undefined}>
              <th scope="row">{words.sensitivities[figure.sensitivity]}</th>
              <td>{delayWords(figure.hardMs)}</td>
              <td>{delayWords(figure.halfMs)}</td>
              <td>{delayWords(figure.thirdMs)}</td>
              <td>{mistaken(falseAlarmsFor(figure, services))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
