import type { StorageProblem } from '../../core/ports.ts';
import { toStorageProblem } from '../history/problem.ts';

const MESSAGES: Readonly<Record<'full' | 'read_only' | 'damaged' | 'locked', string>> = {
  full: 'The disk is full, so this was not saved. Try again when there is room.',
  read_only: 'The notes may not be written where they lie, so nothing can be saved.',
  damaged:
    'The notes file is damaged. It is set aside whole, and all that can be read of it is taken over. Try again.',
  locked: 'Another program is holding the notes file, so this is not saved yet. Try again.',
};

export const READ_ONLY: StorageProblem = { kind: 'read_only', message: MESSAGES.read_only };

/** What an error of `node:sqlite`, or of the file system under it, means for who is writing. Any other error is thrown again. */
export function toNotesProblem(error: unknown, path: string): StorageProblem {
  const { kind } = toStorageProblem(error, path);
  if (kind === 'other' || kind === 'newer') {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind, message: `The notes at ${path} could not be used: ${reason}.` };
  }
  return { kind, message: MESSAGES[kind] };
}

// https://www.sqlite.org/rescode.html#corrupt_vtab
const CORRUPT_VTAB = 267;

/** Whether it is the full-text index alone that is damaged: it holds nothing that could not be made anew. */
export function isIndexDamage(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === CORRUPT_VTAB;
}

export function newerNotes(version: number, newest: number): StorageProblem {
  return {
    kind: 'newer',
    message:
      `The notes file was written by a newer Pilotlight (format ${version}; this one knows up to ${newest}). ` +
      'It was left as it is. Please update Pilotlight.',
  };
}
