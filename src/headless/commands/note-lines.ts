import type { NoteHit, NoteRow } from '../../shared/notes/model.ts';
import { plainLine } from '../../shared/plain.ts';
import { ageWords } from '../../shared/words/duration.ts';
import { type Cli, layoutFor } from '../cli.ts';
import type { Layout } from '../terminal/layout.ts';

const ID_CHARS = 8;
const UNTITLED = 'Untitled';

/** A note as a sentence names it: its title, and the start of its id to ask for it by. */
export function nameOf({ id, title }: NoteRow): string {
  return `“${title === '' ? UNTITLED : title}” (${id.slice(0, ID_CHARS)})`;
}

/** A list of notes, a line each: id, title, tags and age. */
export function noteLines(cli: Cli, notes: readonly NoteRow[]): readonly string[] {
  const layout = layoutFor(cli, Date.now());
  return notes.length === 0 ? ['There are no notes.'] : notes.map((note) => noteLine(note, layout));
}

/** What a search found: each note, and below it the place. */
export function hitLines(cli: Cli, hits: readonly NoteHit[]): readonly string[] {
  const layout = layoutFor(cli, Date.now());
  if (hits.length === 0) return ['Nothing was found.'];
  return hits.flatMap(({ note, excerpt }) => [
    noteLine(note, layout),
    `${' '.repeat(ID_CHARS + 2)}${layout.paint.dim(excerpt.text)}`,
  ]);
}

function noteLine(
  { id, title, tags, pinned, updatedAt, waiting }: NoteRow,
  { paint, nowMs }: Layout,
): string {
  const parts = [
    ...tags.map((tag) => `#${tag}`),
    ...(pinned ? ['pinned'] : []),
    ...(waiting === 0 ? [] : [`${waiting} queued`]),
    ageWords(updatedAt, nowMs),
  ];
  const rest = plainLine(parts.join(' · '), 200);
  return `${paint.dim(id.slice(0, ID_CHARS))}  ${title === '' ? UNTITLED : title}  ${paint.dim(rest)}`;
}
