import type { DatabaseSync } from 'node:sqlite';
import type { Marks } from './marks.ts';
import { FINE_MS } from './rollup.ts';
import { prepareRows, toInteger } from './rows.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** For how long single tries are kept, and sums over five minutes as well as what pages said. */
export const KEEP_DAYS = { raw: 30, fine: 90 };
const RAW_KEEP_MS = KEEP_DAYS.raw * DAY_MS;
const FINE_KEEP_MS = KEEP_DAYS.fine * DAY_MS;

/**
 * How much is dropped at a turn: half a day's worth. It keeps a turn short, and a clock that is years ahead for a minute
 * from taking all of history with it.
 */
const BUCKETS_A_TURN = (12 * HOUR_MS) / FINE_MS;

/**
 * Drops raw samples past 30 days and five-minute roll-ups past 90, an hour or more at once; hourly ones stay for good. What
 * is in no roll-up yet is never dropped. Answers whether there was anything to do. Writes within the caller's transaction.
 */
export function createPrune(db: DatabaseSync, marks: Marks): (nowMs: number) => boolean {
  const oldestBlock = prepareRows(db, 'select min(bucket) from block where bucket < ? and seq <= ?');
  const dropBlocks = prepareRows(db, 'delete from block where bucket < ? and seq <= ?');
  const targets = prepareRows(db, 'select id from target');
  const oldestFine = prepareRows(
    db,
    'select min(bucket) from rollup where span = ? and target = ? and bucket < ?',
  );
  const dropFine = prepareRows(db, 'delete from rollup where span = ? and target = ? and bucket < ?');

  const pruneRaw = (keepFrom: number): boolean => {
    const rolled = marks.get('rolled');
    const oldest = oldestBlock(keepFrom, rolled)[0]?.[0] ?? null;
    if (oldest === null) return false;
    const end = Math.min(keepFrom, toInteger(oldest) + BUCKETS_A_TURN);
    dropBlocks(end, rolled);
    marks.raise('raw_from', end);
    return true;
  };

  const pruneFine = (keepFrom: number): boolean => {
    let isAnyDropped = false;
    for (const [target] of targets()) {
      const id = toInteger(target);
      const oldest = oldestFine(FINE_MS, id, keepFrom)[0]?.[0] ?? null;
      if (oldest === null) continue;
      const end = Math.min(keepFrom, toInteger(oldest) + BUCKETS_A_TURN);
      dropFine(FINE_MS, id, end);
      marks.raise('fine_from', end);
      isAnyDropped = true;
    }
    return isAnyDropped;
  };

  return (nowMs) => {
    const isRawDropped = pruneRaw(toKeepFrom(nowMs, RAW_KEEP_MS));
    return pruneFine(toKeepFrom(nowMs, FINE_KEEP_MS)) || isRawDropped;
  };
}

/** The first bucket to keep, always the start of an hour: dropping goes by the hour, not by the minute. */
function toKeepFrom(nowMs: number, keepMs: number): number {
  return Math.floor((nowMs - keepMs) / HOUR_MS) * (HOUR_MS / FINE_MS);
}
