import type { LatencyBucket, LatencySeries } from '../../shared/history.ts';
import { OutcomeClassSchema } from '../../shared/observation.ts';
import { type OutcomeSide, sideOf } from './outcome.ts';
import { medianMs } from './sparkline.ts';

/** How many tries of a bucket counted on each side. */
export type Tally = Readonly<Record<OutcomeSide, number>>;

/** One slot of an even grid; `bucket` is null where nobody tried: a gap, which means unknown. */
export interface Slot {
  readonly at: number;
  readonly bucket: LatencyBucket | null;
  readonly tally: Tally;
}

const NONE: Tally = { answered: 0, failed: 0, uncounted: 0 };

/** Adds up a bucket's outcomes by the side they count on. */
export function tallyOf(counts: LatencyBucket['counts']): Tally {
  const tally = { ...NONE };
  for (const outcome of OutcomeClassSchema.options) tally[sideOf(outcome)] += counts[outcome] ?? 0;
  return tally;
}

/** Lays the buckets of a series, which leave gaps out, on the even grid they came from. Answers at most 5000 slots. */
export function toSlots(series: LatencySeries): readonly Slot[] {
  const { buckets, bucketMs, fromMs, toMs } = series;
  const anchor = buckets[0]?.at ?? fromMs;
  const first = anchor - Math.max(0, Math.floor((anchor - fromMs) / bucketMs)) * bucketMs;
  const count = Math.min(5000, Math.max(0, Math.ceil((toMs - first) / bucketMs)));
  const byStart = new Map(buckets.map((bucket) => [bucket.at, bucket]));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * bucketMs;
    const bucket = byStart.get(at) ?? null;
    return { at, bucket, tally: bucket === null ? NONE : tallyOf(bucket.counts) };
  });
}

export interface SeriesSummary {
  readonly tally: Tally;
  /** The middle of the buckets' medians in ms; null where nothing was answered. */
  readonly typicalMs: number | null;
  /** The slots in which nobody tried, as a share of all, from 0 to 1. */
  readonly gapShare: number;
}

/** What a whole series adds up to. */
export function summarize(slots: readonly Slot[]): SeriesSummary {
  const tally = { ...NONE };
  for (const slot of slots) {
    tally.answered += slot.tally.answered;
    tally.failed += slot.tally.failed;
    tally.uncounted += slot.tally.uncounted;
  }
  const medians = slots.flatMap(({ bucket }) => (bucket?.p50 == null ? [] : [bucket.p50]));
  const gaps = slots.filter(({ bucket }) => bucket === null).length;
  return { tally, typicalMs: medianMs(medians), gapShare: slots.length === 0 ? 1 : gaps / slots.length };
}
