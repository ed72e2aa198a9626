import type { SettingsPatch } from '../../../shared/settings.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Choice } from '../../components/choice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { probeCost } from './probe-cost.ts';

const INTERVALS_MS = [15_000, 30_000, 60_000, 120_000, 300_000, 900_000] as const;

/** An interval from a hand-written settings file is offered too, so that the list never shows what is not so. */
function intervalsFor(intervalMs: number): readonly number[] {
  return [...new Set<number>([...INTERVALS_MS, intervalMs])].toSorted((a, b) => a - b);
}

/** A minute and a quarter is no minute: below two, seconds are told. */
function delayWords(ms: number): string {
  return ms < 120_000 ? SPEECH.words.time.seconds(Math.round(ms / 1000)) : spanWords(ms, SPEECH);
}

/** Whether and how often the services are tried from here, with what that costs in requests and in delay. */
export function ProbesSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const { settings: words } = TEXT;
  const {
    settings: { probes },
    services,
  } = useSnapshot();
  const targets = services.reduce((sum, service) => sum + service.targets.length, 0);
  const cost = probeCost(probes.intervalMs, targets);
  const count = new Intl.NumberFormat(SPEECH.locale);
  return (
    <section aria-labelledby="settings-probes">
      <h2 id="settings-probes">{words.tries}</h2>
      <Switch
        label={words.tryHere}
        hint={words.tryHint}
        isOn={probes.enabled}
        onChange={(enabled) => onChange({ probes: { enabled } })}
      />
      {probes.enabled ? (
        <>
          <div className="setting">
            <Choice
              label={words.every}
              value={String(probes.intervalMs)}
              onChange={(value) => onChange({ probes: { intervalMs: Number(value) } })}
              groups={[
                {
                  label: null,
                  options: intervalsFor(probes.intervalMs).map((intervalMs) => ({
                    value: String(intervalMs),
                    label: spanWords(intervalMs, SPEECH),
                  })),
                },
              ]}
            />
          </div>
          <p className="means">
            {words.cost(count.format(cost.requestsPerDay), count.format(cost.requestsPerHourPerHost))}{' '}
            {words.delay(delayWords(cost.alarmAfterMs))} {words.falseAlarms}
          </p>
        </>
      ) : (
        <p className="means">{words.triesOff}</p>
      )}
    </section>
  );
}
