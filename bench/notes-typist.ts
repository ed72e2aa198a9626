/**
 * Types into three notes for ever, telling on stdout what is saved, until it is killed: `node notes-typist.ts FILE SEED`.
 * Each word is told after its save was answered, as `<note> <word>`.
 */
import { writeSync } from 'node:fs';
import { saveNote } from '../src/core/notes/save-note.ts';
import { textAfter } from '../src/core/notes/text-after.ts';
import { createClock } from '../src/node/clock.ts';
import { createNoteStore } from '../src/node/notes/create-note-store.ts';
import { sumOf, toSplice } from '../src/shared/notes/splice.ts';
import { NOTES_TYPED_IN, nextRandom, noteIdOf } from './notes-typing.ts';

const [path = '', seedText = '0'] = process.argv.slice(2);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const store = createNoteStore({ path, clock: createClock(), log: silent });
const LATER_MS = 2 * 86_400_000;

const texts = Array.from({ length: NOTES_TYPED_IN }, () => '');
const revisions = Array.from({ length: NOTES_TYPED_IN }, () => 0);
let random = Number(seedText);

const roll = (sides: number): number => {
  random = nextRandom(random);
  return random % sides;
};

const over = (note: number) => ({ noteId: noteIdOf(note), baseRevision: revisions[note] ?? 0 });

/** A text as it reaches the store from a window: whole, or put together from what changed over the revision on disk. */
const asSent = (note: number, before: string, text: string): string => {
  if (before === '' || roll(2) === 0) return text;
  const made = textAfter(store, { ...over(note), change: toSplice(before, text), sum: sumOf(text) });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

for (let word = 0; ; word += 1) {
  const note = roll(NOTES_TYPED_IN);
  const before = texts[note] ?? '';
  const spaces = [0, ...Array.from(before.matchAll(/\s/g), ({ index }) => index + 1)];
  const at = roll(3) === 0 ? (spaces[roll(spaces.length)] ?? 0) : before.length;
  const text = `${before.slice(0, at)}w${word}${roll(9) === 0 ? '\n' : ' '}${before.slice(at)}`;
  const saved = saveNote(store, { ...over(note), text: asSent(note, before, text) });
  if (!saved.ok || saved.value.outcome !== 'saved') throw new Error(JSON.stringify(saved));
  texts[note] = text;
  revisions[note] = saved.value.note.revision;
  // Straight to the file descriptor: what is told must be told even if the next instruction is the last.
  writeSync(1, `${note} w${word}\n`);
  // Indexing and thinning are under way in some of the moments of death, too.
  if (roll(8) === 0) store.maintain(Date.now() + LATER_MS);
}
