import type { OutcomeClass } from '../../shared/observation.ts';
import type { Limits } from './limits.ts';
import { isLikelyOver, isRecovered } from './recovery.ts';

/**
 * Two cumulative-sum charts over one target's probes (Page 1954, for Bernoulli samples, log-likelihood ratios rounded to
 * integers). Chart A looks for an outage (half of all probes failing, against 0.5 % in health), chart B for intermittent
 * errors (15 %). The mean time to a false alarm is at least e^h samples, h being the alarm line in units of log-likelihood.
 */
export interface Charts {
  readonly outage: number;
  readonly partial: number;
  /** Monotonic time at which the first failing try of the present run began; null while chart A lies at zero. */
  readonly firstFailMonoMs: number | null;
  /** What has alarmed and not recovered since. */
  readonly alarm: 'none' | 'partial' | 'outage';
  /** Successes and failures counted since the trouble began, and successes in a row: the basis of recovery. */
  readonly failed: number;
  readonly tried: number;
  readonly successesInARow: number;
}

export const CALM_CHARTS: Charts = {
  outage: 0,
  partial: 0,
  firstFailMonoMs: null,
  alarm: 'none',
  failed: 0,
  tried: 0,
  successesInARow: 0,
};

const OUTAGE = {
  fail: 7,
  quickFail: 4,
  success: -1,
  quickSuccess: -0.5,
  cap: 27,
  suspectedFrom: 14,
  checkingFrom: 7,
  afterRecovery: 6,
};
const PARTIAL = {
  fail: 22,
  quickFail: 0,
  success: -1,
  quickSuccess: -0.33,
  cap: 92,
  afterRecovery: 34,
};

/** From where on chart A a failure is being looked into. */
export const CHECKING_FROM = OUTAGE.checkingFrom;

/** At the latest after so many successes a failure begins a run of its own. */
const RUN_ENDED_BY = 4;

/** What one probe adds to the charts. `isQuick` marks a try made early because of a suspicion: it weighs less. */
export interface ChartInput {
  readonly class: OutcomeClass;
  /** When it ended, and how long it took: a try that waits in vain for ten seconds bears witness of all ten. */
  readonly monoMs: number;
  readonly tookMs: number;
  readonly isQuick: boolean;
}

/** The charts after one more probe. Classes that prove nothing either way leave them untouched. */
export function observeCharts(charts: Charts, input: ChartInput, limits: Limits): Charts {
  switch (input.class) {
    case 'ok':
    case 'limited':
      return afterSuccess(charts, input.isQuick);
    case 'provider_failure':
    case 'network_failure':
      return afterFailure(charts, input, limits);
    case 'walled':
    case 'local':
    case 'intercepted':
    case 'discarded':
      return charts;
  }
}

function afterFailure(charts: Charts, { monoMs, tookMs, isQuick }: ChartInput, limits: Limits): Charts {
  const outage = Math.min(OUTAGE.cap, charts.outage + (isQuick ? OUTAGE.quickFail : OUTAGE.fail));
  const partial = Math.min(PARTIAL.cap, charts.partial + (isQuick ? PARTIAL.quickFail : PARTIAL.fail));
  const firstFailMonoMs = (isRunOver(charts) ? null : charts.firstFailMonoMs) ?? monoMs - tookMs;
  const isOutage = outage >= limits.outageLine && monoMs - firstFailMonoMs >= limits.minOutageSpanMs;
  return {
    outage,
    partial,
    firstFailMonoMs,
    alarm:
      isOutage || charts.alarm === 'outage'
        ? 'outage'
        : partial >= limits.partialLine
          ? 'partial'
          : charts.alarm,
    failed: charts.failed + 1,
    tried: charts.tried + 1,
    successesInARow: 0,
  };
}

function afterSuccess(charts: Charts, isQuick: boolean): Charts {
  const outage = Math.max(0, charts.outage + (isQuick ? OUTAGE.quickSuccess : OUTAGE.success));
  const partial = Math.max(0, charts.partial + (isQuick ? PARTIAL.quickSuccess : PARTIAL.success));
  if (charts.alarm === 'none' && outage === 0 && partial === 0) return CALM_CHARTS;
  const successesInARow = charts.successesInARow + 1;
  if (charts.alarm !== 'none' && isRecovered(failingShare(charts), successesInARow)) {
    return {
      ...CALM_CHARTS,
      outage: Math.min(outage, OUTAGE.afterRecovery),
      partial: Math.min(partial, PARTIAL.afterRecovery),
      successesInARow,
    };
  }
  return {
    outage,
    partial,
    firstFailMonoMs: outage === 0 ? null : charts.firstFailMonoMs,
    alarm: charts.alarm,
    failed: charts.failed,
    tried: charts.tried + 1,
    successesInARow,
  };
}

/**
 * When the next quick try may end, in monotonic ms: where one failure more completes the score, it is to complete the least span
 * as well, or it would decide nothing. Null where any time is as good.
 */
export function decisiveAtMonoMs(charts: Charts, limits: Limits): number | null {
  const { firstFailMonoMs, outage, successesInARow } = charts;
  const isDecisive = successesInARow === 0 && outage + OUTAGE.quickFail >= limits.outageLine;
  return firstFailMonoMs === null || !isDecisive ? null : firstFailMonoMs + limits.minOutageSpanMs;
}

/** Whether an unconfirmed run of failures is over: two short blips are no long one, though their scores add up. */
export function isRunOver(charts: Charts): boolean {
  const { alarm, successesInARow } = charts;
  if (alarm !== 'none') return false;
  return successesInARow >= RUN_ENDED_BY || isLikelyOver(failingShare(charts), successesInARow);
}

/** The share of tries that failed in the present trouble, up to its last failure: 0 in calm, 1 in a hard outage. */
export function failingShare(charts: Charts): number {
  return charts.failed === 0 ? 0 : charts.failed / Math.max(1, charts.tried - charts.successesInARow);
}

/** How far an unconfirmed failure has come: nothing of it is claimed, but it is shown as being looked into. */
export function chartSuspicion(charts: Charts): 'none' | 'checking' | 'suspected' {
  if (charts.alarm !== 'none') return 'none';
  if (charts.outage >= OUTAGE.suspectedFrom) return 'suspected';
  return charts.outage >= OUTAGE.checkingFrom ? 'checking' : 'none';
}
