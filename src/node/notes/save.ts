import type { DatabaseSync } from 'node:sqlite';
import type { NewNote, NoteWrite, NoteWritten } from '../../core/note-ports.ts';
import type { NoteRow, Origin } from '../../shared/notes/model.ts';
import { tagsIn } from '../../shared/notes/tags.ts';
import { beginningOf } from '../../shared/notes/text.ts';
import { prepareRows, toInteger, toText } from '../history/rows.ts';
import { createNoteReader, SELECT_NOTE } from './note-rows.ts';
import { createPlacing } from './placing.ts';
import type { Texts } from './texts.ts';
import { KEEP_ALL_MS } from './thin.ts';

/** Writes texts of notes. Each function runs within the caller's transaction and throws SQLite's error. */
export interface NoteWriter {
  readonly save: (write: NoteWrite, at: number) => NoteWritten;
  /** Makes a note of a text beside the note it belongs to, pinned as that is; the one that has this text where there is one. */
  readonly saveBeside: (noteId: string, newId: string, text: string, at: number) => NoteRow;
  /** Adds a note from a file under a new id; answers the id of the note outside the trash that has that very text where there is one. */
  readonly add: (newId: string, note: NewNote, nowMs: number) => string;
}

export function createNoteWriter(db: DatabaseSync, texts: Texts): NoteWriter {
  const toNote = createNoteReader(db);
  const byId = prepareRows(db, `${SELECT_NOTE} where id = ?`);
  const alike = prepareRows(
    db,
    'select id, key, revision from note where chars = ? and title = ? and snippet = ? and trashed_at is null',
  );
  const insert = db.prepare(
    `insert into note (id, title, snippet, chars, created_at, updated_at, position, revision)
     values (?, ?, ?, ?, ?, ?, coalesce((select max(position) from note), 0) + 1, 1)`,
  );
  const update = db.prepare(
    `update note set title = ?, snippet = ?, chars = ?, updated_at = ?, revision = ?, trashed_at = null,
       thin_at = coalesce(thin_at, ?) where key = ?`,
  );
  const revive = db.prepare('update note set trashed_at = null where key = ?');
  const copyPin = db.prepare(
    'update note set pinned = coalesce((select pinned from note where id = ?), 0) where id = ?',
  );
  const pin = db.prepare('update note set pinned = 1 where id = ?');
  const place = createPlacing(db, 'note', 'desc');
  const tagsOf = prepareRows(db, 'select tag from tag where note = ? order by place');
  const clearTags = db.prepare('delete from tag where note = ?');
  const addTag = db.prepare('insert into tag (tag, note, place) values (?, ?, ?)');

  const find = (noteId: string) => {
    const row = byId(noteId)[0];
    return row === undefined ? null : toNote(row);
  };

  const setTags = (note: number, text: string): void => {
    const tags = tagsIn(text);
    const known = tagsOf(note).map(([tag]) => toText(tag));
    if (known.length === tags.length && known.every((tag, place) => tag === tags[place])) return;
    clearTags.run(note);
    for (const [place, tag] of tags.entries()) addTag.run(tag, note, place);
  };

  const begin = (noteId: string, text: string, origin: Origin, at: number, createdAt: number): void => {
    const { title, snippet } = beginningOf(text);
    const { lastInsertRowid } = insert.run(noteId, title, snippet, text.length, createdAt, at);
    const note = Number(lastInsertRowid);
    texts.begin(note, { number: 1, at, origin, text });
    setTags(note, text);
  };

  /** The id of a note outside the trash that has this very text. */
  const findText = (text: string): string | null => {
    const { title, snippet } = beginningOf(text);
    const found = alike(text.length, title, snippet).find(
      ([, key, revision]) => texts.read(toInteger(key), toInteger(revision)) === text,
    );
    return found === undefined ? null : toText(found[0]);
  };

  const saved = (noteId: string): Extract<NoteWritten, { readonly kind: 'saved' }> => {
    const note = find(noteId);
    if (note === null) throw new Error(`note ${noteId} vanished within a transaction`);
    return { kind: 'saved', note: note.row };
  };

  return {
    save: ({ noteId, text, base, origin }, at) => {
      const found = find(noteId);
      if (found === null) {
        begin(noteId, text, origin, at, at);
        return saved(noteId);
      }
      const { key, row } = found;
      const current = texts.read(key, row.revision) ?? '';
      if (current === text) {
        if (row.trashedAt !== null) revive.run(key);
        return saved(noteId);
      }
      if (base !== row.revision) {
        return { kind: 'stale', current: { ...row, text: current }, baseText: texts.read(key, base) };
      }
      const number = row.revision + 1;
      texts.append(key, { number: row.revision, text: current }, { number, at, origin, text });
      const { title, snippet } = beginningOf(text);
      update.run(title, snippet, text.length, at, number, at + KEEP_ALL_MS, key);
      setTags(key, text);
      return saved(noteId);
    },
    saveBeside: (noteId, newId, text, at) => {
      const known = findText(text);
      if (known !== null) return saved(known).note;
      begin(newId, text, 'typed', at, at);
      place(newId, noteId);
      copyPin.run(noteId, newId);
      return saved(newId).note;
    },
    add: (newId, { text, at, pinned }, nowMs) => {
      const known = findText(text);
      if (known !== null) return known;
      const changedAt = Math.min(at, nowMs);
      begin(newId, text, 'imported', changedAt, changedAt);
      if (pinned === true) pin.run(newId);
      return newId;
    },
  };
}
