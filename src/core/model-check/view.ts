import type { ModelCheckView } from '../../shared/model-check/model.ts';
import { MODEL_PROVIDER_IDS } from '../../shared/model-check/providers.ts';
import type { Settings } from '../../shared/settings.ts';
import type { EngineState } from '../engine-state.ts';
import type { ModelKeys } from '../model-ports.ts';
import { askedToday, type ModelCheckState, serviceOf } from './check-state.ts';

interface ViewInput {
  readonly state: Pick<EngineState, 'modelCheck'>;
  readonly settings: Settings;
  readonly isWatched: (serviceId: string) => boolean;
  readonly wallMs: number;
  readonly nextAt: number | null;
}

/** What the window shows of the model check: where the keys are, never what they are. */
export function toModelCheckView(
  keys: Pick<ModelKeys, 'place' | 'keeping'>,
  input: ViewInput,
): ModelCheckView {
  const { modelCheck } = input.state;
  const places = MODEL_PROVIDER_IDS.map((provider) => [provider, keys.place(provider)] as const);
  const state = toState(keys, input);
  return {
    keys: { anthropic: 'none', openai: 'none', ...Object.fromEntries(places) },
    keeping: keys.keeping(),
    state,
    askedToday: modelCheck === null ? 0 : askedToday(modelCheck, input.wallMs),
    last: modelCheck?.last ?? null,
    nextAt: state === 'off' ? null : input.nextAt,
  };
}

function toState(
  keys: Pick<ModelKeys, 'place'>,
  { state, settings: { modelCheck: chosen }, isWatched, wallMs }: ViewInput,
): ModelCheckView['state'] {
  if (!chosen.enabled) return 'off';
  if (keys.place(chosen.provider) === 'none') return 'no_key';
  if (!isWatched(serviceOf(chosen.provider))) return 'not_watched';
  const { modelCheck } = state;
  if (modelCheck !== null && isCapped(modelCheck, chosen.capPerDay, wallMs)) return 'capped';
  return modelCheck !== null && modelCheck.refusedInARow > 0 ? 'backing_off' : 'on';
}

function isCapped(state: ModelCheckState, capPerDay: number, wallMs: number): boolean {
  return askedToday(state, wallMs) >= capPerDay;
}
