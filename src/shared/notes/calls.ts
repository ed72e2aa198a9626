import { z } from 'zod';
import {
  DiffPartSchema,
  MAX_PAGE,
  NoteHitSchema,
  NoteIdSchema,
  NoteListQuerySchema,
  NotePageSchema,
  NoteRowSchema,
  NoteSchema,
  NotesStatusSchema,
  NoteTextSchema,
  PromptSchema,
  PromptTextSchema,
  RevisionSchema,
  RevisionTextSchema,
  TagCountSchema,
  TemplateSchema,
} from './model.ts';
import type { NoteCallName } from './names.ts';
import { SpliceSchema } from './splice.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const NothingSchema = z.object({}).strict().readonly();
const OfNoteSchema = z.object({ noteId: NoteIdSchema }).strict().readonly();
const OVER_REVISION = { noteId: NoteIdSchema, baseRevision: z.int().min(0) };
const OfPromptSchema = z.object({ promptId: NoteIdSchema }).strict().readonly();

/** Names what takes long, for whoever wants to ask how far it is; null where nobody does. */
const TaskIdSchema = NoteIdSchema.nullable().default(null);

/** A mebibyte of text at its worst in JSON: six characters for each control character. */
const MAX_NOTE_BYTES = 8 * 1024 * 1024;
/** The longest archive that is read, packed, in bytes; in base64 it is a third longer. */
export const MAX_ARCHIVE_BYTES = 48 * 1024 * 1024;
const MAX_IMPORT_BYTES = 64 * 1024 * 1024;
/** The most files one import takes. */
export const MAX_IMPORT_FILES = 20_000;

/**
 * What became of a save. `saved`: the text is on disk. `merged`: the note had changed elsewhere, and what is on disk now holds
 * both changes. `kept_both`: the two could not be merged, so the note stays as the other wrote it, and the text that came in
 * is on disk as a note of its own, `copy`, where the window that sent it goes on.
 */
export const SaveOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), note: NoteRowSchema }).readonly(),
  z.object({ outcome: z.literal('merged'), note: NoteSchema }).readonly(),
  z.object({ outcome: z.literal('kept_both'), note: NoteSchema, copy: NoteRowSchema }).readonly(),
]);
export type SaveOutcome = z.infer<typeof SaveOutcomeSchema>;

/** Where all notes went as Markdown files. `archive` is a zip in base64; `cancelled`: the user picked no folder. */
export const ExportOutcomeSchema = z.discriminatedUnion('outcome', [
  z
    .object({ outcome: z.literal('archive'), name: z.string(), base64: z.string(), notes: z.int() })
    .readonly(),
  z.object({ outcome: z.literal('folder'), path: z.string(), notes: z.int() }).readonly(),
  z.object({ outcome: z.literal('cancelled') }).readonly(),
]);
export type ExportOutcome = z.infer<typeof ExportOutcomeSchema>;

/** What became of an import: `same` are those whose text is there already, `refused` at most the first hundred. */
export const ImportOutcomeSchema = z
  .object({
    added: z.int(),
    same: z.int(),
    refused: list(
      z
        .object({ name: z.string(), reason: z.enum(['not_text', 'too_large', 'too_many', 'unreadable']) })
        .readonly(),
    ),
    refusedCount: z.int(),
  })
  .readonly();
export type ImportOutcome = z.infer<typeof ImportOutcomeSchema>;

/** How far an export or an import has come, in notes; `total` is 0 as long as they are being counted. */
export const ProgressSchema = z.object({ done: z.int(), total: z.int() }).readonly();
export type Progress = z.infer<typeof ProgressSchema>;

