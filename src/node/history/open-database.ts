import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StorageProblem } from '../../core/ports.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { setAside } from '../data-folder/set-aside.ts';
import { migrate, readVersion } from './migrate.ts';
import { BUSY_TIMEOUT_MS, openToRead } from './open-to-read.ts';
import { toStorageProblem } from './problem.ts';
import { prepareRows, toInteger } from './rows.ts';

/** A database that lives as long as the process: for a host whose data folder cannot be used. */
export const IN_MEMORY = ':memory:';

export interface OpenOptions {
  readonly path: string;
  readonly wallMs: number;
  readonly migrations: readonly string[];
}

export interface OpenedDatabase {
  readonly db: DatabaseSync;
  readonly notices: readonly Notice[];
}

/**
 * Opens the history database for writing, makes it where it is missing, and brings it to this version. One that is damaged is
 * set aside whole and a new one begun, with a notice that says so. One of a newer version is refused and left as it is.
 */
export function openDatabase(options: OpenOptions): Result<OpenedDatabase, StorageProblem> {
  const opened = tryOpen(options);
  if (opened.ok) return ok({ db: opened.value, notices: [] });
  if (opened.error.kind !== 'damaged') return opened;
  try {
    const aside = setAside(options.path, 'damaged', options.wallMs, ['-wal', '-shm']);
    const fresh = tryOpen(options);
    return fresh.ok ? ok({ db: fresh.value, notices: [damageNotice(aside, options.wallMs)] }) : fresh;
  } catch (error) {
    return err(toStorageProblem(error, options.path));
  }
}

function damageNotice(aside: string, at: number): Notice {
  return {
    id: 'history-damaged',
    at,
    kind: 'storage',
    text: `The history file was damaged. It was kept as ${basename(aside)}, and a new one begun.`,
  };
}

function tryOpen({ path, wallMs, migrations }: OpenOptions): Result<DatabaseSync, StorageProblem> {
  let db: DatabaseSync | null = null;
  try {
    if (path !== IN_MEMORY) {
      // SQLite would make it readable for all, and would not say that it may not be written. The files beside take on its mode.
      closeSync(openSync(path, 'a', 0o600));
      const problem = checkVersion(path, migrations.length);
      if (problem !== null) return err(problem);
    }
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma trusted_schema = off');
    if (!isSound(db)) {
      db.close();
      return err({ kind: 'damaged', message: `${path} is damaged.` });
    }
    migrate(db, path, migrations, wallMs);
    return ok(db);
  } catch (error) {
    if (db?.isOpen) db.close();
    return err(toStorageProblem(error, path));
  }
}

/** Looks at the version without the right to write, so that a file this program must not touch stays as it is. */
function checkVersion(path: string, newest: number): StorageProblem | null {
  const db = openToRead(path);
  try {
    const version = readVersion(db);
    return version > newest ? newerProblem(version, newest) : null;
  } finally {
    db.close();
  }
}

export function newerProblem(version: number, newest: number): StorageProblem {
  return {
    kind: 'newer',
    message:
      `The history file was written by a newer Pilotlight (format ${version}; this one knows up to ${newest}). ` +
      'It was left as it is. Please update Pilotlight.',
  };
}

/** Whether the file holds together, and whether its tables are Pilotlight's: tables of no version are somebody else's. */
function isSound(db: DatabaseSync): boolean {
  if (prepareRows(db, 'pragma quick_check(1)')()[0]?.[0] !== 'ok') return false;
  const tables = toInteger(prepareRows(db, 'select count(*) from sqlite_schema')()[0]?.[0]);
  return readVersion(db) > 0 || tables === 0;
}
