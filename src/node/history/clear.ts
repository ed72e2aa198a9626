import type { DatabaseSync } from 'node:sqlite';
import { dictionaryOf } from './dictionary.ts';
import { inTransaction } from './transaction.ts';

/** What is known of a service or a page, its words, and the engine's memory of it. The marks start anew with the samples they count. */
const TABLES = [
  'block',
  'rollup',
  'reading',
  'incident',
  'change',
  'episode',
  'presence',
  'official',
  'state',
  'target',
  'code',
] as const;

/** Deletes everything observed, and writes the file anew, so that no page of it still holds what is gone. */
export function clearHistory(db: DatabaseSync): void {
  inTransaction(db, () => {
    for (const table of TABLES) db.exec(`delete from ${table}`);
    db.exec('update mark set value = 0');
  });
  // Their numbers are given anew.
  dictionaryOf(db, 'target').forget();
  dictionaryOf(db, 'code').forget();
  db.exec('vacuum');
  db.exec('pragma wal_checkpoint(truncate)');
}
