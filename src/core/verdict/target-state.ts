import type { Sample } from '../../shared/observation.ts';
import { CALM_CHARTS, type Charts, observeCharts } from './charts.ts';

/** What is remembered of one target between probes. */
export interface TargetState {
  readonly charts: Charts;
  /** The last tries, oldest first, as many as a sparkline shows. */
  readonly recent: readonly Sample[];
  /** Wall time of the first failure of the present trouble; null in calm. */
  readonly failingSince: number | null;
  /** Quick tries made since the suspicion arose. */
  readonly quickTries: number;
}

export const RECENT_SAMPLES = 40;

export const NEW_TARGET: TargetState = { charts: CALM_CHARTS, recent: [], failingSince: null, quickTries: 0 };

/** At most so many early tries a suspicion, so that an outage is not met with more requests than calm. */
export const MAX_QUICK_TRIES = 6;

/** The target after one more probe, already gated. */
export function observeTarget(
  state: TargetState,
  sample: Sample,
  monoMs: number,
  isQuick: boolean,
): TargetState {
  const charts = observeCharts(state.charts, { class: sample.class, monoMs, isQuick });
  const isCalm = charts.alarm === 'none' && charts.firstFailMonoMs === null;
  return {
    charts,
    recent: [...state.recent, sample].slice(-RECENT_SAMPLES),
    failingSince: isCalm ? null : (state.failingSince ?? sample.at),
    quickTries: isCalm ? 0 : state.quickTries + (isQuick ? 1 : 0),
  };
}

/** Whether the next probe should come early: a failure is unexplained and quick tries are left. */
export function wantsQuickTry(state: TargetState): boolean {
  const { charts } = state;
  return charts.alarm === 'none' && charts.firstFailMonoMs !== null && state.quickTries < MAX_QUICK_TRIES;
}

/** The newest sample that says something about the target; null where there is none. */
export function lastTelling(state: TargetState): Sample | null {
  return state.recent.findLast((sample) => sample.class !== 'discarded') ?? null;
}

const isGood = (sample: Sample): boolean => sample.class === 'ok' || sample.class === 'limited';

/** Since when every telling probe succeeded; null where the last one did not. */
export function worksSince(state: TargetState): number | null {
  const telling = state.recent.filter((sample) => sample.class !== 'discarded' && sample.class !== 'walled');
  const lastBad = telling.findLastIndex((sample) => !isGood(sample));
  return telling[lastBad + 1]?.at ?? null;
}

/** Two of the last three answers came from somebody in between. */
export function isIntercepted(state: TargetState): boolean {
  const lastThree = state.recent.filter((sample) => sample.class !== 'discarded').slice(-3);
  return lastThree.filter((sample) => sample.class === 'intercepted').length >= 2;
}
