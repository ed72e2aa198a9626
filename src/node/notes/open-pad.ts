import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Log, StorageProblem } from '../../core/ports.ts';
import { ok, type Result } from '../../shared/result.ts';
import { inTransaction } from '../history/transaction.ts';
import { type Arrange, createArrange } from './arrange.ts';
import { createNoteLists, type NoteLists } from './note-lists.ts';
import { createNoteSearch } from './note-search.ts';
import { openNotesDatabase } from './open.ts';
import { createPrompts, type Prompts } from './prompts.ts';
import { type Salvaged, salvageNotes } from './salvage.ts';
import { createNoteWriter, type NoteWriter } from './save.ts';
import { createTemplates, type Templates } from './templates.ts';
import { createTexts, type Texts } from './texts.ts';
import { createUpkeep, type Upkeep } from './upkeep.ts';
import { createWords, hasFullText, hasWords } from './words.ts';

/** An open notes database with everything that reads and writes it. */
export interface Pad {
  readonly db: DatabaseSync;
  readonly texts: Texts;
  readonly writer: NoteWriter;
  readonly arrange: Arrange;
  readonly lists: NoteLists;
  readonly search: ReturnType<typeof createNoteSearch>;
  readonly prompts: Prompts;
  readonly templates: Templates;
  readonly upkeep: Upkeep;
  readonly isRanked: boolean;
  /** What is there can be read; every write is refused. */
  readonly isReadOnly: boolean;
}

export interface OpenPadOptions {
  readonly path: string;
  readonly wallMs: number;
  readonly log: Log;
  /** The file has shown damage: every page of it is looked at. */
  readonly isSuspect: boolean;
  /** False leaves out FTS5 where SQLite has it. */
  readonly mayRank: boolean;
}

/**
 * Opens the pad. Of a damaged file, set aside, all notes, prompts and templates that can be read are taken over; `notice` says so in plain words.
 */
export function openPad(
  options: OpenPadOptions,
): Result<{ readonly pad: Pad; readonly notice: string | null }, StorageProblem> {
  const { path, wallMs, log, mayRank, isSuspect } = options;
  const opened = openNotesDatabase(path, wallMs, isSuspect);
  if (!opened.ok) return opened;
  const { db, aside, isReadOnly } = opened.value;
  const isRanked = mayRank && hasFullText(db) && (!isReadOnly || hasWords(db));
  const pad = createPad(db, isRanked, isReadOnly);
  if (aside === null) return ok({ pad, notice: null });
  const salvaged = salvageNotes(aside, log);
  inTransaction(db, () => takeOver(pad, salvaged, wallMs));
  const count = salvaged.notes.length;
  log.warn('notes.damaged', { aside: basename(aside), salvaged: count });
  return ok({ pad, notice: damageNotice(basename(aside), count) });
}

function takeOver({ writer, prompts, templates }: Pad, salvaged: Salvaged, wallMs: number): void {
  const noteIds = new Map<string, string>();
  for (const { id, ...note } of salvaged.notes) {
    noteIds.set(id, writer.add(id === '' ? randomUUID() : id, note, wallMs));
  }
  for (const prompt of salvaged.prompts) {
    prompts.queue({ ...prompt, noteId: noteIds.get(prompt.noteId ?? '') ?? null }, wallMs);
  }
  for (const template of salvaged.templates) templates.save(template, wallMs);
}

function createPad(db: DatabaseSync, isRanked: boolean, isReadOnly: boolean): Pad {
  const texts = createTexts(db);
  const words = isRanked ? createWords(db) : null;
  return {
    db,
    texts,
    isRanked,
    isReadOnly,
    writer: createNoteWriter(db, texts),
    arrange: createArrange(db, texts, words),
    lists: createNoteLists(db, texts),
    search: createNoteSearch(db, texts, words),
    prompts: createPrompts(db, texts),
    templates: createTemplates(db),
    upkeep: createUpkeep(db, texts, words),
  };
}

function damageNotice(aside: string, count: number): string {
  const taken =
    count === 0
      ? 'Nothing could be read of it'
      : count === 1
        ? 'One note was taken over'
        : `${count} notes were taken over`;
  return `The notes file was damaged. It was kept as ${aside}, and a new one begun. ${taken}.`;
}
