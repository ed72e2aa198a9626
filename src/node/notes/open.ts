import { accessSync, closeSync, constants, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StorageProblem } from '../../core/ports.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { setAside } from '../data-folder/set-aside.ts';
import { migrate, readVersion } from '../history/migrate.ts';
import { BUSY_TIMEOUT_MS, openToRead } from '../history/open-to-read.ts';
import { isCannotOpen } from '../history/problem.ts';
import { prepareRows, toInteger, toText } from '../history/rows.ts';
import { newerNotes, READ_ONLY, toNotesProblem } from './problem.ts';
import { MIGRATIONS } from './schema.ts';

/** A database for the life of the process alone: for a host without a data folder. */
export const IN_MEMORY = ':memory:';

export interface OpenedNotes {
  readonly db: DatabaseSync;
  /** Where a damaged file was put that lay in the way; null where none did. */
  readonly aside: string | null;
  /** The file, or its folder, may not be written: what is there can be read. */
  readonly isReadOnly: boolean;
}

/** Whether the system lets this program write a file that is there, and beside it. */
export function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Opens the notes for reading and writing, makes the file where it is missing, and brings it to this version. A damaged one is
 * set aside whole and an empty one begun. One of a newer version is refused and left as it is. Only with `isSuspect` is every
 * page looked at: that takes a while, and damage found later can still be dealt with then. One that may not be written is opened
 * to read, if it is of this version.
 */
export function openNotesDatabase(
  path: string,
  wallMs: number,
  isSuspect: boolean,
): Result<OpenedNotes, StorageProblem> {
  const opened = tryOpen(path, wallMs, isSuspect);
  if (opened.ok) return ok({ db: opened.value, aside: null, isReadOnly: false });
  if (opened.error.kind === 'read_only' && existsSync(path)) return tryOpenToRead(path, opened.error);
  if (opened.error.kind !== 'damaged') return opened;
  try {
    const aside = setAside(path, 'damaged', wallMs, ['-wal', '-shm']);
    const fresh = tryOpen(path, wallMs, false);
    return fresh.ok ? ok({ db: fresh.value, aside, isReadOnly: false }) : fresh;
  } catch (error) {
    return err(toNotesProblem(error, path));
  }
}

function tryOpen(path: string, wallMs: number, isSuspect: boolean): Result<DatabaseSync, StorageProblem> {
  let db: DatabaseSync | null = null;
  try {
    if (path !== IN_MEMORY) {
      // SQLite would make it readable for all. The files beside it take on its mode.
      closeSync(openSync(path, 'a', 0o600));
      const problem = checkVersion(path);
      if (problem !== null) return err(problem);
    }
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // FULL: what was answered as saved survives a power cut, too. On macOS that takes fullfsync; elsewhere it changes nothing.
    db.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on; pragma trusted_schema = off',
    );
    if (isForeign(db) || (isSuspect && !isSound(db))) {
      db.close();
      return err({ kind: 'damaged', message: `${path} is damaged.` });
    }
    migrateOnce(db, path, wallMs);
    return ok(db);
  } catch (error) {
    if (db?.isOpen) db.close();
    return err(isCannotOpen(error) && !mayWrite(path) ? READ_ONLY : toNotesProblem(error, path));
  }
}

/** `refusal` is why it could not be opened to write, and the answer where it is of another version, too. */
function tryOpenToRead(path: string, refusal: StorageProblem): Result<OpenedNotes, StorageProblem> {
  let db: DatabaseSync | null = null;
  try {
    db = openToRead(path);
    const version = readVersion(db);
    if (version === MIGRATIONS.length) return ok({ db, aside: null, isReadOnly: true });
    db.close();
    return err(version > MIGRATIONS.length ? newerNotes(version, MIGRATIONS.length) : refusal);
  } catch (error) {
    if (db?.isOpen) db.close();
    return err(toNotesProblem(error, path));
  }
}

/** Looks at the version without the right to write, so that a file this program must not touch stays as it is. */
function checkVersion(path: string): StorageProblem | null {
  const db = openToRead(path);
  try {
    const version = readVersion(db);
    return version > MIGRATIONS.length ? newerNotes(version, MIGRATIONS.length) : null;
  } finally {
    db.close();
  }
}

/** Two processes may begin a file at the same time: the second finds the work done. */
function migrateOnce(db: DatabaseSync, path: string, wallMs: number): void {
  try {
    migrate(db, path, MIGRATIONS, wallMs);
  } catch (error) {
    if (readVersion(db) !== MIGRATIONS.length) throw error;
  }
}

/** Tables of no version are somebody else's. */
function isForeign(db: DatabaseSync): boolean {
  return (
    readVersion(db) === 0 && toInteger(prepareRows(db, 'select count(*) from sqlite_schema')()[0]?.[0]) > 0
  );
}

/** Whether the file holds together; looks at every page of it. The full-text index is not counted: it can be made anew. */
export function isSound(db: DatabaseSync): boolean {
  const found = prepareRows(db, 'pragma quick_check(10)')().map(([line]) => toText(line));
  return found.every((line) => line === 'ok' || /inverted index for FTS5/.test(line));
}
