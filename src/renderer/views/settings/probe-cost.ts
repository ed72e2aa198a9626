const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What an interval between tries costs in requests; what it buys is measured: `detection-cost.ts`. */
export interface ProbeCost {
  readonly requestsPerDay: number;
  readonly requestsPerHourPerHost: number;
}

/** Works out the cost of trying `targets` targets every `intervalMs`. */
export function probeCost(intervalMs: number, targets: number): ProbeCost {
  return {
    requestsPerDay: Math.round((DAY_MS / intervalMs) * targets),
    requestsPerHourPerHost: Math.round(HOUR_MS / intervalMs),
  };
}
