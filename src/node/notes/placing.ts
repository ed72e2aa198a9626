import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { prepareRows, toText } from '../history/rows.ts';

/**
 * Puts a row of a table just before another in the order of `position`. Between two neighbours there is a number until their
 * gap is used up: then all are numbered anew.
 */
export function createPlacing(
  db: DatabaseSync,
  table: 'note' | 'prompt',
  direction: 'asc' | 'desc',
): (id: string, beforeId: string | null) => void {
  const up = direction === 'asc';
  const positionOf = prepareRows(db, `select position from ${table} where id = ?`);
  const neighbour = prepareRows(
    db,
    `select ${up ? 'max' : 'min'}(position) from ${table} where position ${up ? '<' : '>'} ? and id <> ?`,
  );
  const last = prepareRows(db, `select ${up ? 'max' : 'min'}(position) from ${table} where id <> ?`);
  const ids = prepareRows(db, `select id from ${table} order by position, key`);
  const put = db.prepare(`update ${table} set position = ? where id = ?`);
  const step = up ? 1 : -1;

  const toNumber = (value: SQLOutputValue | undefined): number | null =>
    typeof value === 'number' ? value : null;

  const positionBefore = (id: string, beforeId: string | null): number | null => {
    const before = beforeId === null ? null : toNumber(positionOf(beforeId)[0]?.[0]);
    if (before === null) return (toNumber(last(id)[0]?.[0]) ?? 0) + step;
    const previous = toNumber(neighbour(before, id)[0]?.[0]);
    const between = previous === null ? before - step : (previous + before) / 2;
    return between === before || between === previous ? null : between;
  };

  return (id, beforeId) => {
    if (id === beforeId) return;
    let position = positionBefore(id, beforeId);
    if (position === null) {
      for (const [index, [each]] of ids().entries()) put.run(index + 1, toText(each));
      position = positionBefore(id, beforeId);
    }
    if (position !== null) put.run(position, id);
  };
}
