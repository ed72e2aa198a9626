import type { DatabaseSync } from 'node:sqlite';
import type { History } from '../../core/history-port.ts';
import { prepareRows, toInteger } from './rows.ts';
import { BLOCK_MS } from './sample-block.ts';

/** At most this many five minutes wait while they cannot be written: a week. The oldest go first. */
const MOST_WAITING = (7 * 24 * 3_600_000) / BLOCK_MS;

export interface PresenceWriter {
  /** Notes that Pilotlight is there at `nowMs`: once for each five minutes, so that it costs next to nothing. */
  readonly note: (nowMs: number) => void;
  /** Writes what was noted within the caller's transaction; it waits on until `confirm` says that this went through. */
  readonly write: () => void;
  readonly confirm: () => void;
  /** Forgets what was noted, after all of it was deleted. */
  readonly forget: () => void;
}

/** Keeps when Pilotlight was there. What lies in none of the stretches is a gap, in which nobody knows how anything fared. */
export function createPresenceWriter(db: DatabaseSync): PresenceWriter {
  const around = prepareRows(
    db,
    'select bucket, until from presence where bucket <= ? order by bucket desc limit 1',
  );
  const following = prepareRows(db, 'select bucket, until from presence where bucket = ?');
  const write = prepareRows(db, 'insert or replace into presence (bucket, until) values (?, ?)');
  const drop = prepareRows(db, 'delete from presence where bucket = ?');
  const waiting = new Set<number>();
  let noted = Number.NaN;

  const put = (bucket: number): void => {
    const [start, until] = (around(bucket)[0] ?? []).map(toInteger);
    const isWithin = until !== undefined && bucket < until;
    if (isWithin) return;
    // A clock set back and forth may close the room between two stretches.
    const [after, end = bucket + 1] = (following(bucket + 1)[0] ?? []).map(toInteger);
    if (after !== undefined) drop(after);
    write(start !== undefined && until === bucket ? start : bucket, end);
  };

  return {
    note: (nowMs) => {
      const bucket = Math.floor(nowMs / BLOCK_MS);
      if (bucket === noted) return;
      noted = bucket;
      waiting.add(bucket);
      const [oldest] = waiting;
      if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
    },
    write: () => waiting.forEach(put),
    confirm: () => waiting.clear(),
    forget: () => {
      waiting.clear();
      noted = Number.NaN;
    },
  };
}

/** Answers the port's `presence`. */
export function createPresenceQuery(db: DatabaseSync): History['presence'] {
  const read = prepareRows(
    db,
    `select bucket, until from presence
     where bucket >= coalesce((select max(bucket) from presence where bucket <= ?1), ?1) and bucket < ?2
     order by bucket`,
  );
  return ({ fromMs, toMs }) =>
    read(Math.floor(fromMs / BLOCK_MS), Math.ceil(toMs / BLOCK_MS))
      .map(([bucket, until]) => ({
        fromMs: Math.max(fromMs, toInteger(bucket) * BLOCK_MS),
        toMs: Math.min(toMs, toInteger(until) * BLOCK_MS),
      }))
      .filter((stretch) => stretch.toMs > stretch.fromMs);
}

/** Answers the port's `firstAt`. */
export function createFirstAtQuery(db: DatabaseSync): History['firstAt'] {
  const read = prepareRows(db, 'select min(bucket) from presence');
  return () => {
    const bucket = read()[0]?.[0] ?? null;
    return bucket === null ? null : toInteger(bucket) * BLOCK_MS;
  };
}
