import type { ConnectionState, ControlReading } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { Verdict } from '../../shared/verdict.ts';
import type { Official } from './official.ts';
import { lastTelling, type TargetState } from './target-state.ts';

/** All that is known about one service at one moment. */
export interface Known {
  readonly official: Official | null;
  readonly targets: readonly { readonly target: Target; readonly state: TargetState }[];
  readonly connection: { readonly state: ConnectionState; readonly reading: ControlReading | null };
  /** How old the newest probe may be and still tell of now, in ms: three intervals. */
  readonly sampleKeepMs: number;
  /** Observations made before this wall time are of another network or of before a sleep. */
  readonly freshFrom: number;
  /** Why earlier observations do not count, for the evidence. */
  readonly gap: 'started' | 'slept' | 'network_changed' | 'silent';
  readonly previous: Verdict | null;
}

/** What one rule of the fusion order found; `since` where it knows when that began. */
export type Finding = Pick<Verdict, 'level' | 'cause' | 'reason'> & { readonly since?: number | undefined };

/** When a target was last tried with a telling outcome; null where none was. */
export function newestSample(known: Known): number | null {
  const times = known.targets.flatMap(({ state }) => lastTelling(state)?.at ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

/** When anything was last seen of the service, by probe or page; null where nothing was. */
export function newestObservation(known: Known): number | null {
  const times = [newestSample(known), known.official?.reading?.at ?? null].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
}

/** When anything of the service last answered: proof of a connection as good as a control's. */
export function newestAnswer(known: Known): number | null {
  const answered = new Set(['ok', 'limited', 'walled', 'provider_failure']);
  const times = known.targets.flatMap(
    ({ state }) => state.recent.findLast((sample) => answered.has(sample.class))?.at ?? [],
  );
  return times.length === 0 ? null : Math.max(...times);
}
