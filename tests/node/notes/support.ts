import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Kept, NoteStore } from '../../../src/core/note-ports.ts';
import { createNoteStore, type NoteStoreOptions } from '../../../src/node/notes/create-note-store.ts';
import type { NoteRow } from '../../../src/shared/notes/model.ts';

export const START_MS = Date.UTC(2026, 3, 28, 16, 0);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A folder of the test's own, removed with it. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-notes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands still until it is turned; what is due then runs. */
export interface HandClock {
  readonly wallMs: () => number;
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly turn: (ms: number) => void;
}

export function createHandClock(startMs = START_MS): HandClock {
  let now = startMs;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    wallMs: () => now,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    turn: (ms) => {
      now += ms;
      for (
        let due = timers.find(({ at }) => at <= now);
        due !== undefined;
        due = timers.find(({ at }) => at <= now)
      ) {
        const { run } = due;
        timers = timers.filter((each) => each.run !== run);
        run();
      }
    },
  };
}

export const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A store over a file, closed with the test. */
export function createStore(options: Partial<NoteStoreOptions> & { readonly path?: string } = {}): NoteStore {
  const store = createNoteStore({
    path: options.path ?? join(createFolder(), 'notes.db'),
    clock: options.clock ?? createHandClock(),
    log: options.log ?? SILENT,
    ...(options.mayRank === undefined ? {} : { mayRank: options.mayRank }),
  });
  onTestFinished(store.close);
  return store;
}

/** What a call answered, where it must have gone well. */
export function got<Value>(kept: Kept<Value>): Value {
  if (!kept.ok) throw new Error(`${kept.error.kind}: ${kept.error.message}`);
  return kept.value;
}

/** What there must be. */
export function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

/** Saves a text as a new note, or over a note as it stands. */
export function write(store: NoteStore, text: string, over?: NoteRow): NoteRow {
  const saved = got(
    store.save({ noteId: over?.id ?? randomUUID(), text, base: over?.revision ?? 0, origin: 'typed' }),
  );
  if (saved.kind !== 'saved') throw new Error('the note has moved on');
  return saved.note;
}

export const ALL = { trashed: false, tag: null, order: 'manual', offset: 0, limit: 200 } as const;

export function titles(
  store: NoteStore,
  query: Partial<Parameters<NoteStore['list']>[0]> = {},
): readonly string[] {
  return got(store.list({ ...ALL, ...query })).rows.map(({ title }) => title);
}

/** The texts of a note's revisions, newest first. */
export function revisionTexts(store: NoteStore, noteId: string): readonly string[] {
  return got(store.revisions({ noteId, before: null, limit: 200 })).map(
    ({ revision }) => there(got(store.revision(noteId, revision))).text,
  );
}

export function found(store: NoteStore, query: string, limit = 30): readonly string[] {
  return got(store.search({ query, limit })).map(({ note }) => note.title);
}
