import { type ImportOutcome, MAX_IMPORT_FILES } from '../../shared/notes/calls.ts';
import { MAX_NOTE_CHARS, titleOf, toNoteText } from '../../shared/notes/text.ts';
import { withoutTextEnding } from '../../shared/notes/text-file.ts';
import { plainLine } from '../../shared/plain.ts';
import { err, ok } from '../../shared/result.ts';
import type { Kept, NewNote, NoteFile, NoteStore, Unpacked } from '../note-ports.ts';
import { isNameOf } from './file-names.ts';
import type { PadFile } from './pad-file.ts';
import { takePrompts, tellPadFiles } from './take-pad-file.ts';

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
 * Takes files in as notes, a batch at a time, and what an export tells of them: their order, their pins, prompts and templates. What
 * is there already is counted and left out, so that an import that broke off, as on a full disk, can be made again. `takeBreath` is
 * called between two batches, with how far it has come.
 */
export async function importNotes(
  store: Pick<NoteStore, 'addMany' | 'queuePrompt' | 'templates' | 'saveTemplate'>,
  unpacked: Unpacked,
  nowMs: number,
  takeBreath: (done: number, total: number) => Promise<void>,
): Promise<Kept<ImportOutcome>> {
  const { noteFiles, pads, unreadable } = tellPadFiles(unpacked.files);
  const taken = noteFiles.slice(0, MAX_IMPORT_FILES);
  const tooMany = noteFiles
    .slice(MAX_IMPORT_FILES)
    .map(({ name }) => ({ name, reason: 'too_many' as const }));
  const pinned = new Set(
    pads.flatMap(({ notes }) => notes.filter((note) => note.pinned).map(({ file }) => file)),
  );
  const notes = taken.map((file) => {
    const note = toNewNote(file, nowMs);
    return { name: file.name, note: pinned.has(file.name) ? { ...note, pinned: true } : note };
  });
  const tooLarge = notes
    .filter(({ note }) => note.text.length > MAX_NOTE_CHARS)
    .map(({ name }) => ({ name, reason: 'too_large' as const }));
  const good = inOrder(
    notes.filter(({ note }) => note.text.length <= MAX_NOTE_CHARS),
    pads,
  );
  const noteIds = new Map<string, string>();
  let added = 0;
  let same = 0;
  for (let from = 0; from < good.length; from += BATCH) {
    const batch = good.slice(from, from + BATCH);
    const written = store.addMany(batch.map(({ note }) => note));
    if (!written.ok) return err({ ...written.error, message: `${written.error.message} ${soFar(added)}` });
    added += written.value.added;
    same += written.value.same;
    for (const [index, { name }] of batch.entries()) noteIds.set(name, written.value.noteIds[index] ?? '');
    await takeBreath(Math.min(from + BATCH, good.length), good.length);
  }
  const prompts = takePrompts(store, pads, noteIds);
  if (!prompts.ok) return err({ ...prompts.error, message: `${prompts.error.message} ${soFar(added)}` });
  const refused = [...unpacked.refused, ...unreadable, ...tooLarge, ...tooMany].map(({ name, reason }) => ({
    name: plainLine(name, 200),
    reason,
  }));
  return ok({ added, same, refused: refused.slice(0, MOST_REFUSED_TOLD), refusedCount: refused.length });
}

interface NamedNote {
  readonly name: string;
  readonly note: NewNote;
}

/** What is added last comes to stand first: that is the first of an export's own order, and the newest where there is none. */
function inOrder(notes: readonly NamedNote[], pads: readonly PadFile[]): readonly NamedNote[] {
  const files = pads.flatMap((pad) => pad.notes.map(({ file }) => file));
  const places = new Map(files.map((file, index) => [file, index]));
  const placeOf = ({ name }: NamedNote): number => places.get(name) ?? files.length;
  return notes.toSorted((a, b) => placeOf(b) - placeOf(a) || a.note.at - b.note.at);
}

function soFar(added: number): string {
  return added === 0
    ? 'Nothing was imported.'
    : `${added} notes were imported before that; importing again goes on from there.`;
}
