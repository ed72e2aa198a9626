import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { readVersion } from './migrate.ts';
import { isCannotOpen } from './problem.ts';

/** How long a read or a write may wait for another process to let go, in ms. It blocks the thread, so it is short. */
export const BUSY_TIMEOUT_MS = 1_000;
/** What was written last may lie in the log alone. */
const SUFFIXES = ['', '-wal'] as const;
const MOST_COPIES = 5;

/**
 * Opens a database to read. Where nothing may be written beside it, SQLite cannot make the file in which it shares the log with a
 * writer and would refuse: then there is no writer either. Without a log the file is read as one that stays as it is; with one,
 * which such reading would pass over, a copy of both is read. Throws SQLite's error, or the system's.
 */
export function openToRead(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    readVersion(db);
    return db;
  } catch (error) {
    db.close();
    if (!isCannotOpen(error)) throw error;
    if (sizeOf(`${path}-wal`) > 0) return openCopy(path, error);
    const url = pathToFileURL(path);
    url.searchParams.set('immutable', '1');
    return new DatabaseSync(url, { readOnly: true });
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Reads a copy for the user's eyes only, gone with the connection. Throws `refusal` where the files do not keep still. */
function openCopy(path: string, refusal: unknown): DatabaseSync {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-read-'));
  try {
    const copy = join(folder, 'copy.db');
    if (!copyStill(path, copy)) throw refusal;
    const db = new DatabaseSync(copy, { timeout: BUSY_TIMEOUT_MS });
    try {
      readVersion(db);
      db.exec('pragma query_only = on');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } finally {
    removeFolder(folder);
  }
}

/** Copies the file and its log as they were at one moment; false where they change all the time. */
function copyStill(path: string, copy: string): boolean {
  for (let turn = 0; turn < MOST_COPIES; turn += 1) {
    const before = stampOf(path);
    for (const suffix of SUFFIXES) {
      copyFileSync(path + suffix, copy + suffix);
      // A copy takes on the mode, of a file that may not be written as well.
      chmodSync(copy + suffix, 0o600);
    }
    if (stampOf(path) === before) return true;
  }
  return false;
}

function stampOf(path: string): string {
  return SUFFIXES.map((suffix) => {
    const { size, mtimeNs, ino } = statSync(path + suffix, { bigint: true });
    return `${ino}/${size}/${mtimeNs}`;
  }).join();
}

/** Open files keep what they hold, but Windows takes none away: there it waits for the end of the process. */
function removeFolder(folder: string): void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    remove();
  } catch {
    process.once('exit', () => {
      try {
        remove();
      } catch {
        // The system clears the folder of temporary files itself.
      }
    });
  }
}
