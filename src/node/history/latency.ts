import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import type { Log } from '../../core/ports.ts';
import type { LatencyBucket, LatencySeries } from '../../shared/history.ts';
import type { Sample } from '../../shared/observation.ts';
import { inHaste } from '../small-footprint.ts';
import { dictionaryOf } from './dictionary.ts';
import { percentilesOf, toRank } from './histogram.ts';
import { createMarks } from './marks.ts';
import { addSampleTo, COARSE_MS, DAILY_MS, FINE_MS, goodTtfbMs } from './rollup.ts';
import { prepareRows, toBytes, toInteger } from './rows.ts';
import { BLOCK_MS, CLASSES, decodeBlock, type StoredSample, toMs, toTicks } from './sample-block.ts';
import { addEncodedPhases, addEncodedTally, createTally, type Tally } from './tally.ts';
import { inSnapshot } from './transaction.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Widths a bucket may have, in ms: those a person would choose. Beyond the last, whole days. */
const WIDTHS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 8, 12, 24].map((hours) => hours * HOUR_MS),
];

const PERCENTS: readonly number[] = [50, 95, 99];

type Query = Parameters<History['latency']>[0];

/**
 * The width of buckets for a chart of so many points, in ms: the least one that needs no more of them and is no finer than
 * `leastMs`. Buckets begin at whole multiples of it since 1970.
 */
export function chooseBucketMs(rangeMs: number, points: number, leastMs = 1): number {
  const needed = Math.max(rangeMs / Math.max(1, points), leastMs);
  return WIDTHS_MS.find((width) => width >= needed) ?? Math.ceil(needed / DAY_MS) * DAY_MS;
}

/**
 * Answers the port's `latency` from the coarsest store that is fine enough: raw samples under five minutes a bucket, then
 * roll-ups of five minutes, an hour or a day. Where the finer store no longer reaches back to `fromMs`, the coarser one answers with wider
 * buckets. What is in no roll-up yet, on disk or in `pending`, is added, so the newest bucket is never behind. Buckets are
 * whole: the first and the last may reach beyond the range. Percentiles are exact from raw samples and within the histogram's
 * error from roll-ups.
 */
export function createLatency(
  db: DatabaseSync,
  log: Log,
  pending: () => readonly Sample[],
): (query: Query) => LatencySeries {
  const targets = dictionaryOf(db, 'target');
  const marks = createMarks(db);
  const rawBlocks = prepareRows(
    db,
    'select bucket, samples from block where bucket >= ? and bucket < ? order by bucket, seq',
  );
  const newBlocks = prepareRows(
    db,
    'select bucket, samples from block where seq > ? and bucket >= ? and bucket < ?',
  );
  const rollups = prepareRows(
    db,
    'select bucket, tally, phases from rollup where span = ? and target = ? and bucket >= ? and bucket < ?',
  );

  /** The finest store that reaches back to a time: its least bucket in ms, 1 for raw samples. */
  const finestAt = (fromMs: number): number => {
    if (Math.floor(fromMs / BLOCK_MS) >= marks.get('raw_from')) return 1;
    return Math.floor(fromMs / FINE_MS) >= marks.get('fine_from') ? FINE_MS : COARSE_MS;
  };

  /** The coarsest roll-ups that such buckets can be made of. */
  const rollupSpan = (bucketMs: number, fromMs: number): number => {
    if (bucketMs < COARSE_MS) return FINE_MS;
    const areDaysWhole = Math.floor(fromMs / bucketMs) * bucketMs >= marks.get('daily_from') * DAILY_MS;
    return bucketMs % DAILY_MS === 0 && areDaysWhole ? DAILY_MS : COARSE_MS;
  };

  const readBlocks = (
    rows: ReturnType<typeof rawBlocks>,
    target: number,
    take: (sample: StoredSample) => void,
  ): void => {
    for (const [bucket, bytes] of rows) {
      const samples = decodeBlock(toBytes(bytes), toInteger(bucket) * BLOCK_MS, target);
      if (samples === null) log.error('history.block_unreadable', { bucket: toInteger(bucket) });
      samples?.forEach(take);
    }
  };

  const takePending = (targetId: string, take: (sample: StoredSample) => void): void => {
    for (const sample of pending()) if (sample.targetId === targetId) take(toUnsaved(sample));
  };

  const answer = ({ targetId, fromMs, toMs, points }: Query): LatencySeries => {
    const bucketMs = chooseBucketMs(toMs - fromMs, points, finestAt(fromMs));
    const first = Math.floor(fromMs / bucketMs);
    const end = Math.max(first, Math.ceil(toMs / bucketMs));
    const blockRange = [
      Math.floor((first * bucketMs) / BLOCK_MS),
      Math.ceil((end * bucketMs) / BLOCK_MS),
    ] as const;
    const target = targets.find(targetId);
    const gathered = createGathering(first, end, bucketMs);

    if (bucketMs < FINE_MS) {
      if (target !== null) readBlocks(rawBlocks(...blockRange), target, gathered.addExactly);
      takePending(targetId, gathered.addExactly);
    } else {
      const span = rollupSpan(bucketMs, fromMs);
      const perBucket = bucketMs / span;
      if (target !== null) {
        for (const [bucket, bytes, phases] of rollups(span, target, first * perBucket, end * perBucket)) {
          const tally = gathered.tallyOf(Math.floor(toInteger(bucket) / perBucket));
          const isRead = addEncodedTally(tally, toBytes(bytes)) && addEncodedPhases(tally, toBytes(phases));
          if (!isRead) log.error('history.tally_unreadable', { span, bucket: toInteger(bucket) });
        }
        readBlocks(newBlocks(marks.get('rolled'), ...blockRange), target, gathered.addRoughly);
      }
      takePending(targetId, gathered.addRoughly);
    }
    return { targetId, fromMs, toMs, bucketMs, buckets: gathered.toBuckets() };
  };
  return (query) => inHaste(() => inSnapshot(db, () => answer(query)));
}

