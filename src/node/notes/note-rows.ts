import type { DatabaseSync } from 'node:sqlite';
import type { NoteRow } from '../../shared/notes/model.ts';
import { prepareRows, type Row, toInteger, toText } from '../history/rows.ts';

/** A note as the store handles it: its row, and the key its texts and words are kept under. */
export interface KeyedNote {
  readonly key: number;
  readonly row: NoteRow;
}

/** The most tags shown with a row; all of them are in the text. */
const TAGS_SHOWN = 12;

/** Begins every query for notes; `toNote` reads what it selects. */
export const SELECT_NOTE = `
  select key, id, title, snippet, chars, created_at, updated_at, trashed_at, pinned, revision,
    (select count(*) from prompt where prompt.note = note.key and sent_at is null)
  from note`;

/** Turns rows of `SELECT_NOTE` into notes. */
export function createNoteReader(db: DatabaseSync): (row: Row) => KeyedNote {
  const tagsOf = prepareRows(db, 'select tag from tag where note = ? order by place limit ?');
  return ([key, id, title, snippet, chars, createdAt, updatedAt, trashedAt, pinned, revision, waiting]) => ({
    key: toInteger(key),
    row: {
      id: toText(id),
      title: toText(title),
      snippet: toText(snippet),
      tags: tagsOf(toInteger(key), TAGS_SHOWN).map(([tag]) => toText(tag)),
      pinned: toInteger(pinned) === 1,
      createdAt: toInteger(createdAt),
      updatedAt: toInteger(updatedAt),
      trashedAt: trashedAt === null ? null : toInteger(trashedAt),
      revision: toInteger(revision),
      chars: toInteger(chars),
      waiting: toInteger(waiting),
    },
  });
}
