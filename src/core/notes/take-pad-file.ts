import { isPadFile } from '../../shared/notes/text-file.ts';
import { err, ok } from '../../shared/result.ts';
import type { Kept, NoteFile, NoteStore, Unpacked } from '../note-ports.ts';
import { type PadFile, parsePadFile } from './pad-file.ts';

/** The files of an import, told apart. */
export interface ToldApart {
  readonly noteFiles: readonly NoteFile[];
  readonly pads: readonly PadFile[];
  readonly unreadable: Unpacked['refused'];
}

/** Tells the files that hold notes from those that tell of them. */
export function tellPadFiles(files: readonly NoteFile[]): ToldApart {
  const padFiles = files.filter(({ name }) => isPadFile(name));
  const parsed = padFiles.map((file) => ({ name: file.name, pad: parsePadFile(file) }));
  return {
    noteFiles: files.filter(({ name }) => !isPadFile(name)),
    pads: parsed.flatMap(({ pad }) => (pad === null ? [] : [pad])),
    unreadable: parsed.flatMap(({ name, pad }) =>
      pad === null ? [{ name, reason: 'unreadable' as const }] : [],
    ),
  };
}

/**
 * Queues the prompts of pads, in their order, and keeps their templates. `noteIds` are the notes of the files. What has the id of
 * one that is there already is left as it is, so that an import made again changes nothing.
 */
export function takePrompts(
  store: Pick<NoteStore, 'queuePrompt' | 'templates' | 'saveTemplate'>,
  pads: readonly PadFile[],
  noteIds: ReadonlyMap<string, string>,
): Kept<void> {
  for (const { id, serviceId, file, text } of pads.flatMap(({ prompts }) => prompts)) {
    const noteId = noteIds.get(file ?? '') ?? null;
    if (noteId === null && text === null) continue;
    const queued = store.queuePrompt({ id, serviceId, noteId, text });
    if (!queued.ok) return err(queued.error);
  }
  const templates = pads.flatMap((pad) => pad.templates);
  if (templates.length === 0) return ok(undefined);
  const known = store.templates();
  if (!known.ok) return known;
  const ids = new Set(known.value.map(({ id }) => id));
  for (const template of templates) {
    if (ids.has(template.id)) continue;
    const saved = store.saveTemplate(template);
    if (!saved.ok) return err(saved.error);
  }
  return ok(undefined);
}
