/** Delays in ms, those that never came counted apart. Null where there is none. */
export interface Summary {
  readonly count: number;
  readonly missed: number;
  readonly meanMs: number | null;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

export function summarise(delays: readonly (number | null)[]): Summary {
  const found = delays.filter((delay) => delay !== null).sort((a, b) => a - b);
  const rank = (share: number): number | null =>
    found[Math.max(0, Math.ceil(share * found.length) - 1)] ?? null;
  return {
    count: delays.length,
    missed: delays.length - found.length,
    meanMs: found.length === 0 ? null : found.reduce((sum, delay) => sum + delay, 0) / found.length,
    medianMs: rank(0.5),
    p95Ms: rank(0.95),
  };
}
