import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../core/ports.ts';
import { toBin } from './histogram.ts';
import type { Marks } from './marks.ts';
import { prepareRows, toBytes, toInteger } from './rows.ts';
import { BLOCK_MS, decodeBlock, type StoredSample, toMs } from './sample-block.ts';
import {
  addEncodedPhases,
  addEncodedTally,
  createTally,
  encodePhases,
  encodeTally,
  type Tally,
} from './tally.ts';

const HOUR_MS = 3_600_000;
/** The spans roll-ups are kept in, in ms: the fine one for a while, the others for good. Days are those of UTC. */
export const FINE_MS = BLOCK_MS;
export const COARSE_MS = HOUR_MS;
export const DAILY_MS = 24 * HOUR_MS;

/** A turn of rolling up takes at most this many blocks, about a day and a half of them; the next turn goes on. */
const BLOCKS_A_TURN = 2_000;

/**
 * Adds blocks that are in no roll-up yet to the roll-ups, once an hour: when the hour of one of them is over. Tallies only
 * ever add up, and the mark moves in the same transaction, so each sample counts exactly once, in the bucket its own clock
 * gave it, whatever order they come in. Answers whether there was anything to do. Writes within the caller's transaction.
 */
export function createRollUp(db: DatabaseSync, marks: Marks, log: Log): (nowMs: number) => boolean {
  const bucketsPerHour = HOUR_MS / BLOCK_MS;
  const waiting = prepareRows(
    db,
    'select 1 from block where seq > ? and (bucket < ? or bucket >= ?) limit 1',
  );
  const blocks = prepareRows(db, 'select seq, bucket, samples from block where seq > ? order by seq limit ?');
  const readTally = prepareRows(
    db,
    'select tally, phases from rollup where span = ? and target = ? and bucket = ?',
  );
  const writeTally = prepareRows(
    db,
    'insert or replace into rollup (span, target, bucket, tally, phases) values (?, ?, ?, ?, ?)',
  );

  return (nowMs) => {
    const rolled = marks.get('rolled');
    const hour = Math.floor(nowMs / HOUR_MS) * bucketsPerHour;
    if (waiting(rolled, hour, hour + bucketsPerHour).length === 0) return false;

    const tallies = createTallies();
    let last = rolled;
    for (const [seq, bucket, bytes] of blocks(rolled, BLOCKS_A_TURN)) {
      last = toInteger(seq);
      const samples = decodeBlock(toBytes(bytes), toInteger(bucket) * BLOCK_MS, null);
      if (samples === null) log.error('history.block_unreadable', { seq: last });
      for (const sample of samples ?? []) tallies.add(sample);
    }
    for (const { span, target, bucket, tally } of tallies.all()) {
      for (const [stored, phases] of readTally(span, target, bucket)) {
        const isRead = addEncodedTally(tally, toBytes(stored)) && addEncodedPhases(tally, toBytes(phases));
        if (!isRead) log.error('history.tally_unreadable', { span, bucket });
      }
      writeTally(span, target, bucket, encodeTally(tally), encodePhases(tally));
    }
    marks.raise('rolled', last);
    return true;
  };
}

/** Counts a sample into a tally. Only answers that were good have a latency worth a percentile. */
export function addSampleTo(tally: Tally, sample: StoredSample): void {
  tally.counts[sample.classIndex] = (tally.counts[sample.classIndex] ?? 0) + 1;
  const ms = goodTtfbMs(sample);
  if (ms === null) return;
  const bin = toBin(ms);
  tally.latency[bin] = (tally.latency[bin] ?? 0) + 1;
  tally.phases[0] = (tally.phases[0] ?? 0) + 1;
  sample.phases.forEach((ticks, place) => {
    tally.phases[place + 1] = (tally.phases[place + 1] ?? 0) + (ticks ?? 0);
  });
}

/** The time to first byte of a good answer, in ms; null where it was none. */
export function goodTtfbMs(sample: StoredSample): number | null {
  const ticks = sample.phases[3] ?? null;
  return sample.classIndex === 0 && ticks !== null ? toMs(ticks) : null;
}

interface PlacedTally {
  readonly span: number;
  readonly target: number;
  readonly bucket: number;
  readonly tally: Tally;
}

function createTallies(): {
  readonly add: (sample: StoredSample) => void;
  readonly all: () => Iterable<PlacedTally>;
} {
  const placed = new Map<string, PlacedTally>();
  return {
    add: (sample) => {
      for (const span of [FINE_MS, COARSE_MS, DAILY_MS]) {
        const bucket = Math.floor(sample.at / span);
        const key = `${span}/${sample.target}/${bucket}`;
        const found = placed.get(key) ?? { span, target: sample.target, bucket, tally: createTally() };
        placed.set(key, found);
        addSampleTo(found.tally, sample);
      }
    },
    all: () => placed.values(),
  };
}
