import type { DatabaseSync } from 'node:sqlite';
import type { Origin } from '../../shared/notes/model.ts';
import { applySplice, joinSplices, NO_CHANGE, type Splice, toSplice } from '../../shared/notes/splice.ts';
import { prepareRows, toInteger, toText } from '../history/rows.ts';

/** A revision to be written. */
export interface NewRevision {
  readonly number: number;
  readonly at: number;
  readonly origin: Origin;
  readonly text: string;
}

/** The texts of notes, every revision of them, by the note's key. */
export interface Texts {
  /** The text of a revision; null where it is not there. */
  readonly read: (note: number, number: number) => string | null;
  /** Writes the first revision of a note. */
  readonly begin: (note: number, revision: NewRevision) => void;
  /** Writes a revision after `before`, which was the newest: as what changed, or whole where many changes went before. */
  readonly append: (
    note: number,
    before: { readonly number: number; readonly text: string },
    next: NewRevision,
  ) => void;
  /** Takes revisions away, never the newest, without changing how the others read. */
  readonly drop: (note: number, numbers: ReadonlySet<number>) => void;
  /** To be called when a transaction failed: what it wrote is not there. */
  readonly forget: () => void;
}

/**
 * After this many changes in a row a text is written whole again, so that reading it stays quick. A longer text waits longer,
 * so that an hour of typing in it does not fill the disk.
 */
const LEAST_CHAIN = 16;
const MOST_CHAIN = 128;
const CHARS_PER_LINK = 4_096;

/** Texts last read or written, so that a save in the midst of typing reads nothing. */
const REMEMBERED = 4;

/** How a text is kept: base, start, removed, text. */
type Columns = readonly [base: number | null, start: number, removed: number, text: string];

function whole(text: string): Columns {
  return [null, 0, 0, text];
}

export function createTexts(db: DatabaseSync): Texts {
  const wholeBefore = prepareRows(
    db,
    'select max(number) from revision where note = ? and number <= ? and base is null',
  );
  const chain = prepareRows(
    db,
    'select number, base, start, removed, text from revision where note = ? and number between ? and ? order by number',
  );
  const countSince = prepareRows(
    db,
    `select count(*), sum(length(text)) from revision where note = ?1 and number <= ?2 and number >
       (select max(number) from revision where note = ?1 and number <= ?2 and base is null)`,
  );
  const insert = db.prepare(
    'insert into revision (note, number, at, origin, chars, base, start, removed, text) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const rewrite = db.prepare(
    'update revision set base = ?, start = ?, removed = ?, text = ? where note = ? and number = ?',
  );
  const remove = db.prepare('delete from revision where note = ? and number = ?');
  const numbersOf = prepareRows(db, 'select number from revision where note = ? order by number');
  let remembered: readonly { readonly key: string; readonly text: string }[] = [];

  const remember = (note: number, number: number, text: string): void => {
    const key = `${note} ${number}`;
    remembered = [{ key, text }, ...remembered.filter((each) => each.key !== key)].slice(0, REMEMBERED);
  };

  const read = (note: number, number: number): string | null => {
    const known = remembered.find(({ key }) => key === `${note} ${number}`);
    if (known !== undefined) return known.text;
    const from = wholeBefore(note, number)[0]?.[0];
    if (typeof from !== 'number') return null;
    let text = '';
    // Typing goes on where it was: so many small changes are one, and a long text is put together once.
    let pending: Splice = NO_CHANGE;
    let last: number | null = null;
    for (const [at, base, start, removed, piece] of chain(note, from, number)) {
      const splice = { start: toInteger(start), removed: toInteger(removed), text: toText(piece) };
      if (base === null) {
        text = splice.text;
        pending = NO_CHANGE;
      } else if (base === last) {
        const joined = joinSplices(pending, splice);
        if (joined === null) text = applySplice(text, pending);
        pending = joined ?? splice;
      } else return null;
      last = toInteger(at);
    }
    text = applySplice(text, pending);
    if (last === number) remember(note, number, text);
    return last === number ? text : null;
  };

  /** The columns that hold `text`, as what changed since `before` or whole. */
  const encode = (
    note: number,
    before: { readonly number: number; readonly text: string },
    text: string,
  ): Columns => {
    const splice = toSplice(before.text, text);
    const [links, chars] = countSince(note, before.number)[0] ?? [];
    const most = Math.min(MOST_CHAIN, Math.max(LEAST_CHAIN, text.length / CHARS_PER_LINK));
    const isLong =
      toInteger(links) >= most || toInteger(chars) + splice.text.length > text.length + CHARS_PER_LINK;
    return isLong ? whole(text) : [before.number, splice.start, splice.removed, splice.text];
  };

  const write = (note: number, { number, at, origin, text }: NewRevision, columns: Columns): void => {
    insert.run(note, number, at, origin, text.length, ...columns);
    remember(note, number, text);
  };

  /** Removes a run of revisions, and writes the one after it anew on the one before it. */
  const close = (note: number, before: number | null, cut: readonly number[], after: number): void => {
    const text = read(note, after);
    const base = before === null ? null : read(note, before);
    if (text === null) return;
    for (const number of cut) remove.run(note, number);
    const columns =
      before === null || base === null ? whole(text) : encode(note, { number: before, text: base }, text);
    rewrite.run(...columns, note, after);
  };

  return {
    read,
    begin: (note, revision) => write(note, revision, whole(revision.text)),
    append: (note, before, next) => write(note, next, encode(note, before, next.text)),
    drop: (note, numbers) => {
      let kept: number | null = null;
      let cut: readonly number[] = [];
      for (const [column] of numbersOf(note)) {
        const number = toInteger(column);
        if (numbers.has(number)) {
          cut = [...cut, number];
          continue;
        }
        if (cut.length > 0) close(note, kept, cut, number);
        kept = number;
        cut = [];
      }
    },
    forget: () => {
      remembered = [];
    },
  };
}