/** The pad's part of the contract. `maxBytes` is how long a request may be as JSON, where that is more than usual. */
export const NOTE_CALLS = {
  'notes.status': { kind: 'query', request: NothingSchema, response: NotesStatusSchema },
  'notes.list': { kind: 'query', request: NoteListQuerySchema, response: NotePageSchema },
  'notes.tags': {
    kind: 'query',
    request: z.object({ limit: z.int().min(1).max(1_000) }).readonly(),
    response: list(TagCountSchema),
  },
  'notes.get': { kind: 'query', request: OfNoteSchema, response: NoteSchema },
  'notes.save': {
    kind: 'command',
    /**
     * `baseRevision` is the revision the text was typed over; 0 for a note that is new. A long text may come as its `change` since
     * that revision, with the sum of what it makes: `not_found` says that the host cannot tell, and to send the text.
     */
    request: z.union([
      z
        .object({ ...OVER_REVISION, text: NoteTextSchema })
        .strict()
        .readonly(),
      z
        .object({ ...OVER_REVISION, change: SpliceSchema, sum: z.int() })
        .strict()
        .readonly(),
    ]),
    response: SaveOutcomeSchema,
    maxBytes: MAX_NOTE_BYTES,
  },
  'notes.remove': { kind: 'command', request: OfNoteSchema, response: NoteRowSchema },
  'notes.restore': { kind: 'command', request: OfNoteSchema, response: NoteRowSchema },
  'notes.purge': {
    kind: 'command',
    /** One note of the trash, or with null all of them, for good. */
    request: z.object({ noteId: NoteIdSchema.nullable() }).strict().readonly(),
    response: z.object({ purged: z.int() }).readonly(),
  },
  'notes.pin': {
    kind: 'command',
    request: z.object({ noteId: NoteIdSchema, pinned: z.boolean() }).strict().readonly(),
    response: NoteRowSchema,
  },
  'notes.reorder': {
    kind: 'command',
    /** Puts a note just before another in the user's own order, or with null last. */
    request: z.object({ noteId: NoteIdSchema, beforeId: NoteIdSchema.nullable() }).strict().readonly(),
    response: NoteRowSchema,
  },
  'notes.revisions': {
    kind: 'query',
    /** Newest first; `before` asks for those older than a revision. */
    request: z
      .object({
        noteId: NoteIdSchema,
        before: z.int().nullable().default(null),
        limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
      })
      .strict()
      .readonly(),
    response: list(RevisionSchema),
  },
  'notes.revision': {
    kind: 'query',
    request: z
      .object({ noteId: NoteIdSchema, revision: z.int().min(1) })
      .strict()
      .readonly(),
    response: RevisionTextSchema,
  },
  'notes.compare': {
    kind: 'query',
    request: z
      .object({ noteId: NoteIdSchema, from: z.int().min(1), to: z.int().min(1) })
      .strict()
      .readonly(),
    response: list(DiffPartSchema),
  },
  'notes.revert': {
    kind: 'command',
    /** Makes an older text the newest revision; what was there stays in the history. */
    request: z
      .object({ noteId: NoteIdSchema, revision: z.int().min(1) })
      .strict()
      .readonly(),
    response: NoteSchema,
  },
  'notes.search': {
    kind: 'query',
    request: z
      .object({ query: z.string().max(1_000), limit: z.int().min(1).max(100).default(30) })
      .strict()
      .readonly(),
    response: list(NoteHitSchema),
  },
  'notes.export': {
    kind: 'command',
    request: z
      .object({ to: z.enum(['archive', 'folder']), taskId: TaskIdSchema })
      .strict()
      .readonly(),
    response: ExportOutcomeSchema,
  },
  'notes.import': {
    kind: 'command',
    request: z
      .discriminatedUnion('from', [
        z
          .object({
            from: z.literal('files'),
            files: list(
              z
                .object({ name: z.string().max(1_000), text: z.string(), modifiedAt: z.int().nullable() })
                .readonly(),
            ),
          })
          .strict(),
        z
          .object({
            from: z.literal('archive'),
            base64: z.base64().max(Math.ceil(MAX_ARCHIVE_BYTES / 3) * 4),
            taskId: TaskIdSchema,
          })
          .strict(),
      ])
      .readonly(),
    response: ImportOutcomeSchema,
    maxBytes: MAX_IMPORT_BYTES,
  },
  'notes.progress': {
    kind: 'query',
    /** Of an export or import that was given this id; null where none is under way. */
    request: z.object({ taskId: NoteIdSchema }).strict().readonly(),
    response: ProgressSchema.nullable(),
  },
  'notes.openFolder': { kind: 'command', request: NothingSchema, response: NothingSchema },
  'notes.fromEpisode': {
    kind: 'query',
    /** What happened in an episode, as Markdown; `timeZone` is the reader's own, the host's where it is null. */
    request: z
      .object({
        serviceId: z.string().max(200),
        episodeId: z.string().max(200),
        timeZone: z.string().max(100).nullable().default(null),
      })
      .strict()
      .readonly(),
    response: z.object({ text: z.string() }).readonly(),
  },
  'prompts.queue': {
    kind: 'command',
    /** `text` null means the whole note, as it will stand when it is sent. */
    request: z
      .object({
        promptId: NoteIdSchema,
        serviceId: z.string().max(200),
        noteId: NoteIdSchema.nullable(),
        text: NoteTextSchema.nullable(),
      })
      .strict()
      .readonly()
      .refine(({ noteId, text }) => noteId !== null || text !== null, 'a note or a text is needed'),
    response: PromptSchema,
    maxBytes: MAX_NOTE_BYTES,
  },
  'prompts.list': {
    kind: 'query',
    /** Waiting prompts in their order, sent ones newest first. */
    request: z
      .object({
        serviceId: z.string().max(200).nullable().default(null),
        state: z.enum(['waiting', 'sent']).default('waiting'),
        limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
      })
      .strict()
      .readonly(),
    response: list(PromptSchema),
  },
  'prompts.get': { kind: 'query', request: OfPromptSchema, response: PromptTextSchema },
  'prompts.markSent': {
    kind: 'command',
    request: z.object({ promptId: NoteIdSchema, sent: z.boolean() }).strict().readonly(),
    response: PromptSchema,
  },
  'prompts.reorder': {
    kind: 'command',
    request: z.object({ promptId: NoteIdSchema, beforeId: NoteIdSchema.nullable() }).strict().readonly(),
    response: PromptSchema,
  },
  'prompts.remove': { kind: 'command', request: OfPromptSchema, response: NothingSchema },
  'templates.list': { kind: 'query', request: NothingSchema, response: list(TemplateSchema) },
  'templates.save': {
    kind: 'command',
    request: z
      .object({
        templateId: NoteIdSchema,
        name: z.string().trim().min(1).max(120),
        text: z.string().max(100_000),
      })
      .strict()
      .readonly(),
    response: TemplateSchema,
    maxBytes: 1024 * 1024,
  },
  'templates.remove': {
    kind: 'command',
    request: z.object({ templateId: NoteIdSchema }).strict().readonly(),
    response: NothingSchema,
  },
} as const satisfies Record<
  NoteCallName,
  { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType; maxBytes?: number }
>;
