import type { DatabaseSync } from 'node:sqlite';
import type { NoteStore } from '../../core/note-ports.ts';
import {
  type Note,
  type NoteListQuery,
  type NotePage,
  type Origin,
  OriginSchema,
  type Revision,
  type RevisionText,
  type TagCount,
} from '../../shared/notes/model.ts';
import { toTag } from '../../shared/notes/tags.ts';
import { prepareRows, type Row, toInteger, toText } from '../history/rows.ts';
import { createNoteReader, SELECT_NOTE } from './note-rows.ts';
import type { Texts } from './texts.ts';

/** Reads notes and their history. Throws SQLite's error. */
export interface NoteLists {
  readonly counts: () => { readonly notes: number; readonly trashed: number };
  readonly changes: () => number;
  readonly list: (query: NoteListQuery) => NotePage;
  readonly tags: (limit: number) => readonly TagCount[];
  readonly get: (noteId: string) => Note | null;
  readonly revisions: (query: Parameters<NoteStore['revisions']>[0]) => readonly Revision[];
  readonly revision: (noteId: string, revision: number) => RevisionText | null;
}

const ORDERS = {
  manual: 'pinned desc, position desc, key desc',
  updated: 'pinned desc, updated_at desc, key desc',
  trashed: 'trashed_at desc, key desc',
} as const;

const COUNT = 'select count(*) from note';
const LIVE = 'trashed_at is null';
const TRASHED = 'trashed_at is not null';
const TAGGED = `${LIVE} and key in (select note from tag where tag = ?)`;

export function createNoteLists(db: DatabaseSync, texts: Texts): NoteLists {
  const toNote = createNoteReader(db);
  const count = {
    live: prepareRows(db, `${COUNT} where ${LIVE}`),
    trashed: prepareRows(db, `${COUNT} where ${TRASHED}`),
    tagged: prepareRows(db, `${COUNT} where ${TAGGED}`),
  };
  const page = (where: string, order: string) =>
    prepareRows(db, `${SELECT_NOTE} where ${where} order by ${order} limit ? offset ?`);
  const pages = {
    trashed: page(TRASHED, ORDERS.trashed),
    live: { manual: page(LIVE, ORDERS.manual), updated: page(LIVE, ORDERS.updated) },
    tagged: { manual: page(TAGGED, ORDERS.manual), updated: page(TAGGED, ORDERS.updated) },
  };
  const tags = prepareRows(
    db,
    `select tag, count(*) from tag join note on note.key = tag.note where ${LIVE} group by tag order by 2 desc, 1 limit ?`,
  );
  const byId = prepareRows(db, `${SELECT_NOTE} where id = ?`);
  const keyOf = prepareRows(db, 'select key from note where id = ?');
  const revisionColumns = 'select number, at, origin, chars from revision where note = ?';
  const revisions = prepareRows(db, `${revisionColumns} and number < ? order by number desc limit ?`);
  const revision = prepareRows(db, `${revisionColumns} and number = ?`);
  const changes = prepareRows(db, "select value from mark where name = 'changes'");

  const one = (rows: readonly Row[]): number => toInteger(rows[0]?.[0]);
  const list = ({ trashed, tag, order, offset, limit }: NoteListQuery): readonly [readonly Row[], number] => {
    if (trashed) return [pages.trashed(limit, offset), one(count.trashed())];
    if (tag === null) return [pages.live[order](limit, offset), one(count.live())];
    const wanted = toTag(tag);
    return [pages.tagged[order](wanted, limit, offset), one(count.tagged(wanted))];
  };

  return {
    counts: () => ({ notes: one(count.live()), trashed: one(count.trashed()) }),
    changes: () => one(changes()),
    list: (query) => {
      const [rows, total] = list(query);
      return { rows: rows.map((row) => toNote(row).row), total, changes: one(changes()) };
    },
    tags: (limit) => tags(limit).map(([tag, notes]) => ({ tag: toText(tag), notes: toInteger(notes) })),
    get: (noteId) => {
      const found = byId(noteId)[0];
      if (found === undefined) return null;
      const { key, row } = toNote(found);
      return { ...row, text: texts.read(key, row.revision) ?? '' };
    },
    revisions: ({ noteId, before, limit }) =>
      revisions(one(keyOf(noteId)), before ?? Number.MAX_SAFE_INTEGER, limit).map(toRevision),
    revision: (noteId, number) => {
      const key = one(keyOf(noteId));
      const found = revision(key, number)[0];
      const text = found === undefined ? null : texts.read(key, number);
      return found === undefined || text === null ? null : { ...toRevision(found), text };
    },
  };
}

function toRevision([number, at, origin, chars]: Row): Revision {
  return {
    revision: toInteger(number),
    at: toInteger(at),
    origin: toOrigin(toText(origin)),
    chars: toInteger(chars),
  };
}

function toOrigin(text: string): Origin {
  const parsed = OriginSchema.safeParse(text);
  return parsed.success ? parsed.data : 'typed';
}