interface Gathering {
  readonly addExactly: (sample: StoredSample) => void;
  readonly addRoughly: (sample: StoredSample) => void;
  readonly tallyOf: (bucket: number) => Tally;
  readonly toBuckets: () => readonly LatencyBucket[];
}

/** Sorts samples and tallies into the buckets from `first` to before `end`; what lies elsewhere is passed over. */
function createGathering(first: number, end: number, bucketMs: number): Gathering {
  const tallies = new Map<number, Tally>();
  const exact = new Map<number, number[]>();
  const tallyOf = (bucket: number): Tally => {
    const tally = tallies.get(bucket) ?? createTally();
    tallies.set(bucket, tally);
    return tally;
  };
  const toBucket = (sample: StoredSample): number | null => {
    const bucket = Math.floor(sample.at / bucketMs);
    return bucket >= first && bucket < end ? bucket : null;
  };
  return {
    tallyOf,
    addRoughly: (sample) => {
      const bucket = toBucket(sample);
      if (bucket !== null) addSampleTo(tallyOf(bucket), sample);
    },
    addExactly: (sample) => {
      const bucket = toBucket(sample);
      if (bucket === null) return;
      addSampleTo(tallyOf(bucket), sample);
      const values = exact.get(bucket) ?? [];
      exact.set(bucket, values);
      const ms = goodTtfbMs(sample);
      if (ms !== null) values.push(ms);
    },
    toBuckets: () =>
      [...tallies]
        .filter(([, tally]) => tally.counts.some((count) => count > 0))
        .sort(([a], [b]) => a - b)
        .map(([bucket, tally]) => toLatencyBucket(bucket * bucketMs, tally, exact.get(bucket))),
  };
}

function toLatencyBucket(at: number, tally: Tally, exactMs: readonly number[] | undefined): LatencyBucket {
  const [p50 = null, p95 = null, p99 = null] = (
    exactMs === undefined ? percentilesOf(tally.latency, PERCENTS) : exactPercentiles(exactMs)
  ).map((ms) => (ms === null ? null : toTenths(ms)));
  const counts: LatencyBucket['counts'] = Object.fromEntries(
    CLASSES.flatMap((name, index) => {
      const count = tally.counts[index] ?? 0;
      return count > 0 ? [[name, count]] : [];
    }),
  );
  return { at, p50, p95, p99, phases: toPhaseMeans(tally), counts };
}

function toPhaseMeans({ phases }: Tally): LatencyBucket['phases'] {
  const [count = 0, ...sums] = phases;
  if (count === 0) return null;
  const [dnsMs = 0, tcpMs = 0, tlsMs = 0, ttfbMs = 0] = sums.map((ticks) => toTenths(toMs(ticks / count)));
  return { dnsMs, tcpMs, tlsMs, ttfbMs };
}

function toTenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function exactPercentiles(values: readonly number[]): readonly (number | null)[] {
  const inOrder = values.toSorted((a, b) => a - b);
  return PERCENTS.map((percent) => inOrder[toRank(inOrder.length, percent) - 1] ?? null);
}

/** A sample that is not on disk yet, in the form of those that are; its words have no numbers, and need none here. */
function toUnsaved(sample: Sample): StoredSample {
  return {
    target: 0,
    at: sample.at,
    classIndex: CLASSES.indexOf(sample.class),
    code: 0,
    phases: [sample.phases.dnsMs, sample.phases.tcpMs, sample.phases.tlsMs, sample.phases.ttfbMs].map(
      toTicks,
    ),
    total: 0,
  };
}
