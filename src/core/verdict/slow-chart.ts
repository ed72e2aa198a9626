import type { Limits } from './limits.ts';
import { isRecovered } from './recovery.ts';

/**
 * A cumulative-sum chart over slow answers (chart L): +7 a slow one, -1 a usual one. The line is high and the least span
 * long, because latencies come in bursts: a plain chart over their logarithms alarmed every 39 days on a heavy tail.
 */
export interface SlowChart {
  readonly score: number;
  /** Monotonic time of the first slow answer of the present run; null while the chart lies at zero. */
  readonly firstMonoMs: number | null;
  /** Wall time of the same; for the user. */
  readonly since: number | null;
  readonly isUp: boolean;
  /** Slow answers and all, since then; those slow on the way among the slow ones; usual ones in a row. */
  readonly slow: number;
  readonly onTheWay: number;
  readonly tried: number;
  readonly usualInARow: number;
}

export const CALM_SLOW_CHART: SlowChart = {
  score: 0,
  firstMonoMs: null,
  since: null,
  isUp: false,
  slow: 0,
  onTheWay: 0,
  tried: 0,
  usualInARow: 0,
};

const SLOW_STEP = 7;
const USUAL_STEP = -1;
const CAP = 34;
/** After so many usual answers a slow one begins a run of its own. */
const RUN_ENDED_BY = 4;

/** What one answer adds: how it came, and when on both clocks. */
export interface SlowInput {
  readonly kind: 'usual' | 'slow' | 'slow_path';
  readonly monoMs: number;
  readonly wallMs: number;
}

/** The chart after one more answer whose pace is known. */
export function observeSlowness(
  chart: SlowChart,
  { kind, monoMs, wallMs }: SlowInput,
  limits: Limits,
): SlowChart {
  if (kind === 'usual') return afterUsual(chart);
  const score = Math.min(CAP, chart.score + SLOW_STEP);
  const isNewRun = !chart.isUp && chart.usualInARow >= RUN_ENDED_BY;
  const firstMonoMs = isNewRun ? monoMs : (chart.firstMonoMs ?? monoMs);
  return {
    score,
    firstMonoMs,
    since: isNewRun ? wallMs : Math.min(chart.since ?? wallMs, wallMs),
    isUp: chart.isUp || (score >= limits.slowLine && monoMs - firstMonoMs >= limits.minSlowSpanMs),
    slow: chart.slow + 1,
    onTheWay: chart.onTheWay + (kind === 'slow_path' ? 1 : 0),
    tried: chart.tried + 1,
    usualInARow: 0,
  };
}

function afterUsual(chart: SlowChart): SlowChart {
  if (chart.firstMonoMs === null) return chart;
  const score = Math.max(0, chart.score + USUAL_STEP);
  const usualInARow = chart.usualInARow + 1;
  const isOver = chart.isUp ? isRecovered(slowShare(chart), usualInARow) : score === 0;
  return isOver ? CALM_SLOW_CHART : { ...chart, score, tried: chart.tried + 1, usualInARow };
}

/** The share of answers that were slow since the slowness began, up to the last slow one. */
function slowShare({ slow, tried, usualInARow }: SlowChart): number {
  return slow / Math.max(1, tried - usualInARow);
}
