import type { DatabaseSync } from 'node:sqlite';
import { tagsIn } from '../../shared/notes/tags.ts';
import { prepareRows, toInteger, toText } from '../history/rows.ts';
import { inTransaction } from '../history/transaction.ts';
import { IS_STALE } from './schema.ts';
import type { Texts } from './texts.ts';
import { decideThinned, nextThinAt } from './thin.ts';
import type { Words } from './words.ts';

/** A note stays in the trash this long. */
export const TRASH_KEEP_MS = 30 * 86_400_000;

/** Work is done in pieces of about this size, each a transaction of its own, so that neither the disk nor a writer waits long. */
const CHARS_AT_ONCE = 2_000_000;
const NOTES_AT_ONCE = 200;

/** What can wait. Both answer whether there is more to do, and throw SQLite's error. */
export interface Upkeep {
  /** Brings the words of changed notes into the index. */
  readonly index: () => boolean;
  /** Takes revisions away that have outlived their use. */
  readonly thin: (nowMs: number) => boolean;
}

export function createUpkeep(db: DatabaseSync, texts: Texts, words: Words | null): Upkeep {
  const stale = prepareRows(
    db,
    `select key, revision, trashed_at is not null, title, chars from note where ${IS_STALE} limit ?`,
  );
  const setIndexed = db.prepare('update note set indexed = ? where key = ?');
  const due = prepareRows(db, 'select key from note where thin_at <= ? order by thin_at limit ?');
  const revisions = prepareRows(db, 'select number, at from revision where note = ? order by number');
  const setThinAt = db.prepare('update note set thin_at = ? where key = ?');

  const indexOne = (index: Words, key: number, revision: number, title: string): void => {
    const text = texts.read(key, revision) ?? '';
    index.put(key, { title, tags: tagsIn(text), text });
  };

  return {
    index: () => {
      if (words === null) return false;
      const notes = stale(NOTES_AT_ONCE);
      let chars = 0;
      let done = 0;
      if (notes.length === 0) return false;
      inTransaction(db, () => {
        for (const [column, revision, isTrashed, title, length] of notes) {
          if (chars > 0 && chars + toInteger(length) > CHARS_AT_ONCE) break;
          const key = toInteger(column);
          if (toInteger(isTrashed) === 1) words.remove(key);
          else indexOne(words, key, toInteger(revision), toText(title));
          setIndexed.run(toInteger(isTrashed) === 1 ? 0 : toInteger(revision), key);
          chars += toInteger(length);
          done += 1;
        }
      });
      return done < notes.length || notes.length === NOTES_AT_ONCE;
    },
    thin: (nowMs) => {
      const notes = due(nowMs, NOTES_AT_ONCE);
      if (notes.length === 0) return false;
      for (const [column] of notes) {
        const key = toInteger(column);
        inTransaction(db, () => {
          const all = revisions(key).map(([number, at]) => ({
            number: toInteger(number),
            at: toInteger(at),
          }));
          const gone = decideThinned(all, nowMs);
          texts.drop(key, gone);
          const kept = all.filter(({ number }) => !gone.has(number));
          setThinAt.run(nextThinAt(kept, nowMs), key);
        });
      }
      return notes.length === NOTES_AT_ONCE;
    },
  };
}
