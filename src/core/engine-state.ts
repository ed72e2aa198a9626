import type { ControlReading } from '../shared/observation.ts';
import type { Notice } from '../shared/snapshot.ts';
import type { Episode, Evidence, Verdict } from '../shared/verdict.ts';
import type { Told } from './alerts.ts';
import { forgetAnswers, type ModelCheckState } from './model-check/check-state.ts';
import type { Notification } from './notification.ts';
import type { PageState } from './pages/page-state.ts';
import { NO_USE, type RecentUse } from './real-use/recent-use.ts';
import type { ControlLatencies } from './verdict/pace.ts';
import type { Steadiness } from './verdict/steadiness.ts';
import type { TargetState } from './verdict/target-state.ts';

/** Why observations made before a moment say nothing about now. */
export type Gap = Extract<Evidence, { readonly kind: 'gap' }>['reason'];

/** All that the engine knows. It is replaced, never changed. */
export interface EngineState {
  /** By page address. */
  readonly pages: ReadonlyMap<string, PageState>;
  /** By target id. */
  readonly targets: ReadonlyMap<string, TargetState>;
  readonly controls: ControlReading | null;
  /** What the user's own requests met lately; never kept on disk. */
  readonly use: RecentUse;
  /** What a model answered to the user's own key; null until one is asked in this run. */
  readonly modelCheck: ModelCheckState | null;
  /** How fast the controls are reached in health, by network and host. */
  readonly controlLatencies: ControlLatencies;
  /** By service id, as are the next three. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly told: ReadonlyMap<string, Told>;
  readonly steadiness: ReadonlyMap<string, Steadiness>;
  /** The episodes that have not ended. */
  readonly episodes: ReadonlyMap<string, Episode>;
  /** Messages a host has not yet confirmed. */
  readonly pending: readonly Notification[];
  readonly notices: readonly Notice[];
  /** Observations made before this wall time are of another network, or of before a sleep. */
  readonly freshFrom: number;
  readonly gap: Gap;
  /** Until this monotonic time a failure to connect is taken for the connection's own: after a sleep, a change, a failure. */
  readonly settlingUntilMonoMs: number;
}

export const NEW_STATE: EngineState = {
  pages: new Map(),
  targets: new Map(),
  controls: null,
  use: NO_USE,
  modelCheck: null,
  controlLatencies: new Map(),
  verdicts: new Map(),
  told: new Map(),
  steadiness: new Map(),
  episodes: new Map(),
  pending: [],
  notices: [],
  freshFrom: 0,
  gap: 'started',
  settlingUntilMonoMs: 0,
};

/** As if nothing had been seen. What a model check has spent today stays spent. */
export function forgetSeen({ notices, modelCheck }: EngineState, wallMs: number): EngineState {
  return {
    ...NEW_STATE,
    notices,
    freshFrom: wallMs,
    modelCheck: modelCheck === null ? null : forgetAnswers(modelCheck),
  };
}

/** A copy of `map` with one entry replaced. */
export function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  value: Value,
): ReadonlyMap<string, Value> {
  return new Map(map).set(key, value);
}
