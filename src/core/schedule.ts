/**
 * When the next try is due. All answers are delays in ms on the monotonic clock; `random` is a number from 0 to below 1.
 * The politeness budget is kept here: two requests a minute to a host in calm, four in trouble, never more in an outage.
 */

export const PAGE_INTERVAL_MS = 60_000;
export const PAGE_SUSPICIOUS_INTERVAL_MS = 30_000;
/** Two requests a minute to one host in calm, four in trouble, shared by all pages on it. */
const HOST_REST_MS = 30_000;
const HOST_REST_IN_TROUBLE_MS = 15_000;
const PAGE_MAX_BACKOFF_MS = 15 * 60_000;
const QUICK_PROBE_INTERVAL_MS = 15_000;
export const CONTROLS_INTERVAL_MS = 5 * 60_000;
/** On battery, targets are probed this many times less often: a look costs the radio's waking, not the processor's. */
export const BATTERY_STRETCH = 2;
/** After waking, the network needs a moment before anything it says counts. */
export const RESUME_DELAY_MS = 5_000;

/** Spreads a delay by up to a tenth either way, so that clients and targets do not march in step. */
export function jitter(delayMs: number, random: number): number {
  return Math.round(delayMs * (0.9 + 0.2 * random));
}

/** What decides when a page is read again. */
export interface PagePace {
  /** Failed tries in a row. */
  readonly failures: number;
  /** What a 429 or 503 asked for; never cut short. */
  readonly retryAfterMs: number | null;
  /** How long the answer may be kept by its own headers; reading it again sooner brings nothing new. */
  readonly maxAgeMs: number | null;
  /** Something about one of its services is unexplained or in trouble. */
  readonly isSuspicious: boolean;
  /** How many pages are read from its host: they share what a host may be asked. */
  readonly pagesOnHost: number;
}

/** The delay until a page is read again: doubled with each failure up to a quarter of an hour, never before `Retry-After`. */
export function pageDelay(pace: PagePace, random: number): number {
  const usual = pace.isSuspicious ? PAGE_SUSPICIOUS_INTERVAL_MS : PAGE_INTERVAL_MS;
  const share = pace.pagesOnHost * (pace.isSuspicious ? HOST_REST_IN_TROUBLE_MS : HOST_REST_MS);
  const calm = Math.max(usual, share);
  const backedOff = Math.max(calm, Math.min(PAGE_MAX_BACKOFF_MS, calm * 2 ** Math.min(pace.failures, 10)));
  const wanted = jitter(backedOff, random);
  const keep = Math.min(pace.maxAgeMs ?? 0, PAGE_MAX_BACKOFF_MS);
  return Math.max(wanted, keep, pace.retryAfterMs ?? 0);
}

/** A probe that took long still leaves its host this much rest. */
const LEAST_REST_MS = 2_000;

/**
 * The delay until a target is probed again, counted from the end of a probe that took `tookMs`: probes start at a steady pace,
 * so that one that runs into its deadline does not slow down what it is to find out. A quick try is due after a failure nobody
 * has explained yet; one that would decide nothing sooner waits for `waitMs`, where that is no longer than to an ordinary one.
 */
export function probeDelay(
  intervalMs: number,
  isQuick: boolean,
  random: number,
  tookMs = 0,
  waitMs = 0,
): number {
  if (!isQuick || intervalMs <= QUICK_PROBE_INTERVAL_MS)
    return Math.max(LEAST_REST_MS, jitter(intervalMs, random) - tookMs);
  const quickMs = Math.round(QUICK_PROBE_INTERVAL_MS * (1 + 0.1 * random));
  const isSoon = waitMs + tookMs <= jitter(intervalMs, 1);
  return Math.max(LEAST_REST_MS, quickMs - tookMs, isSoon ? Math.ceil(waitMs) : 0);
}

/** The delay before a job's first run, spread so that many services do not start in one burst. */
export function firstDelay(index: number): number {
  return Math.min(index * 40, PAGE_INTERVAL_MS);
}
