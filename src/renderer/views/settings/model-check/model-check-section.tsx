import type { ModelCheckSettings } from '../../../../shared/model-check/model.ts';
import {
  MODEL_PROVIDER_IDS,
  MODEL_PROVIDERS,
  type ModelProviderId,
} from '../../../../shared/model-check/providers.ts';
import type { SettingsPatch } from '../../../../shared/settings.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { Choice } from '../../../components/choice.tsx';
import { Switch } from '../../../components/switch.tsx';
import { useSnapshot } from '../../../hooks/client-context.ts';
import { SPEECH } from '../../../speech.ts';
import { modelCheckText } from '../../../text/settings-text.ts';
import { CostTable } from './cost-table.tsx';
import { KeyField } from './key-field.tsx';
import { LastAnswer } from './last-answer.tsx';

const MINUTE_MS = 60_000;
const INTERVALS_MS = [5, 10, 15, 30, 60, 180].map((minutes) => minutes * MINUTE_MS);
const CAPS = [25, 50, 100, 150, 300, 600, 1_000] as const;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What stands in a hand-written settings file is offered too, so that the list never shows what is not so. */
function withChosen(values: readonly number[], chosen: number): readonly number[] {
  return [...new Set([...values, chosen])].toSorted((a, b) => a - b);
}

function modelOptions({ provider, model }: ModelCheckSettings): readonly Option[] {
  const known = MODEL_PROVIDERS[provider].models.map(({ id, name }) => ({ value: id, label: name }));
  return known.some(({ value }) => value === model) ? known : [...known, { value: model, label: model }];
}

function toProvider(value: string): ModelProviderId {
  return MODEL_PROVIDER_IDS.find((id) => id === value) ?? 'anthropic';
}

/** Asking a model with the user's own key: what it costs first, and only then the switch. */
export function ModelCheckSection({ onChange }: { readonly onChange: (patch: SettingsPatch) => void }) {
  const words = modelCheckText();
  const { settings, modelCheck: view } = useSnapshot();
  if (view === undefined) return null;
  const chosen = settings.modelCheck;
  const count = new Intl.NumberFormat(SPEECH.locale);
  const change = (modelCheck: NonNullable<SettingsPatch['modelCheck']>): void => onChange({ modelCheck });
  const choice = (
    label: string,
    value: string,
    options: readonly Option[],
    onPick: (value: string) => void,
  ) => <Choice label={label} value={value} onChange={onPick} groups={[{ label: null, options }]} />;

  return (
    <section aria-labelledby="settings-model-check" className="model-check">
      <h2 id="settings-model-check">{words.title}</h2>
      <p className="means">{words.lead}</p>
      <div className="setting">
        {choice(
          words.provider,
          chosen.provider,
          MODEL_PROVIDER_IDS.map((id) => ({ value: id, label: MODEL_PROVIDERS[id].name })),
          (value) => {
            const provider = toProvider(value);
            change({ provider, model: MODEL_PROVIDERS[provider].models[0].id });
          },
        )}
        {choice(words.model, chosen.model, modelOptions(chosen), (model) => change({ model }))}
      </div>
      <div className="setting">
        {choice(
          words.every,
          String(chosen.intervalMs),
          withChosen(INTERVALS_MS, chosen.intervalMs).map((ms) => ({
            value: String(ms),
            label: spanWords(ms, SPEECH),
          })),
          (value) => change({ intervalMs: Number(value) }),
        )}
        {choice(
          words.cap,
          String(chosen.capPerDay),
          withChosen(CAPS, chosen.capPerDay).map((cap) => ({
            value: String(cap),
            label: words.requests(count.format(cap)),
          })),
          (value) => change({ capPerDay: Number(value) }),
        )}
      </div>
      <CostTable chosen={chosen} />
      <KeyField key={chosen.provider} provider={chosen.provider} view={view} />
      <Switch
        label={words.switch}
        hint={words.hint}
        isOn={chosen.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      {view.state === 'off' ? null : <LastAnswer chosen={chosen} view={view} state={view.state} />}
    </section>
  );
}
