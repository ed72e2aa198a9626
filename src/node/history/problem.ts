import type { StorageProblem } from '../../core/ports.ts';
import { errorCode, toFileProblem } from '../data-folder/file-problem.ts';

// Result codes of SQLite: https://www.sqlite.org/rescode.html. The low byte is the primary code.
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
const READONLY_DBMOVED = 1032;
const IOERR_SHMSIZE = 4874;

const MESSAGES: Readonly<Record<'full' | 'read_only' | 'damaged' | 'locked', string>> = {
  full: 'The disk is full, so history is not being written. What was measured is kept in memory until there is room.',
  read_only:
    'History may not be written where it lies, so what was measured is kept in memory until it may be.',
  damaged: 'The history file is damaged. At the next start it will be set aside and a new one begun.',
  locked:
    'Another program is holding the history file. What was measured is kept in memory until it lets go.',
};

function problemKind(code: number): StorageProblem['kind'] {
  if (code === READONLY_DBMOVED) return 'other';
  // The shared-memory file beside the database could not grow: on Linux, that is a full disk.
  if (code === IOERR_SHMSIZE) return 'full';
  switch (code & 0xff) {
    case FULL:
      return 'full';
    case READONLY:
      return 'read_only';
    case CORRUPT:
    case NOTADB:
      return 'damaged';
    case BUSY:
    case LOCKED:
      return 'locked';
    default:
      return 'other';
  }
}

/**
 * What an error of `node:sqlite`, or of the file system under it, means for the user. An error of any other origin is a bug
 * and is thrown again.
 */
export function toStorageProblem(error: unknown, path: string): StorageProblem {
  const code = errorCode(error);
  if (code === 'ERR_INVALID_STATE') return { kind: 'other', message: 'History is closed.' };
  if (code !== 'ERR_SQLITE_ERROR') {
    if (error instanceof Error && 'syscall' in error) return toFileProblem(error, path);
    throw error;
  }
  const kind = problemKind(errcode(error));
  if (kind === 'other' || kind === 'newer') {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind, message: `History at ${path} could not be used: ${reason}.` };
  }
  return { kind, message: MESSAGES[kind] };
}

/** Whether trying again later can help: the same write may pass once there is room, permission or the lock. */
export function isPassing(problem: StorageProblem): boolean {
  return problem.kind === 'full' || problem.kind === 'read_only' || problem.kind === 'locked';
}

/** Whether SQLite could not open a file it needs, the database's own or one beside it. */
export function isCannotOpen(error: unknown): boolean {
  return (errcode(error) & 0xff) === CANTOPEN;
}

function errcode(error: unknown): number {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : 0;
}
