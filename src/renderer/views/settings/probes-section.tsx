import { PROBE_INTERVALS_MS, type SettingsPatch } from '../../../shared/settings.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Choice } from '../../components/choice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { SPEECH } from '../../speech.ts';
import { settingsText } from '../../text/settings-text.ts';
import { probeCost } from './probe-cost.ts';
import { SensitivityChoice } from './sensitivity-choice.tsx';

/** An interval from a hand-written settings file is offered too, so that the list never shows what is not so. */
function intervalsFor(intervalMs: number): readonly number[] {
  return [...new Set<number>([...PROBE_INTERVALS_MS, intervalMs])].toSorted((a, b) => a - b);
}

/** Whether and how often the services are tried from here, and how soon trouble is told, with what each costs. */
export function ProbesSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const words = settingsText();
  const {
    settings: { probes },
    services,
  } = useSnapshot();
  const targets = services.reduce((sum, service) => sum + service.targets.length, 0);
  const tried = services.filter((service) => service.targets.length > 0).length;
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
            {words.cost(count.format(cost.requestsPerDay), count.format(cost.requestsPerHourPerHost))}
          </p>
          {tried === 0 ? null : (
            <SensitivityChoice
              value={probes.sensitivity}
              intervalMs={probes.intervalMs}
              services={tried}
              onChange={(sensitivity) => onChange({ probes: { sensitivity } })}
            />
          )}
          <p className="means">{words.sure}</p>
        </>
      ) : (
        <p className="means">{words.triesOff}</p>
      )}
    </section>
  );
}
