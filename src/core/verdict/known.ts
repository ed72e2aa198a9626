import type { ConnectionState, ControlReading, OutcomeClass, Sample } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { Verdict } from '../../shared/verdict.ts';
import type { Gap } from '../engine-state.ts';
import type { ModelCheckState } from '../model-check/check-state.ts';
import { MAX_AHEAD_MS, type Now } from '../now.ts';
import type { RecentUse } from '../real-use/recent-use.ts';
import type { Official } from './official.ts';
import type { NetworkAlarm } from './others.ts';
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
  readonly gap: Gap;
  readonly previous: Verdict | null;
  /** This service's own alarm on failures to connect, and those of other providers in the same minute. */
  readonly alarm: NetworkAlarm | null;
  readonly alarmsAtOnce: readonly NetworkAlarm[];
  /** What the user's own requests met; left out where nothing is followed. */
  readonly use?: RecentUse;
  /** What its model answered to the user's own key; null or left out where none is asked. */
  readonly model?: KnownModel | null;
}

export interface KnownModel {
  readonly state: ModelCheckState;
  /** How long an answer speaks for now, in ms: two intervals. */
  readonly keepMs: number;
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
export function newestAnswer(known: Known, now: Now): number | null {
  return newestOf(known, new Set(['ok', 'limited', 'walled', 'provider_failure']), now)?.at ?? null;
}

/** When a try last showed that the service works; null where none did. */
export function newestSuccess(known: Known, now: Now): number | null {
  return newestOf(known, new Set(['ok', 'limited']), now)?.at ?? null;
}

/** The last try whose answer showed neither life nor failure; null where there is none. */
export function newestWall(known: Known, now: Now): Sample | null {
  return newestOf(known, new Set(['walled']), now);
}

function newestOf(known: Known, classes: ReadonlySet<OutcomeClass>, now: Now): Sample | null {
  const found = known.targets.flatMap(({ state }) => {
    const newest = state.recent.findLast(({ class: outcome }) => classes.has(outcome));
    return newest === undefined || newest.at > now.wallMs + MAX_AHEAD_MS ? [] : [newest];
  });
  return found.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

/** Whether something seen at `at` still tells of now: soon enough, and not before a sleep or on another network. */
export function isFreshSample(known: Known, at: number | null, now: Now): boolean {
  if (at === null || at < known.freshFrom || at > now.wallMs + MAX_AHEAD_MS) return false;
  return now.wallMs - at <= known.sampleKeepMs;
}
