import type { RequestOf } from '../../../../shared/contract.ts';
import { sumOf, toSplice } from '../../../../shared/notes/splice.ts';
import { toNoteText } from '../../../../shared/notes/text.ts';

/** A text up to this long goes whole: there is little to gain, and it needs nothing of what went before. */
const WHOLE_CHARS = 4_000;

/** How a text is sent: whole, or as what changed since `baseText`, so that a key in a long note does not send all of it. */
export function toSaveRequest(
  over: { readonly noteId: string; readonly baseRevision: number },
  baseText: string | null,
  text: string,
): RequestOf<'notes.save'> {
  if (baseText === null || over.baseRevision === 0 || text.length <= WHOLE_CHARS) return { ...over, text };
  const after = toNoteText(text);
  return { ...over, change: toSplice(baseText, after), sum: sumOf(after) };
}
