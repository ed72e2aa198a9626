import type { OutcomeClass, Sample } from '../../shared/observation.ts';
import type { NameOpinion } from '../probes/name-opinion.ts';
import { CALM_CHARTS, type Charts, decisiveAtMonoMs, observeCharts } from './charts.ts';
import type { Limits } from './limits.ts';
import { ANY_NETWORK, latencyOn, learnAnswer, type Pace, type TargetLatency } from './pace.ts';
import { CALM_SLOW_CHART, observeSlowness, type SlowChart } from './slow-chart.ts';

/** What is remembered of one target between probes. */
export interface TargetState {
  readonly charts: Charts;
  /** Slow answers while others are reached as ever, and slow answers because everything is slow from here. */
  readonly slow: SlowChart;
  readonly slowConnection: SlowChart;
  /** What is usual, network by network; `network` is the one of the last try. */
  readonly latencies: readonly TargetLatency[];
  readonly network: string;
  /** The last tries, oldest first, as many as a sparkline shows. */
  readonly recent: readonly Sample[];
  /** Wall time of the first failure of the present trouble; null in calm. */
  readonly failingSince: number | null;
  /** Wall time at which the error charts alarmed; null while they have not. */
  readonly alarmedAt: number | null;
  /** Wall time of the last failure of the present trouble that only the provider can have sent; null while there was none. */
  readonly provenAt: number | null;
  /** Quick tries made since the suspicion arose. */
  readonly quickTries: number;
  /** What another name server said when this target could not be found, or was found in the wrong place. */
  readonly opinion: NameOpinion | null;
}

export const RECENT_SAMPLES = 40;

export const NEW_TARGET: TargetState = {
  charts: CALM_CHARTS,
  slow: CALM_SLOW_CHART,
  slowConnection: CALM_SLOW_CHART,
  latencies: [],
  network: ANY_NETWORK,
  recent: [],
  failingSince: null,
  alarmedAt: null,
  provenAt: null,
  quickTries: 0,
  opinion: null,
};

/** At most so many early tries a suspicion, so that an outage is not met with more requests than calm. */
const MAX_QUICK_TRIES = 6;

/** Failures farther apart than this do not add up: a sleep or a long silence lay between them. */
const FORGET_AFTER_MS = 10 * 60_000;

/** After a silence of this long, more than any probe interval, an alarm tells of the time before it. */
const OUTLIVED_AFTER_MS = 2 * 3_600_000;

/** What has been slow for so long is the new usual: the provider moved, or the user did. */
const RELEARN_AFTER_MS = 24 * 3_600_000;

/** One probe of the target, classified, gated and timed. */
export interface TargetObservation {
  readonly sample: Sample;
  readonly monoMs: number;
  /** A try made early because of a suspicion. */
  readonly isQuick: boolean;
  readonly pace: Pace;
  /** Names the network it was made on; see `pace.ts`. */
  readonly network: string;
  readonly opinion: NameOpinion | null;
}

const MOVES_CHARTS: ReadonlySet<OutcomeClass> = new Set([
  'ok',
  'limited',
  'provider_failure',
  'network_failure',
]);

/** The target after one more probe. */
export function observeTarget(
  state: TargetState,
  observation: TargetObservation,
  limits: Limits,
): TargetState {
  const { sample, monoMs, isQuick, network, opinion } = observation;
  const isVoid = isForgotten(state, sample) || isWalledOff(state, sample);
  const before = isVoid ? CALM_CHARTS : state.charts;
  const { class: outcome, phases } = sample;
  const observed = observeCharts(before, { class: outcome, monoMs, tookMs: phases.totalMs, isQuick }, limits);
  const charts = isInDoubt(state, sample) ? { ...observed, firstFailMonoMs: monoMs } : observed;
  const isCalm = charts.alarm === 'none' && charts.firstFailMonoMs === null;
  const paced = observePace(state, observation, charts, limits);
  return {
    ...paced,
    charts,
    recent: [...state.recent, sample].slice(-RECENT_SAMPLES),
    failingSince: isCalm ? null : earlier(before === CALM_CHARTS ? null : state.failingSince, sample.at),
    alarmedAt: charts.alarm === 'none' ? null : earlier(state.alarmedAt, sample.at),
    provenAt: isCalm ? null : outcome === 'provider_failure' ? sample.at : isVoid ? null : state.provenAt,
    quickTries: isCalm ? 0 : state.quickTries + (isQuick ? 1 : 0),
    network,
    opinion: opinion ?? (sample.class === 'ok' ? null : state.opinion),
  };
}

/** A stamp from before the clock was set back gives way to one that lies behind us. */
const earlier = (known: number | null, at: number): number => Math.min(known ?? at, at);

/** Whether a failure of the present trouble can only have come from the provider. */
export function isProven({ provenAt }: TargetState): boolean {
  return provenAt !== null;
}

/** While the user's own connection is in doubt, failures that anything on the way may cause are no lasting ones: they count from then. */
function isInDoubt(state: TargetState, sample: Sample): boolean {
  const { alarm, firstFailMonoMs } = state.charts;
  return sample.class === 'local' && alarm === 'none' && firstFailMonoMs !== null && !isProven(state);
}

/**
 * Whether nothing but walls has been met for so long since an alarm that nobody can say whether it still fails. Where a bot check
 * stands at all times, no success will ever end an alarm; and the edge that puts it up did not fail meanwhile.
 */
