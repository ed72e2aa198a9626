import type { DatabaseSync } from 'node:sqlite';
import type { NoteHit } from '../../shared/notes/model.ts';
import {
  excerptOf,
  findWord,
  foldText,
  hasLetters,
  isIndexed,
  marksIn,
  type SearchWord,
  toSearchWords,
} from '../../shared/notes/search.ts';
import { tagsIn } from '../../shared/notes/tags.ts';
import { prepareRows } from '../history/rows.ts';
import { createNoteReader, type KeyedNote, SELECT_NOTE } from './note-rows.ts';
import { IS_STALE } from './schema.ts';
import type { Texts } from './texts.ts';
import type { Words } from './words.ts';

/** As many notes are read for what the index does not know of them. */
const MOST_READ = 1_000;

/** Answers searches: by the index, and by reading the few notes that it does not know as they stand. */
export function createNoteSearch(
  db: DatabaseSync,
  texts: Texts,
  words: Words | null,
): (query: { readonly query: string; readonly limit: number }) => readonly NoteHit[] {
  const toNote = createNoteReader(db);
  const byKey = prepareRows(db, `${SELECT_NOTE} where key = ? and trashed_at is null`);
  const stale = prepareRows(db, `${SELECT_NOTE} where ${IS_STALE} order by updated_at desc`);
  const all = prepareRows(
    db,
    `${SELECT_NOTE} where trashed_at is null order by pinned desc, updated_at desc`,
  );

  const textOf = ({ key, row }: KeyedNote): string => texts.read(key, row.revision) ?? '';

  /** Those that hold every word, read one by one; a find in the title comes first. */
  const scan = (
    notes: readonly KeyedNote[],
    asked: readonly SearchWord[],
    limit: number,
  ): readonly KeyedNote[] => {
    const found = notes.filter((note) => holdsAll(textOf(note), asked));
    const [inTitle, inText] = [true, false].map((wanted) =>
      found.filter(({ row }) => holdsAll(row.title, asked) === wanted),
    );
    return [...(inTitle ?? []), ...(inText ?? [])].slice(0, limit);
  };

  /** By the index, and where that does not know all that is asked, by what its finds hold; null where they are too many to read. */
  const findIndexed = (
    index: Words,
    asked: readonly SearchWord[],
    limit: number,
  ): readonly KeyedNote[] | null => {
    const known = asked.filter(hasLetters);
    const isAllKnown = asked.every(isIndexed);
    if (known.length === 0) return null;
    const keys = index.find(known, isAllKnown ? limit : MOST_READ);
    if (!isAllKnown && keys.length === MOST_READ) return null;
    const notes = keys.flatMap((key) => byKey(key).map(toNote));
    return isAllKnown ? notes : notes.filter((note) => holdsAll(textOf(note), asked));
  };

  return ({ query, limit }) => {
    const asked = toSearchWords(query);
    if (asked.length === 0) return [];
    const unindexed = words === null ? [] : stale().map(toNote);
    const isUnindexed = new Set(unindexed.map(({ key }) => key));
    const fresh = unindexed.filter(({ row }) => row.trashedAt === null);
    const indexed = words === null ? null : findIndexed(words, asked, limit + isUnindexed.size);
    const others = indexed ?? scan(all().map(toNote), asked, limit + isUnindexed.size);
    return [...scan(fresh, asked, limit), ...others.filter(({ key }) => !isUnindexed.has(key))]
      .slice(0, limit)
      .map((note) => toHit(note.row, textOf(note), asked));
  };
}

function toHit(note: KeyedNote['row'], text: string, asked: readonly SearchWord[]): NoteHit {
  return {
    note,
    title: { text: note.title, marks: marksIn(note.title, asked) },
    excerpt: excerptOf(text, asked),
  };
}

function holdsAll(text: string, asked: readonly SearchWord[]): boolean {
  const folded = foldText(text);
  return asked.every(({ kind, text: word }) =>
    kind === 'tag'
      ? tagsIn(text).some((tag) => foldText(tag).startsWith(word))
      : findWord(folded, word) !== -1,
  );
}
