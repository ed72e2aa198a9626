import { type ImportOutcome, MAX_IMPORT_FILES } from '../../shared/notes/calls.ts';
import { MAX_NOTE_CHARS, titleOf, toNoteText } from '../../shared/notes/text.ts';
import { withoutTextEnding } from '../../shared/notes/text-file.ts';
import { plainLine } from '../../shared/plain.ts';
import { err, ok } from '../../shared/result.ts';
import type { Kept, NewNote, NoteFile, NoteStore, Unpacked } from '../note-ports.ts';
import { isNameOf } from './file-names.ts';

/** Written at once; between two batches everything else gets its turn. */
const BATCH = 100;
const MOST_REFUSED_TOLD = 100;

/** A file as a note. Its name becomes the first line where it says something that the text's own first line does not. */
export function toNewNote({ name, text, modifiedAt }: NoteFile, nowMs: number): NewNote {
  const content = toNoteText(text).replace(/^\uFEFF/, '');
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const stem = plainLine(withoutTextEnding(base), 200);
  const isNamed = stem === '' || isNameOf(stem, titleOf(content));
  return { text: isNamed ? content : `# ${stem}\n\n${content}`, at: Math.min(modifiedAt ?? nowMs, nowMs) };
}

/**
 * Takes files in as notes, a batch at a time. What is there already is counted and left out, so that an import that broke off,
 * as on a full disk, can be made again. `takeBreath` is called between two batches, with how far it has come.
 */
export async function importNotes(
  store: Pick<NoteStore, 'addMany'>,
  unpacked: Unpacked,
  nowMs: number,
  takeBreath: (done: number, total: number) => Promise<void>,
): Promise<Kept<ImportOutcome>> {
  const taken = unpacked.files.slice(0, MAX_IMPORT_FILES);
  const tooMany = unpacked.files
    .slice(MAX_IMPORT_FILES)
    .map(({ name }) => ({ name, reason: 'too_many' as const }));
  const notes = taken.map((file) => ({ name: file.name, note: toNewNote(file, nowMs) }));
  const tooLarge = notes
    .filter(({ note }) => note.text.length > MAX_NOTE_CHARS)
    .map(({ name }) => ({ name, reason: 'too_large' as const }));
  const good = notes.flatMap(({ note }) => (note.text.length > MAX_NOTE_CHARS ? [] : [note]));
  let added = 0;
  let same = 0;
  // The newest is added last, so that it comes to stand first.
  const inOrder = good.toSorted((a, b) => a.at - b.at);
  for (let from = 0; from < inOrder.length; from += BATCH) {
    const written = store.addMany(inOrder.slice(from, from + BATCH));
    if (!written.ok) return err({ ...written.error, message: `${written.error.message} ${soFar(added)}` });
    added += written.value.added;
    same += written.value.same;
    await takeBreath(Math.min(from + BATCH, inOrder.length), inOrder.length);
  }
  const refused = [...unpacked.refused, ...tooLarge, ...tooMany].map(({ name, reason }) => ({
    name: plainLine(name, 200),
    reason,
  }));
  return ok({ added, same, refused: refused.slice(0, MOST_REFUSED_TOLD), refusedCount: refused.length });
}

function soFar(added: number): string {
  return added === 0
    ? 'Nothing was imported.'
    : `${added} notes were imported before that; importing again goes on from there.`;
}