function isWalledOff({ charts, recent }: TargetState, sample: Sample): boolean {
  if (charts.alarm === 'none' || sample.class !== 'walled') return false;
  const since = recent.slice(recent.findLastIndex(({ class: outcome }) => MOVES_CHARTS.has(outcome)) + 1);
  const first = since.find(({ class: outcome }) => outcome === 'walled') ?? sample;
  return sample.at - first.at > FORGET_AFTER_MS;
}

/**
 * A suspicion that was not confirmed before a long silence is void. What alarmed stays until successes end it, or walls hide it; after
 * a night without a word the first success does, for nobody can claim that it was still so a moment ago.
 */
function isForgotten({ charts, recent }: TargetState, { at, class: outcome }: Sample): boolean {
  const last = recent.findLast((sample) => MOVES_CHARTS.has(sample.class));
  if (charts.alarm !== 'none') {
    const isSuccess = outcome === 'ok' || outcome === 'limited';
    return isSuccess && (last === undefined || at - last.at > OUTLIVED_AFTER_MS);
  }
  return charts.firstFailMonoMs !== null && last !== undefined && at - last.at > FORGET_AFTER_MS;
}

/** Learns from healthy answers only: not while any chart is up, the answer that lifts one off zero included. */
function observePace(
  state: TargetState,
  { sample, monoMs, pace, network }: TargetObservation,
  charts: Charts,
  limits: Limits,
): Pick<TargetState, 'slow' | 'slowConnection' | 'latencies'> {
  const { latencies } = state;
  // Where nothing is usual yet, nothing could ever end what was slow on another network, nor could anything be learned.
  const isKnown = latencyOn(latencies, network).answer.usual !== null;
  const { slow, slowConnection } = isKnown ? state : NEW_TARGET;
  if (sample.class !== 'ok') return { slow, slowConnection, latencies };
  const wallMs = sample.at;
  const next = {
    slow:
      pace === 'unknown' || pace === 'slow_connection'
        ? slow
        : observeSlowness(slow, { kind: pace, monoMs, wallMs }, limits),
    slowConnection:
      pace === 'usual' || pace === 'slow_connection'
        ? observeSlowness(
            slowConnection,
            { kind: pace === 'usual' ? 'usual' : 'slow', monoMs, wallMs },
            limits,
          )
        : slowConnection,
  };
  if (next.slow.isUp && wallMs - (next.slow.since ?? wallMs) > RELEARN_AFTER_MS) {
    const others = latencies.filter((latency) => latency.network !== network);
    return { slow: CALM_SLOW_CHART, slowConnection: next.slowConnection, latencies: others };
  }
  const isHealthy =
    slow.score === 0 && slowConnection.score === 0 && charts.outage === 0 && charts.partial === 0;
  return {
    ...next,
    latencies: isHealthy ? learnAnswer(latencies, network, sample.phases, wallMs) : latencies,
  };
}

/** Whether the next probe should come early: a failure is unexplained and quick tries are left. */
export function wantsQuickTry(state: TargetState): boolean {
  const { charts } = state;
  return charts.alarm === 'none' && charts.firstFailMonoMs !== null && state.quickTries < MAX_QUICK_TRIES;
}

/** By so much a try may end sooner than the one before it, and still complete the least span of an outage. */
const TOOK_SPREAD_MS = 250;

/** How long the next quick try is to wait at least, in ms, so that it can decide; it is taken to last as long as the last one. */
export function quickTryWaitMs({ charts, recent }: TargetState, monoMs: number, limits: Limits): number {
  const atMonoMs = decisiveAtMonoMs(charts, limits);
  if (atMonoMs === null) return 0;
  const tookMs = Math.max(0, (recent.at(-1)?.phases.totalMs ?? 0) - TOOK_SPREAD_MS);
  return Math.max(0, atMonoMs - monoMs - tookMs);
}

/** The newest sample that says something about the target; null where there is none. */
export function lastTelling(state: TargetState): Sample | null {
  return state.recent.findLast((sample) => sample.class !== 'discarded') ?? null;
}

const isGood = (sample: Sample): boolean => sample.class === 'ok' || sample.class === 'limited';

/** Since when every telling probe succeeded, of those since `freshFrom`; null where the last one did not, or there is none. */
export function worksSince(state: TargetState, freshFrom: number): number | null {
  const telling = state.recent.filter(
    ({ class: outcome, at }) => outcome !== 'discarded' && outcome !== 'walled' && at >= freshFrom,
  );
  const lastBad = telling.findLastIndex((sample) => !isGood(sample));
  return telling[lastBad + 1]?.at ?? null;
}

/**
 * The newest of two, among the last three tries since `freshFrom`, that somebody in between answered; null where there are not as
 * many. Whoever stood in between on another network, or before a sleep, need not stand there now.
 */
export function lastIntercepted(state: TargetState, freshFrom: number): Sample | null {
  const telling = state.recent.filter(({ class: outcome, at }) => outcome !== 'discarded' && at >= freshFrom);
  const lastThree = telling.slice(-3);
  const intercepted = lastThree.filter((sample) => sample.class === 'intercepted');
  return intercepted.length >= 2 ? (intercepted.at(-1) ?? null) : null;
}
