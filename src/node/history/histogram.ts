/**
 * A latency histogram whose bins grow by a constant ratio, after DDSketch (Masson, Rim, Lee 2019,
 * https://www.vldb.org/pvldb/vol12/p2195-masson.pdf). Two histograms merge by adding bin to bin, with nothing lost, and a
 * percentile of the sum is as good as one of the parts: within `RELATIVE_ERROR` of the exact one, at any zoom.
 *
 * Bin i > 0 holds what lies in (LEAST · RATIO^(i-1), LEAST · RATIO^i] and answers for all of it with the one value that is
 * within the error of both ends. Bin 0 holds what is 0.1 ms or less; the last one also what is past its end (about 2 min,
 * more than any probe's deadline).
 */
export type Histogram = Uint32Array;

/** The farthest a percentile can be from the exact one, as a part of it. */
export const RELATIVE_ERROR = 0.02;
const RATIO = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_RATIO = Math.log(RATIO);
const LEAST_MS = 0.1;

export const BIN_COUNT = 352;

export function createHistogram(): Histogram {
  return new Uint32Array(BIN_COUNT);
}

/** The bin a latency falls into. */
export function toBin(ms: number): number {
  if (!(ms > LEAST_MS)) return 0;
  return Math.min(BIN_COUNT - 1, Math.ceil(Math.log(ms / LEAST_MS) / LOG_RATIO));
}

/** The latency in ms with which a bin answers. */
export function toBinMs(bin: number): number {
  return bin === 0 ? LEAST_MS : (LEAST_MS * RATIO ** bin * 2) / (1 + RATIO);
}

/**
 * Which of `count` values in order, from 1 on, is the percentile: the nearest rank, so that every percentile is a value that
 * was measured. `percent` is a whole number from 1 to 100.
 */
export function toRank(count: number, percent: number): number {
  return Math.max(1, Math.ceil((count * percent) / 100));
}

/** How many latencies a histogram counted. */
function countOf(histogram: Histogram): number {
  let count = 0;
  for (const inBin of histogram) count += inBin;
  return count;
}

/**
 * Percentiles in ms, each within `RELATIVE_ERROR` of the exact nearest rank; null where nothing was counted. `percents` rise.
 */
export function percentilesOf(histogram: Histogram, percents: readonly number[]): readonly (number | null)[] {
  const count = countOf(histogram);
  if (count === 0) return percents.map(() => null);
  let bin = 0;
  let reached = histogram[0] ?? 0;
  return percents.map((percent) => {
    const rank = toRank(count, percent);
    while (reached < rank) {
      bin += 1;
      reached += histogram[bin] ?? 0;
    }
    return toBinMs(bin);
  });
}
