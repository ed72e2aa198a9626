import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StorageProblem } from '../../core/ports.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toFileProblem } from './file-problem.ts';

const LOCK_FILE = 'engine.lock';
// Primary result codes: https://www.sqlite.org/rescode.html
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** Held while an engine owns a data folder. */
export interface Lock {
  /** Lets another engine own the folder. Calling it again does nothing. */
  readonly release: () => void;
}

/**
 * Makes this process the owner of a data folder, or answers `locked` at once where another one is. The lock is SQLite's own
 * on an empty database, held by an open transaction: the system frees it when the process dies, however it dies.
 */
export function acquireLock(folder: string): Result<Lock, StorageProblem> {
  const path = join(folder, LOCK_FILE);
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    return err(toFileProblem(error, path));
  }
  const first = lockFile(path, folder);
  if (first !== 'not_a_database') return first;
  // Something else was written over it. Nobody can hold a lock on what is no database, so it can go.
  rmSync(path, { force: true });
  const second = lockFile(path, folder);
  return second === 'not_a_database'
    ? err({ kind: 'damaged', message: `${path} is damaged and could not be replaced.` })
    : second;
}

function lockFile(path: string, folder: string): Result<Lock, StorageProblem> | 'not_a_database' {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(path, { timeout: 0 });
    // No journal on disk: nothing is ever written, and a killed process may leave nothing behind.
    db.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive');
    return ok({ release: releaseOnce(db) });
  } catch (error) {
    db?.close();
    const code = primaryCode(error);
    if (code === SQLITE_NOTADB) return 'not_a_database';
    return err(
      code === SQLITE_BUSY
        ? { kind: 'locked', message: `Pilotlight is already running on ${folder}.` }
        : toFileProblem(error, path),
    );
  }
}

function releaseOnce(db: DatabaseSync): () => void {
  return () => {
    if (db.isOpen) db.close();
  };
}

function primaryCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
}
