import type { StorageProblem } from '../../core/ports.ts';

const KINDS: Readonly<Record<string, StorageProblem['kind']>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
};

const REASONS: Readonly<Record<'full' | 'read_only', string>> = {
  full: 'the disk is full',
  read_only: 'this program may not write there',
};

/** What is in the way where neither room nor permission is missing. */
const OBSTACLES: Readonly<Record<string, string>> = {
  EEXIST: 'a file of that name is there',
  EISDIR: 'a folder of that name is there',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'a file is where its folder should be',
};

/** The error code Node puts on a failed system call, such as `ENOSPC`; null where there is none. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Turns the error of a failed file operation into a problem for the user. `path` is what could not be written. */
export function toFileProblem(error: unknown, path: string): StorageProblem {
  const code = errorCode(error);
  const found = code === null ? undefined : KINDS[code];
  const kind = found === 'full' || found === 'read_only' ? found : 'other';
  const known = kind === 'other' ? OBSTACLES[code ?? ''] : REASONS[kind];
  const reason = known ?? `the system refused (${code ?? String(error)})`;
  return { kind, message: `${path} could not be written: ${reason}.` };
}

/** Why a file could not be read, in one line that names it. */
export function readProblem(error: unknown, path: string): string {
  return `${path}: ${whyUnread(error)}`;
}

/** The same within a sentence that has named the file. */
export function whyUnread(error: unknown): string {
  const code = errorCode(error) ?? String(error);
  switch (code) {
    case 'ENOENT':
      return 'there is no such file.';
    case 'EISDIR':
      return 'it is a folder.';
    case 'EACCES':
    case 'EPERM':
      return 'this program may not read it.';
    default:
      return `the system refused to read it (${code}).`;
  }
}
