import type { DatabaseSync } from 'node:sqlite';
import type { NoteRow } from '../../shared/notes/model.ts';
import { prepareRows, toInteger, toText } from '../history/rows.ts';
import { createNoteReader, SELECT_NOTE } from './note-rows.ts';
import { createPlacing } from './placing.ts';
import { createPromptFreeze } from './prompts.ts';
import type { Texts } from './texts.ts';
import type { Words } from './words.ts';

/** Moves notes about. Each function runs within the caller's transaction; null means that there is no such note. */
export interface Arrange {
  readonly setTrashed: (noteId: string, trashed: boolean, at: number) => NoteRow | null;
  readonly setPinned: (noteId: string, pinned: boolean) => NoteRow | null;
  readonly move: (noteId: string, beforeId: string | null) => NoteRow | null;
  /** Deletes notes of the trash for good: one, or with null those put there before a time. Answers how many. */
  readonly purge: (noteId: string | null, trashedBefore: number) => number;
}

export function createArrange(db: DatabaseSync, texts: Texts, words: Words | null): Arrange {
  const toNote = createNoteReader(db);
  const byId = prepareRows(db, `${SELECT_NOTE} where id = ?`);
  const trash = db.prepare('update note set trashed_at = ? where id = ? and (trashed_at is null) = ?');
  const pin = db.prepare('update note set pinned = ? where id = ?');
  const place = createPlacing(db, 'note', 'desc');
  const inTrash = prepareRows(
    db,
    'select key, revision from note where trashed_at is not null and (id = ?1 or (?1 is null and trashed_at < ?2))',
  );
  const promptsOf = prepareRows(db, 'select id from prompt where note = ? and text is null');
  const freeze = createPromptFreeze(db);
  const release = db.prepare('update prompt set note = null where note = ?');
  const deletions = ['tag where note', 'revision where note', 'note where key'].map((of) =>
    db.prepare(`delete from ${of} = ?`),
  );

  const row = (noteId: string): NoteRow | null => {
    const found = byId(noteId)[0];
    return found === undefined ? null : toNote(found).row;
  };
  const after = (noteId: string, write: () => unknown): NoteRow | null => {
    if (row(noteId) === null) return null;
    write();
    return row(noteId);
  };

  return {
    setTrashed: (noteId, trashed, at) =>
      after(noteId, () => trash.run(trashed ? at : null, noteId, trashed ? 1 : 0)),
    setPinned: (noteId, pinned) => after(noteId, () => pin.run(pinned ? 1 : 0, noteId)),
    move: (noteId, beforeId) => after(noteId, () => place(noteId, beforeId)),
    purge: (noteId, trashedBefore) => {
      const notes = inTrash(noteId, trashedBefore);
      for (const [column, revision] of notes) {
        const key = toInteger(column);
        // A prompt that is still to be sent outlives its note.
        const waiting = promptsOf(key);
        const text = waiting.length === 0 ? '' : (texts.read(key, toInteger(revision)) ?? '');
        for (const [prompt] of waiting) freeze(toText(prompt), text);
        release.run(key);
        words?.remove(key);
        for (const deletion of deletions) deletion.run(key);
      }
      return notes.length;
    },
  };
}
