import type { LatencyBucket, LatencySeries } from '../../shared/history.ts';
import { OutcomeClassSchema } from '../../shared/observation.ts';
import { type OutcomeSide, sideOf } from './outcome.ts';
import { medianMs } from './sparkline.ts';

/** How many tries of a bucket counted on each side. */
export type Tally = Readonly<Record<OutcomeSide, number>>;

/** A part of a series, from `at` for `lengthMs`; `bucket` is null where nobody tried: a gap, which means unknown. */
export interface Slot {
  readonly at: number;
  readonly lengthMs: number;
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

/** A silence of up to so many times the usual one lies between two tries; a longer one is a gap. */
const USUAL_TIMES = 2.2;
const MOST_SLOTS = 5000;

/**
 * How long after a bucket's beginning the next may come for both to be neighbours, in ms. Where a bucket holds many tries, an
 * empty one is a gap; buckets finer than the tries, or about as fine, may be empty between two of them.
 */
function reachOf({ buckets, bucketMs }: LatencySeries): number {
  const usualMs = medianMs(
    buckets.slice(1).map(({ at, counts }, index) => {
      const tries = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return (at - (buckets[index]?.at ?? at)) / Math.max(1, tries);
    }),
  );
  return Math.max(bucketMs, (usualMs ?? bucketMs) * USUAL_TIMES);
}

/**
 * Lays the buckets of a series, which leave gaps out, over its range without one: each reaches up to its neighbour, and what is
 * too long for that is gaps of a bucket's length. Answers about 5000 slots at most.
 */
export function toSlots(series: LatencySeries): readonly Slot[] {
  const { buckets, bucketMs, fromMs, toMs } = series;
  if (toMs <= fromMs || bucketMs <= 0) return [];
  const reachMs = reachOf(series);
  const slots: Slot[] = [];
  const fillGap = (from: number, end: number): void => {
    const stepMs = Math.max(bucketMs, (end - from) / MOST_SLOTS);
    for (let at = from; at < end; at += stepMs) {
      slots.push({ at, lengthMs: Math.min(stepMs, end - at), bucket: null, tally: NONE });
    }
  };
  let end = fromMs;
  buckets.forEach((bucket, index) => {
    const next = Math.min(toMs, buckets[index + 1]?.at ?? toMs);
    const at = Math.max(fromMs, bucket.at);
    if (at >= toMs || bucket.at + bucketMs <= fromMs) return;
    fillGap(end, at);
    end = Math.min(toMs, next - bucket.at <= reachMs ? next : bucket.at + bucketMs);
    slots.push({ at, lengthMs: end - at, bucket, tally: tallyOf(bucket.counts) });
  });
  fillGap(end, toMs);
  return slots;
}

export interface SeriesSummary {
  readonly tally: Tally;
  /** The middle of the buckets' medians in ms; null where nothing was answered. */
  readonly typicalMs: number | null;
  /** The time in which nobody tried, as a share of all, from 0 to 1. */
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
  const lengthOf = (each: readonly Slot[]): number => each.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
  const wholeMs = lengthOf(slots);
  const gapMs = lengthOf(slots.filter(({ bucket }) => bucket === null));
  return { tally, typicalMs: medianMs(medians), gapShare: wholeMs === 0 ? 1 : gapMs / wholeMs };
}
