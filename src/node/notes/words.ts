import type { DatabaseSync } from 'node:sqlite';
import { foldText, type SearchWord, UNSPACED } from '../../shared/notes/search.ts';
import { prepareRows, toInteger } from '../history/rows.ts';
import { inTransaction } from '../history/transaction.ts';

/** The words of one note, as they are looked for. */
export interface NoteWords {
  readonly title: string;
  readonly tags: readonly string[];
  readonly text: string;
}

/** The full-text index: SQLite's FTS5. It keeps no text of its own. */
export interface Words {
  readonly put: (note: number, words: NoteWords) => void;
  readonly remove: (note: number) => void;
  /** The keys of the notes that hold every word, best first. */
  readonly find: (words: readonly SearchWord[], limit: number) => readonly number[];
}

/** A find in the title counts ten times one in the text, a tag five times. */
const WEIGHTS = '10.0, 5.0, 1.0';

/**
 * What more notes hold than this says little about any of them, and ranking them all would take longer than a key press: then
 * those that hold it in title or tags come first, and the newest first among them.
 */
const MOST_RANKED = 1_000;

// https://www.sqlite.org/fts5.html: prefixes are indexed for search as you type; the text itself is in 'revision'.
const CREATE = `
  create virtual table if not exists words using fts5 (
    title, tags, text, content = '', contentless_delete = 1, prefix = '1 2 3', detail = full,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
  )`;

/** Whether this SQLite was built with FTS5. */
export function hasFullText(db: DatabaseSync): boolean {
  return prepareRows(db, "select 1 from pragma_module_list where name = 'fts5'")().length > 0;
}

/** Whether the index was made already. */
export function hasWords(db: DatabaseSync): boolean {
  return prepareRows(db, "select 1 from sqlite_schema where name = 'words'")().length > 0;
}

/** Opens the index, and makes it where it is missing. Throws SQLite's error. */
export function createWords(db: DatabaseSync): Words {
  db.exec(CREATE);
  const insert = db.prepare('insert or replace into words (rowid, title, tags, text) values (?, ?, ?, ?)');
  const remove = db.prepare('delete from words where rowid = ?');
  const ranked = prepareRows(
    db,
    `select rowid from words where words match ? order by bm25(words, ${WEIGHTS}) limit ?`,
  );
  const newest = prepareRows(db, 'select rowid from words where words match ? order by rowid desc limit ?');
  return {
    put: (note, { title, tags, text }) => {
      insert.run(note, toIndexText(title), toIndexText(tags.join(' ')), toIndexText(text));
    },
    remove: (note) => {
      remove.run(note);
    },
    find: (words, limit) => {
      const query = words.map(toTerm).join(' ');
      const isCommon = newest(query, MOST_RANKED + 1).length > MOST_RANKED;
      const rows = isCommon
        ? [...newest(`{title tags} : (${query})`, limit), ...newest(query, limit)]
        : ranked(query, limit);
      return [...new Set(rows.map(([key]) => toInteger(key)))].slice(0, limit);
    },
  };
}

/** Throws the index away; every note is to be indexed again. */
export function dropWords(db: DatabaseSync): void {
  inTransaction(db, () => db.exec('drop table words; update note set indexed = 0'));
}

const UNSPACED_CHARACTERS = new RegExp(`${UNSPACED.source}\\p{M}*`, 'gu');

/** Folded, with a space around each character of a script that puts none between words. */
function toIndexText(text: string): string {
  const folded = foldText(text);
  return UNSPACED.test(folded) ? folded.replace(UNSPACED_CHARACTERS, ' $& ') : folded;
}

/** A phrase whose last word may go on, in FTS5's syntax. Quotes are the only thing that means anything within a phrase. */
function toTerm({ kind, text }: SearchWord): string {
  const phrase = `"${toIndexText(text).replaceAll('"', '""').trim()}"*`;
  return kind === 'tag' ? `tags : ${phrase}` : phrase;
}
