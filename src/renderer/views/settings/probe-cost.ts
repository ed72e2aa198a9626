/** No alarm before a failure has lasted this long, however many quick tries failed: `src/core/verdict/charts.ts`. */
const LEAST_OUTAGE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What an interval between tries costs, and what it buys. */
export interface ProbeCost {
  readonly requestsPerDay: number;
  readonly requestsPerHourPerHost: number;
  /**
   * From the beginning of a hard outage to the alarm, on average: half an interval until the first failure, then quick tries every
   * 15 s, of which the fourth completes the least time.
   */
  readonly alarmAfterMs: number;
}

/** Works out the cost of trying `targets` targets every `intervalMs`. */
export function probeCost(intervalMs: number, targets: number): ProbeCost {
  return {
    requestsPerDay: Math.round((DAY_MS / intervalMs) * targets),
    requestsPerHourPerHost: Math.round(HOUR_MS / intervalMs),
    alarmAfterMs: intervalMs / 2 + LEAST_OUTAGE_MS,
  };
}
