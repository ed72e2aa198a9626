const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before try number `attempt` (from 0) to reach a lost host, in ms: doubling from 0.5 s to 15 s, of which a
 * random half is taken off so that several windows do not return in step. `random` is from 0 to below 1.
 */
export function backOffMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full * (1 - random / 2));
}
