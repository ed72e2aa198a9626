import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kept, NoteStore } from '../src/core/note-ports.ts';
import { createClock } from '../src/node/clock.ts';
import { createNoteStore } from '../src/node/notes/create-note-store.ts';
import { MAX_NOTE_CHARS } from '../src/shared/notes/text.ts';
import type { Measurement } from './measurement.ts';

const NOTES = 10_000;
const SAVES = 200;
const START_MS = Date.UTC(2026, 0, 1);
const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What people look for while they type: rare and common words, several, a prefix, a tag, and nothing. */
const SEARCHES = [
  'kestrel',
  'outage',
  'outage retry',
  'ret',
  'a',
  'the',
  '#work',
  'review the outage',
  'nowhere',
];

const WORDS =
  'the a outage retry prompt model draft review claude ship of to and for error overloaded page status service back again write test plan later ask about reply meeting notes idea fix branch deploy token limit'.split(
    ' ',
  );

/**
 * Fills a pad with 10,000 notes of about 2 kB and one of a mebibyte, types in both, and searches as a user types. A save is
 * the whole way to the disk, with its sync.
 */
export async function measureNotes(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    const path = join(folder, 'notes.db');
    const store = open(path);
    const importMs = time(() => fill(store));
    const indexMs = time(() => {
      for (let turn = 0; turn < 200; turn += 1) expectKept(store.maintain(START_MS));
    });
    const bytes = statSync(path).size;
    const ranked = searchTimes(store);
    const listMs = median(() =>
      expectKept(store.list({ trashed: false, tag: null, order: 'manual', offset: 5_000, limit: 200 })),
    );
    const short = typing(store, createText(2_000, 1));
    const long = typing(store, createText(MAX_NOTE_CHARS - 10_000, 2));
    store.close();
    const openLongMs = median(() => {
      const fresh = open(path);
      const startedAt = performance.now();
      expectKept(fresh.revision(long.noteId, SAVES));
      const tookMs = performance.now() - startedAt;
      fresh.close();
      return tookMs;
    });
    const reopenMs = time(() => open(path).close());
    const plain = createNoteStore({ path, clock: createClock(), log: LOG, mayRank: false });
    const plainMs = Math.max(...searchTimes(plain));
    plain.close();
    return [
      { name: 'importing 10,000 notes', value: importMs, unit: 'ms', budget: null },
      { name: 'indexing 10,000 notes', value: indexMs, unit: 'ms', budget: null },
      { name: 'disk per note of 2 kB, with index', value: bytes / NOTES, unit: 'B', budget: null },
      { name: 'search in 10,000 notes, slowest', value: Math.max(...ranked), unit: 'ms', budget: 20 },
      { name: 'search in 10,000 notes, median', value: middle(ranked), unit: 'ms', budget: 20 },
      { name: 'the same without FTS5, slowest', value: plainMs, unit: 'ms', budget: null },
      { name: '200 of 10,000 notes listed', value: listMs, unit: 'ms', budget: null },
      { name: 'save of a 2 kB note, median', value: short.medianMs, unit: 'ms', budget: null },
      { name: 'save of a 1 MB note, median', value: long.medianMs, unit: 'ms', budget: null },
      { name: 'save of a 1 MB note, slowest', value: long.slowestMs, unit: 'ms', budget: null },
      { name: 'bytes written per save, 1 MB note', value: long.bytes, unit: 'B', budget: null },
      { name: 'reading a 1 MB note, 200 changes', value: openLongMs, unit: 'ms', budget: null },
      { name: 'opening 10,000 notes', value: reopenMs, unit: 'ms', budget: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(path: string): NoteStore {
  const store = createNoteStore({ path, clock: createClock(), log: LOG });
  expectKept(store.status());
  return store;
}

/** The value of an answer that must not be a failure. */
export function expectKept<Value>(kept: Kept<Value>): Value {
  if (!kept.ok) throw new Error(kept.error.message);
  return kept.value;
}

/** 10,000 notes of about 2 kB, a minute apart. */
export function fill(store: NoteStore): void {
  for (let from = 0; from < NOTES; from += 100) {
    const notes = Array.from({ length: 100 }, (_, n) => ({
      text: createText(2_000, from + n),
      at: START_MS + (from + n) * 60_000,
    }));
    expectKept(store.addMany(notes));
  }
}

/** Prose of about a length that is the same in every run. One note in fifty has a rare word, one in ten a tag. */
export function createText(chars: number, seed: number): string {
  const parts = [`# Note ${seed}`, seed % 50 === 0 ? 'kestrel' : '', seed % 10 === 0 ? '#work' : ''];
  let length = 20;
  for (let n = seed * 31; length < chars; n += 1) {
    const word = n % 17 === 0 ? `w${fraction(n).toString(36).slice(2, 7)}` : pick(n);
    parts.push(n % 12 === 0 ? `${word}\n` : word);
    length += word.length + 1;
  }
  return parts.join(' ');
}

function pick(n: number): string {
  return WORDS[Math.floor(fraction(n) ** 2 * WORDS.length)] ?? '';
}

/** A number from 0 to below 1 that looks like chance and is the same in every run (Knuth's multiplicative hashing). */
function fraction(n: number): number {
  return ((Math.imul(n + 1, 2_654_435_761) >>> 0) % 1_000_003) / 1_000_003;
}

function searchTimes(store: NoteStore): readonly number[] {
  return SEARCHES.map((query) => median(() => expectKept(store.search({ query, limit: 30 }))));
}

/** Types words into the middle of a note, a save for each. */
function typing(
  store: NoteStore,
  text: string,
): {
  readonly medianMs: number;
  readonly slowestMs: number;
  readonly bytes: number | null;
  readonly noteId: string;
} {
  const noteId = randomUUID();
  const at = Math.floor(text.length / 2);
  expectKept(store.save({ noteId, text, base: 0, origin: 'typed' }));
  const before = bytesWrittenSoFar();
  const times = Array.from({ length: SAVES }, (_, n) => {
    const typed = text.slice(0, at) + 'typed '.repeat(n + 1) + text.slice(at);
    return time(() => expectKept(store.save({ noteId, text: typed, base: n + 1, origin: 'typed' })));
  });
  const after = bytesWrittenSoFar();
  const bytes = before === null || after === null ? null : (after - before) / SAVES;
  return { medianMs: middle(times), slowestMs: Math.max(...times), bytes, noteId };
}

/** Everything this process handed to `write` so far, in bytes: https://man7.org/linux/man-pages/man5/proc_pid_io.5.html */
function bytesWrittenSoFar(): number | null {
  if (process.platform !== 'linux') return null;
  const count = /^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1];
  return count === undefined ? null : Number(count);
}

/** The median of eleven runs: of the time each answers in ms, or else of the time it took. */
function median(work: () => number | object): number {
  return middle(
    Array.from({ length: 11 }, () => {
      const startedAt = performance.now();
      const answer = work();
      return typeof answer === 'number' ? answer : performance.now() - startedAt;
    }),
  );
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function time(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
