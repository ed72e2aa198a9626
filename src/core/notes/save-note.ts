import type { SaveOutcome } from '../../shared/notes/calls.ts';
import { MAX_NOTE_CHARS } from '../../shared/notes/text.ts';
import { err, ok } from '../../shared/result.ts';
import type { Kept, NoteStore } from '../note-ports.ts';
import { mergeTexts } from './merge.ts';

/** A window and a command line that both write all the time would need more tries than this to miss each other. */
const MOST_TRIES = 5;

/**
 * Saves a text that was typed over a revision. Where the note has moved on since, both texts are brought together, or kept
 * beside each other: nothing that anyone wrote is overwritten.
 */
export function saveNote(
  store: Pick<NoteStore, 'save' | 'saveBeside'>,
  input: { readonly noteId: string; readonly text: string; readonly baseRevision: number },
): Kept<SaveOutcome> {
  const { noteId, text } = input;
  const first = store.save({ noteId, text, base: input.baseRevision, origin: 'typed' });
  if (!first.ok) return first;
  if (first.value.kind === 'saved') return ok({ outcome: 'saved', note: first.value.note });
  const { baseText } = first.value;
  let { current } = first.value;
  for (let attempt = 1; attempt < MOST_TRIES; attempt += 1) {
    const merged = baseText === null ? null : mergeTexts(baseText, text, current.text);
    if (merged === null || merged.length > MAX_NOTE_CHARS) break;
    const again = store.save({ noteId, text: merged, base: current.revision, origin: 'merged' });
    if (!again.ok) return again;
    if (again.value.kind === 'saved')
      return ok({ outcome: 'merged', note: { ...again.value.note, text: merged } });
    current = again.value.current;
  }
  // An emptied note against one that was written on: there is nothing to keep beside it.
  if (text.trim() === '') return ok({ outcome: 'merged', note: current });
  const beside = store.saveBeside(noteId, text);
  return beside.ok ? ok({ outcome: 'kept_both', note: current, copy: beside.value }) : err(beside.error);
}
