import { newId } from './new-id.ts';

/** Notes begun in this window that are nowhere yet: they are not asked for when they are opened. */
const fresh = new Set<string>();

/** Begins a note; answers its id. */
export function beginNote(): string {
  const id = newId();
  fresh.add(id);
  return id;
}

export function isFresh(noteId: string): boolean {
  return fresh.has(noteId);
}

/** The note is on disk. */
export function endFresh(noteId: string): void {
  fresh.delete(noteId);
}
