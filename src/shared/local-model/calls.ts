import { z } from 'zod';
import { NoteIdSchema, NoteTextSchema } from '../notes/model.ts';
import { LocalServerIdSchema, LocalServerSchema, MAX_MODEL_CHARS, RunSchema } from './model.ts';
import type { LocalModelCallName } from './names.ts';

const OfRunSchema = z.object({ runId: NoteIdSchema }).strict().readonly();

/** A mebibyte of text at its worst in JSON, as for a note. */
const MAX_PROMPT_BYTES = 8 * 1024 * 1024;

/**
 * Models on this computer: which there are, and a prompt run by one of them. The answer is asked for as it grows, so that the
 * one event of the contract stays the snapshot.
 */
export const LOCAL_MODEL_CALLS = {
  /** Looks for model servers where they usually listen and at the user's own address, on loopback alone. */
  'localModel.list': {
    kind: 'query',
    request: z.object({}).strict().readonly(),
    response: z.array(LocalServerSchema).readonly(),
  },
  /** Begins to run a prompt. One runs at a time; the same `runId` again answers the same run. */
  'localModel.start': {
    kind: 'command',
    request: z
      .object({
        runId: NoteIdSchema,
        serverId: LocalServerIdSchema,
        model: z.string().min(1).max(MAX_MODEL_CHARS),
        prompt: NoteTextSchema,
      })
      .strict()
      .readonly(),
    response: RunSchema,
    maxBytes: MAX_PROMPT_BYTES,
  },
  /**
   * What the answer has beyond `offset` characters. Where there is nothing more yet, the call waits for it, but at most a few
   * seconds. A run that nobody reads any more is stopped.
   */
  'localModel.read': {
    kind: 'query',
    request: z
      .object({ runId: NoteIdSchema, offset: z.int().min(0) })
      .strict()
      .readonly(),
    response: z.object({ run: RunSchema, text: z.string() }).readonly(),
  },
  'localModel.stop': { kind: 'command', request: OfRunSchema, response: RunSchema },
} as const satisfies Record<
  LocalModelCallName,
  { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType; maxBytes?: number }
>;
