import type { Sensitivity } from '../../shared/settings.ts';

/**
 * From where on the charts alarm: lines in the charts' own integer units, and the least time that trouble must have lasted. What
 * a try adds, and how high a chart may climb, is the same for all.
 */
export interface Limits {
  readonly outageLine: number;
  readonly minOutageSpanMs: number;
  readonly partialLine: number;
  readonly slowLine: number;
  readonly minSlowSpanMs: number;
}

/**
 * The limits of each step. What they cost in delay and in false alarms is measured by `npm run bench:detect`, and shown beside
 * the choice. The lines of `balanced` and `calm` are those of `e^h` mean samples to a false alarm in a year and in decades
 * (Lorden 1971); the spans are what keeps hiccups of a quarter of a minute out, whose number falls by half each ten seconds.
 */
const LIMITS: Readonly<Record<Sensitivity, Limits>> = {
  early: {
    outageLine: 18,
    minOutageSpanMs: 44_000,
    partialLine: 62,
    slowLine: 27,
    minSlowSpanMs: 3 * 60_000,
  },
  balanced: {
    outageLine: 20,
    minOutageSpanMs: 73_000,
    partialLine: 80,
    slowLine: 27,
    minSlowSpanMs: 5 * 60_000,
  },
  calm: {
    outageLine: 24,
    minOutageSpanMs: 150_000,
    partialLine: 88,
    slowLine: 34,
    minSlowSpanMs: 8 * 60_000,
  },
};

/** The mean wait for the first try after an outage began is half of this with one target, a third with two: the default interval. */
const INTERVAL_MS = 30_000;

/**
 * The limits for each of a service's `targetCount` targets. Several are tried at different moments, so that the first failure is
 * found sooner; that time is spent on being sure, and an outage is told as soon after its beginning as with one.
 */
export function limitsFor(sensitivity: Sensitivity, targetCount: number): Limits {
  const limits = LIMITS[sensitivity];
  const soonerMs = INTERVAL_MS / 2 - INTERVAL_MS / (Math.max(1, targetCount) + 1);
  return { ...limits, minOutageSpanMs: limits.minOutageSpanMs + soonerMs };
}
