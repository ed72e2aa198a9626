import { z } from 'zod';
import { MAX_NOTE_CHARS, toNoteText } from './text.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** Chosen by whoever makes the thing, so that asking twice, because the answer was lost, makes it once. */
export const NoteIdSchema = z.uuid();

/** The text of a note as it comes in; it leaves as `toNoteText` has it. */
export const NoteTextSchema = z.string().max(MAX_NOTE_CHARS).transform(toNoteText);

/** A note as lists show it. */
export const NoteRowSchema = z
  .object({
    id: z.string(),
    /** The first line that says something; empty where none does. */
    title: z.string(),
    snippet: z.string(),
    /** The first few tags, without `#`. */
    tags: list(z.string()),
    pinned: z.boolean(),
    createdAt: z.int(),
    updatedAt: z.int(),
    /** When it was put in the trash; null for a note that is not there. */
    trashedAt: z.int().nullable(),
    /** Counts up from 1 with each change of the text. */
    revision: z.int(),
    /** The length of the text in UTF-16 units. */
    chars: z.int(),
    /** How many prompts made from it have not been sent. */
    waiting: z.int(),
  })
  .readonly();
export type NoteRow = z.infer<typeof NoteRowSchema>;

export const NoteSchema = z.object({ ...NoteRowSchema.unwrap().shape, text: z.string() }).readonly();
export type Note = z.infer<typeof NoteSchema>;

/** The most rows one answer carries. */
export const MAX_PAGE = 200;

export const NoteListQuerySchema = z
  .object({
    /** The notes in the trash instead of the others. */
    trashed: z.boolean().default(false),
    tag: z.string().max(100).nullable().default(null),
    /** `manual` is the user's own order, newest note first where nothing was moved. Pinned notes come first in both. */
    order: z.enum(['manual', 'updated']).default('manual'),
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
  })
  .strict()
  .readonly();
export type NoteListQuery = z.infer<typeof NoteListQuerySchema>;

export const NotePageSchema = z
  .object({
    rows: list(NoteRowSchema),
    /** How many there are on all pages. */
    total: z.int(),
    /** Changes with every change of any note, prompt or template. */
    changes: z.int(),
  })
  .readonly();
export type NotePage = z.infer<typeof NotePageSchema>;

export const TagCountSchema = z.object({ tag: z.string(), notes: z.int() }).readonly();
export type TagCount = z.infer<typeof TagCountSchema>;

/** How a revision came to be: typed in a window, two windows merged, an older revision brought back, or imported. */
export const OriginSchema = z.enum(['typed', 'merged', 'reverted', 'imported']);
export type Origin = z.infer<typeof OriginSchema>;

export const RevisionSchema = z
  .object({ revision: z.int(), at: z.int(), origin: OriginSchema, chars: z.int() })
  .readonly();
export type Revision = z.infer<typeof RevisionSchema>;

export const RevisionTextSchema = z.object({ ...RevisionSchema.unwrap().shape, text: z.string() }).readonly();
export type RevisionText = z.infer<typeof RevisionTextSchema>;

/** One stretch of lines in a comparison, each line with its end. Removed lines come before those that replace them. */
export const DiffPartSchema = z
  .object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
  .readonly();
export type DiffPart = z.infer<typeof DiffPartSchema>;

const ExcerptSchema = z
  .object({ text: z.string(), marks: list(z.tuple([z.int(), z.int()]).readonly()) })
  .readonly();

/** A note found. The marks are what was asked for, as [from, to) in the title and in the excerpt. */
export const NoteHitSchema = z
  .object({ note: NoteRowSchema, title: ExcerptSchema, excerpt: ExcerptSchema })
  .readonly();
export type NoteHit = z.infer<typeof NoteHitSchema>;

export const PromptSchema = z
  .object({
    id: z.string(),
    serviceId: z.string(),
    /** The note it was made from, if that is still there. */
    noteId: z.string().nullable(),
    /** It is the whole note as it stands, and changes with it until it is sent. */
    followsNote: z.boolean(),
    title: z.string(),
    chars: z.int(),
    createdAt: z.int(),
    sentAt: z.int().nullable(),
  })
  .readonly();
export type Prompt = z.infer<typeof PromptSchema>;

export const PromptTextSchema = z.object({ ...PromptSchema.unwrap().shape, text: z.string() }).readonly();
export type PromptText = z.infer<typeof PromptTextSchema>;

/** A snippet of the user's own, with fields to fill in: see `template.ts`. */
export const TemplateSchema = z
  .object({ id: z.string(), name: z.string(), text: z.string(), updatedAt: z.int() })
  .readonly();
export type Template = z.infer<typeof TemplateSchema>;

/** The pad as a whole, for its own view and for Diagnose. */
export const NotesStatusSchema = z
  .object({
    notes: z.int(),
    trashed: z.int(),
    /** `ranked` with SQLite's full-text search, `plain` (slower, unranked) where this build of SQLite has none. */
    search: z.enum(['ranked', 'plain']),
    /** The database file. */
    path: z.string(),
    /** This host can write an export into a folder the user picks. */
    canExportToFolder: z.boolean(),
    /** This host can show the folder of the pad in the file manager. */
    canOpenFolder: z.boolean(),
  })
  .readonly();
export type NotesStatus = z.infer<typeof NotesStatusSchema>;
