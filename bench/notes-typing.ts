import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClock } from '../src/node/clock.ts';
import { createNoteStore } from '../src/node/notes/create-note-store.ts';
import { isSound, openNotesDatabase } from '../src/node/notes/open.ts';

const TYPIST = fileURLToPath(new URL('notes-typist.ts', import.meta.url));
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The latest moment of death after the first word, in ms. */
const MOST_TYPING_MS = 150;

export const NOTES_TYPED_IN = 3;

export function noteIdOf(note: number): string {
  return `00000000-0000-4000-8000-00000000000${note}`;
}

/** The next number of a sequence that is the same for the same seed, from 0 to below 2^31 (Park and Miller's). */
export function nextRandom(random: number): number {
  return Number((BigInt(random + 1) * 48_271n) % 2_147_483_647n);
}

/** What one killed run left behind. `missing` are words that were answered as saved and are not there. */
export interface CrashRun {
  readonly told: number;
  readonly missing: readonly string[];
  readonly isSound: boolean;
}

/** Lets a process type, kills it with SIGKILL at a moment that the seed decides, and looks for every word it told of. */
export async function crashWhileTyping(seed: number): Promise<CrashRun> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-crash-'));
  try {
    const path = join(folder, 'notes.db');
    const child = spawn(process.execPath, [TYPIST, path, String(seed)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told = await toldBefore(child, nextRandom(nextRandom(seed)) % MOST_TYPING_MS);
    return { told: told.length, missing: missingFrom(path, told), isSound: isFileSound(path) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything the process told until it was killed. */
async function toldBefore(child: ChildProcess, typingMs: number): Promise<readonly string[]> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the typist has no output');
  let output = '';
  stdout.setEncoding('utf8');
  stdout.on('data', (chunk: string) => {
    output += chunk;
  });
  const ended = once(child, 'close');
  await Promise.race([once(stdout, 'data'), ended]);
  await delay(typingMs);
  child.kill('SIGKILL');
  await ended;
  if (output === '') throw new Error('the typist never typed');
  return output.split('\n').slice(0, -1);
}

function missingFrom(path: string, told: readonly string[]): readonly string[] {
  const store = createNoteStore({ path, clock: createClock(), log: SILENT });
  const words = Array.from({ length: NOTES_TYPED_IN }, (_, note) => {
    const read = store.get(noteIdOf(note));
    if (!read.ok) throw new Error(read.error.message);
    return new Set(read.value?.text.split(/\s/) ?? []);
  });
  store.close();
  return told.filter((line) => {
    const [note = '', word = ''] = line.split(' ');
    return words[Number(note)]?.has(word) !== true;
  });
}

function isFileSound(path: string): boolean {
  const opened = openNotesDatabase(path, Date.now(), false);
  if (!opened.ok) return false;
  const { db, aside } = opened.value;
  const sound = aside === null && isSound(db);
  db.close();
  return sound;
}
