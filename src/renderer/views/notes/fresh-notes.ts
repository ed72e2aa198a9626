import { newId } from './new-id.ts';

/** The note begun last, kept by the tab until it is on disk: a reload of a note that is nowhere yet is to show it as new again. */
const KEY = 'pilotlight.fresh';

/** Notes begun in this window that are nowhere yet: they are not asked for when they are opened. */
const fresh = new Set([globalThis.sessionStorage.getItem(KEY) ?? '']);

/** Begins a note; answers its id. */
export function beginNote(): string {
  const id = newId();
  fresh.add(id);
  try {
    globalThis.sessionStorage.setItem(KEY, id);
  } catch {
    // Storage is off or full: after a reload the note is said to be gone, and nothing was in it.
  }
  return id;
}

export function isFresh(noteId: string): boolean {
  return fresh.has(noteId);
}

/** The note is on disk. */
export function endFresh(noteId: string): void {
  fresh.delete(noteId);
  if (globalThis.sessionStorage.getItem(KEY) === noteId) globalThis.sessionStorage.removeItem(KEY);
}
