import type { DatabaseSync } from 'node:sqlite';
import { prepareRows, toInteger } from './rows.ts';

export type MarkName = 'rolled' | 'raw_from' | 'fine_from' | 'daily_from';

/** How far roll-ups and pruning have come. A mark only ever rises. */
export interface Marks {
  readonly get: (name: MarkName) => number;
  readonly raise: (name: MarkName, value: number) => void;
}

export function createMarks(db: DatabaseSync): Marks {
  const read = prepareRows(db, 'select value from mark where name = ?');
  const write = prepareRows(db, 'update mark set value = ?1 where name = ?2 and value < ?1');
  return {
    get: (name) => toInteger(read(name)[0]?.[0]),
    raise: (name, value) => {
      write(value, name);
    },
  };
}
