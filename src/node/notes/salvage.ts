import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { NoteStore } from '../../core/note-ports.ts';
import type { Log } from '../../core/ports.ts';
import type { Template } from '../../shared/notes/model.ts';
import { applySplice, type Splice } from '../../shared/notes/splice.ts';
import { type Row, toInteger, toText } from '../history/rows.ts';

/** A note as far as it could be read; `id` is empty where that could not be. */
export interface SalvagedNote {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly pinned: boolean;
}

/** What could be read. The notes are in the order in which they are to be added: the first of the list comes last. */
export interface Salvaged {
  readonly notes: readonly SalvagedNote[];
  /** Those that waited, in order. */
  readonly prompts: readonly Parameters<NoteStore['queuePrompt']>[0][];
  readonly templates: readonly Omit<Template, 'updatedAt'>[];
}

const NOTHING: Salvaged = { notes: [], prompts: [], templates: [] };

/** Where reading breaks off, the next keys are tried one by one, this many of them; */
const SINGLE_STEPS = 500;
/** then in ever longer steps, up to the highest key any file has. */
const MOST_KEYS = 1_000_000_000;

/**
 * Reads what can be read of a damaged notes file, across what is unreadable: of each note outside the trash the newest text
 * that holds together, the prompts that wait, and the templates. Older revisions, the trash and sent prompts stay in the file.
 * Never throws.
 */
export function salvageNotes(path: string, log: Log): Salvaged {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    const rows = readNoteRows(db);
    const texts = readTexts(db);
    return {
      notes: toNotes(rows, texts),
      prompts: readPrompts(db, rows, texts, log),
      templates: readTemplates(db, log),
    };
  } catch (error) {
    log.error('notes.not_salvaged', { error: String(error) });
    return NOTHING;
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

interface NoteRow {
  readonly id: string;
  readonly isTrashed: boolean;
  readonly pinned: boolean;
  readonly position: number;
}
type NoteRows = ReadonlyMap<number, NoteRow>;

/** By key. */
function readNoteRows(db: DatabaseSync): NoteRows {
  const rows = readEach(
    db,
    'select key, id, trashed_at, pinned, position from note where key > ? order by key',
  );
  return new Map(
    rows.map(([key, id, trashedAt, pinned, position]) => [
      toInteger(key),
      {
        id: toText(id),
        isTrashed: trashedAt !== null,
        pinned: pinned === 1,
        position: toPosition(position),
      },
    ]),
  );
}

type NewestTexts = ReadonlyMap<number, { readonly text: string; readonly at: number }>;

/** Of each note, by its key. */
function readTexts(db: DatabaseSync): NewestTexts {
  const pieces = Map.groupBy(
    readEach(
      db,
      'select key, note, number, at, base, start, removed, text from revision where key > ? order by key',
    ),
    ([, note]) => toInteger(note),
  );
  return new Map(
    [...pieces].flatMap(([key, chain]) => {
      const newest = newestText(chain.map(toPiece));
      return newest === null ? [] : [[key, newest] as const];
    }),
  );
}

function toNotes(rows: NoteRows, texts: NewestTexts): readonly SalvagedNote[] {
  return [...texts]
    .map(([key, { text, at }]) => ({ text, at, row: rows.get(key) }))
    .filter(({ row }) => row?.isTrashed !== true)
    .toSorted((a, b) => (a.row?.position ?? 0) - (b.row?.position ?? 0))
    .map(({ row, text, at }) => ({ id: row?.id ?? '', pinned: row?.pinned ?? false, text, at }));
}

/** One that is a whole note has the text of its note where that is not taken over. */
function readPrompts(db: DatabaseSync, rows: NoteRows, texts: NewestTexts, log: Log): Salvaged['prompts'] {
  const sql = 'select key, id, service, note, text, position, sent_at from prompt where key > ? order by key';
  return orNone(log, () =>
    readEach(db, sql)
      .filter(([, , , , , , sentAt]) => sentAt === null)
      .toSorted(([, , , , , a], [, , , , , b]) => toPosition(a) - toPosition(b))
      .map(([, id, service, key, own]) => {
        const note = key === null ? undefined : rows.get(toInteger(key));
        const isNote = own === null && note?.isTrashed === false;
        const text = own === null && key !== null ? texts.get(toInteger(key))?.text : toText(own);
        return {
          id: toText(id),
          serviceId: toText(service),
          noteId: note?.id ?? null,
          text: isNote ? null : (text ?? null),
        };
      }),
  );
}

/** They have no number to go on from behind what cannot be read: those before it are taken. */
function readTemplates(db: DatabaseSync, log: Log): Salvaged['templates'] {
  const templates: Salvaged['templates'][number][] = [];
  orNone(log, () => {
    const statement = db.prepare('select id, name, text from template', { returnArrays: true });
    for (const row of statement.iterate()) {
      if (!isRow(row)) continue;
      const [id, name, text] = row;
      templates.push({ id: toText(id), name: toText(name), text: toText(text) });
    }
    return [];
  });
  return templates;
}

/** One table that cannot be read at all takes nothing from the others. */
function orNone<Item>(log: Log, read: () => readonly Item[]): readonly Item[] {
  try {
    return read();
  } catch (error) {
    log.error('notes.not_salvaged', { error: String(error) });
    return [];
  }
}

function toPosition(value: SQLOutputValue | undefined): number {
  return typeof value === 'number' ? value : 0;
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
