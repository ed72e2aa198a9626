import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { pathBeside } from '../data-folder/set-aside.ts';
import { prepareRows, toInteger } from './rows.ts';
import { inTransaction } from './transaction.ts';

/** Copies a database, for the user's eyes only. Throws SQLite's error or the system's, and leaves no half copy. */
function copyTo(db: DatabaseSync, path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
  try {
    // It takes in what is still in the write-ahead log, which a copy of the file would miss, and fills a file that is empty.
    prepareRows(db, 'vacuum into ?')(path);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** The version of a database: how many migrations it went through. 0 is an empty one. */
export function readVersion(db: DatabaseSync): number {
  return toInteger(prepareRows(db, 'pragma user_version')()[0]?.[0]);
}

/**
 * Takes a database to the newest version, in one transaction, after a copy of it was made beside it:
 * `history.before-v2-<UTC time>.db`. An empty database needs no copy. Throws SQLite's error, and nothing has changed then.
 */
export function migrate(db: DatabaseSync, path: string, migrations: readonly string[], wallMs: number): void {
  const version = readVersion(db);
  if (version >= migrations.length) return;
  if (version > 0 && existsSync(path)) {
    copyTo(db, pathBeside(path, `before-v${migrations.length}`, wallMs));
  }
  inTransaction(db, () => {
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`pragma user_version = ${migrations.length}`);
  });
}
