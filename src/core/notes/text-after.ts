import type { RequestOf } from '../../shared/contract.ts';
import { applySplice, sumOf } from '../../shared/notes/splice.ts';
import { MAX_NOTE_CHARS, toNoteText } from '../../shared/notes/text.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { toAnswer } from '../answer-call.ts';
import type { NoteStore } from '../note-ports.ts';

/**
 * The text that a save means. Of one that came as a change it is made from the revision it was typed over; where that is not
 * kept any more, or is another text than the sender has, the answer is `not_found`, and the sender sends the text itself.
 */
export function textAfter(
  store: Pick<NoteStore, 'revision'>,
  request: RequestOf<'notes.save'>,
): Result<string> {
  if ('text' in request) return ok(request.text);
  const base = toAnswer(store.revision(request.noteId, request.baseRevision));
  if (!base.ok) return base;
  if (base.value === null) return UNKNOWN_BASE;
  const { change, sum } = request;
  if (base.value.text.length + change.text.length - change.removed > MAX_NOTE_CHARS) return TOO_LONG;
  const text = toNoteText(applySplice(base.value.text, change));
  return sumOf(text) === sum ? ok(text) : UNKNOWN_BASE;
}

const UNKNOWN_BASE = err({
  code: 'not_found',
  message: 'The text this was typed over is not there.',
} as const);
const TOO_LONG = err({
  code: 'invalid',
  message: `A note is at most ${MAX_NOTE_CHARS} characters long.`,
} as const);
