/**
 * Latencies as counts in bins that grow by a constant ratio (as in DDSketch: Masson, Rim, Lee 2019,
 * https://www.vldb.org/pvldb/vol12/p2195-masson.pdf): a percentile is within 2 % of the exact one, a week of probes takes
 * some eighty numbers, and two sketches merge by adding. Plain data, so that it is kept and recalled as it is.
 */
export type LatencySketch = Readonly<Record<string, number>>;

/** Bins an e-fold of latency: neighbouring bins lie 4 % apart. */
const BINS_PER_E_FOLD = 25;
const LEAST_MS = 0.1;

const toBin = (ms: number): number => Math.round(BINS_PER_E_FOLD * Math.log(Math.max(LEAST_MS, ms)));
const toMs = (bin: number): number => Math.exp(bin / BINS_PER_E_FOLD);

/** The sketch with these latencies, in ms, counted in. */
export function addLatencies(sketch: LatencySketch, latenciesMs: readonly number[]): LatencySketch {
  const counts: Record<string, number> = { ...sketch };
  for (const ms of latenciesMs) {
    const bin = toBin(ms);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** What several sketches say together: how many latencies, and the bins in rising order. */
export interface MergedSketch {
  readonly count: number;
  readonly bins: readonly { readonly ms: number; readonly count: number }[];
}

export function mergeSketches(sketches: readonly LatencySketch[]): MergedSketch {
  const counts = new Map<number, number>();
  let count = 0;
  for (const sketch of sketches) {
    for (const [bin, inBin] of Object.entries(sketch)) {
      counts.set(Number(bin), (counts.get(Number(bin)) ?? 0) + inBin);
      count += inBin;
    }
  }
  const bins = [...counts].sort(([a], [b]) => a - b).map(([bin, inBin]) => ({ ms: toMs(bin), count: inBin }));
  return { count, bins };
}

/** The latency in ms below or at which `share` (0 to 1) of all lie, by nearest rank; null of nothing. */
export function quantileOf({ count, bins }: MergedSketch, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * count));
  let reached = 0;
  for (const bin of bins) {
    reached += bin.count;
    if (reached >= rank) return bin.ms;
  }
  return null;
}

/** The median distance from `centreMs`, in ms; null of nothing. */
export function medianDeviation({ count, bins }: MergedSketch, centreMs: number): number | null {
  const distances = bins
    .map((bin) => ({ ms: Math.abs(bin.ms - centreMs), count: bin.count }))
    .sort((a, b) => a.ms - b.ms);
  return quantileOf({ count, bins: distances }, 0.5);
}
