import { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../core/ports.ts';
import { applySplice, type Splice } from '../../shared/notes/splice.ts';
import { type Row, toInteger, toText } from '../history/rows.ts';

/** A note as far as it could be read. */
export interface Salvaged {
  readonly id: string;
  readonly text: string;
  readonly at: number;
}

/** Where reading breaks off, the next keys are tried one by one, this many of them; */
const SINGLE_STEPS = 500;
/** then in ever longer steps, up to the highest key any file has. */
const MOST_KEYS = 1_000_000_000;

/**
 * Reads what can be read of a damaged notes file, across what is unreadable: of each note outside the trash the newest text
 * that holds together. Prompts, templates and older revisions stay in the file. Never throws.
 */
export function salvageNotes(path: string, log: Log): readonly Salvaged[] {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    return readNotes(db);
  } catch (error) {
    log.error('notes.not_salvaged', { error: String(error) });
    return [];
  } finally {
    if (db?.isOpen) db.close();
  }
}

interface Piece {
  readonly number: number;
  readonly at: number;
  readonly base: number | null;
  readonly splice: Splice;
}

function readNotes(db: DatabaseSync): readonly Salvaged[] {
  const notes = new Map(
    readEach(db, 'select key, id, trashed_at from note where key > ? order by key').map(
      ([key, id, trashedAt]) => [toInteger(key), { id: toText(id), isTrashed: trashedAt !== null }],
    ),
  );
  const pieces = Map.groupBy(
    readEach(
      db,
      'select key, note, number, at, base, start, removed, text from revision where key > ? order by key',
    ),
    ([, note]) => toInteger(note),
  );
  return [...pieces].flatMap(([key, rows]) => {
    const note = notes.get(key);
    const newest = note?.isTrashed === true ? null : newestText(rows.map(toPiece));
    return newest === null ? [] : [{ id: note?.id ?? '', ...newest }];
  });
}

function toPiece([, , number, at, base, start, removed, text]: Row): Piece {
  return {
    number: toInteger(number),
    at: toInteger(at),
    base: base === null ? null : toInteger(base),
    splice: { start: toInteger(start), removed: toInteger(removed), text: toText(text) },
  };
}

/** Follows the chain as far as it holds; after a gap it goes on at the next whole text. */
function newestText(chain: readonly Piece[]): { readonly text: string; readonly at: number } | null {
  let newest: { readonly number: number; readonly text: string; readonly at: number } | null = null;
  for (const { number, at, base, splice } of chain.toSorted((a, b) => a.number - b.number)) {
    if (base === null) newest = { number, at, text: splice.text };
    else if (base === newest?.number) newest = { number, at, text: applySplice(newest.text, splice) };
  }
  return newest;
}

/** Every row that can be read, by rising key: where reading breaks off it begins again behind that place. */
function readEach(db: DatabaseSync, sql: string): readonly Row[] {
  const statement = db.prepare(sql, { returnArrays: true });
  const rows: Row[] = [];
  let after = -1;
  let failures = 0;
  while (after < MOST_KEYS) {
    try {
      for (const row of statement.iterate(after)) {
        if (!isRow(row)) continue;
        rows.push(row);
        after = toInteger(row[0]);
        failures = 0;
      }
      return rows;
    } catch {
      failures += 1;
      after += failures <= SINGLE_STEPS ? 1 : 2 ** (failures - SINGLE_STEPS);
    }
  }
  return rows;
}

function isRow(value: unknown): value is Row {
  return Array.isArray(value);
}
