import type { DatabaseSync } from 'node:sqlite';
import { KEEP_DAYS } from './prune.ts';
import { prepareRows, toInteger, toText } from './rows.ts';

const HOUR_MS = 3_600_000;
const KEEP_MS = KEEP_DAYS.fine * 24 * HOUR_MS;
/** Of each page at a turn: more than a busy one writes in an hour, and all that a clock far ahead can take. */
const READINGS_A_TURN = 20;

/**
 * Drops what pages said longer ago than five-minute roll-ups are kept, save the newest of each page, with which the next is
 * compared; levels and incidents have tables of their own, kept for good. Looks once an hour, as finding the pages reads a whole
 * index. Writes within the caller's transaction.
 */
export function createReadingPrune(db: DatabaseSync): (nowMs: number) => void {
  const pages = prepareRows(db, 'select page, max(id) from reading group by page');
  const oldest = prepareRows(
    db,
    `select id from reading where page = ? and id < ? order by id limit ${READINGS_A_TURN}`,
  );
  const drop = prepareRows(db, 'delete from reading where id = ? and at < ?');
  let lookedHour = Number.NaN;

  return (nowMs) => {
    const hour = Math.floor(nowMs / HOUR_MS);
    if (hour === lookedHour) return;
    lookedHour = hour;
    for (const [page, newest] of pages())
      for (const [id] of oldest(toText(page), toInteger(newest))) drop(toInteger(id), nowMs - KEEP_MS);
  };
}
