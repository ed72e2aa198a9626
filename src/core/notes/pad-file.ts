import { z } from 'zod';
import { NoteIdSchema, type PromptText, type Template } from '../../shared/notes/model.ts';
import { MAX_NOTE_CHARS, toNoteText } from '../../shared/notes/text.ts';
import { PAD_FILE } from '../../shared/notes/text-file.ts';
import { parseJsonText } from '../feeds/json.ts';
import type { NoteFile } from '../note-ports.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(100_000).readonly();

const NoteTextSchema = z.string().max(MAX_NOTE_CHARS).transform(toNoteText);

/**
 * What the Markdown files of an export do not say by themselves: the order of the notes and which are pinned, the prompts that wait,
 * in order, and the templates. `file` is a file beside this one.
 */
const PadFileSchema = z
  .object({
    pilotlight: z.literal('pad'),
    version: z.literal(1),
    notes: list(z.object({ file: z.string(), pinned: z.boolean() }).readonly()),
    prompts: list(
      z
        .object({
          id: NoteIdSchema,
          serviceId: z.string().max(200),
          file: z.string().nullable(),
          /** Null where it is the whole note of `file`. */
          text: NoteTextSchema.nullable(),
        })
        .readonly(),
    ),
    templates: list(
      z
        .object({ id: NoteIdSchema, name: z.string().trim().min(1).max(120), text: z.string().max(100_000) })
        .readonly(),
    ),
  })
  .readonly();
export type PadFile = z.infer<typeof PadFileSchema>;

/** A note that was written to a file. */
export interface FiledNote {
  readonly id: string;
  readonly file: string;
  readonly pinned: boolean;
  readonly at: number;
}

/** The file beside those of the notes; null where these say all there is. `notes` are in the user's own order. */
export function toPadFile(
  notes: readonly FiledNote[],
  prompts: readonly PromptText[],
  templates: readonly Template[],
): NoteFile | null {
  const isNewestFirst = notes.every(({ at }, index) => at <= (notes[index - 1]?.at ?? at));
  const isPlain = isNewestFirst && !notes.some(({ pinned }) => pinned);
  if (isPlain && prompts.length === 0 && templates.length === 0) return null;
  const files = new Map(notes.map(({ id, file }) => [id, file]));
  const pad: PadFile = {
    pilotlight: 'pad',
    version: 1,
    notes: notes.map(({ file, pinned }) => ({ file, pinned })),
    prompts: prompts.map(({ id, serviceId, noteId, followsNote, text }) => {
      const file = files.get(noteId ?? '') ?? null;
      return { id, serviceId, file, text: followsNote && file !== null ? null : text };
    }),
    templates: templates.map(({ id, name, text }) => ({ id, name, text })),
  };
  return { name: PAD_FILE, text: `${JSON.stringify(pad, null, 1)}\n`, modifiedAt: null };
}

/** Reads such a file; null where it is none of this version. Its files are named as it names them, below its own folder. */
export function parsePadFile({ name, text }: Pick<NoteFile, 'name' | 'text'>): PadFile | null {
  const json = parseJsonText(text.replace(/^\uFEFF/, ''), text.length);
  const parsed = json.ok ? PadFileSchema.safeParse(json.value) : null;
  if (parsed?.success !== true) return null;
  const folder = name.slice(0, name.length - PAD_FILE.length);
  const { notes, prompts } = parsed.data;
  return {
    ...parsed.data,
    notes: notes.map((note) => ({ ...note, file: folder + note.file })),
    prompts: prompts.map((prompt) => ({
      ...prompt,
      file: prompt.file === null ? null : folder + prompt.file,
    })),
  };
}
