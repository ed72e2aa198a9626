import { z } from 'zod';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** The model servers Pilotlight looks for by itself, and the one whose address the user named. */
export const LocalServerIdSchema = z.enum(['ollama', 'lm-studio', 'own']);
export type LocalServerId = z.infer<typeof LocalServerIdSchema>;

/** The longest name of a model, in UTF-16 units; a longer one is not offered. */
export const MAX_MODEL_CHARS = 200;

/**
 * A place where a model server may listen on this computer. `silent`: nobody answers there. `foreign`: somebody does, but gives
 * no list of models. `no_model`: it has none to offer.
 */
export const LocalServerSchema = z
  .object({
    id: LocalServerIdSchema,
    name: z.string(),
    address: z.string(),
    state: z.enum(['ready', 'no_model', 'foreign', 'silent']),
    models: list(z.string()),
  })
  .readonly();
export type LocalServer = z.infer<typeof LocalServerSchema>;

/**
 * Why an answer ended before it was whole. `silent`: no connection. `no_model`: none is loaded. `model_missing`: this one is not
 * there. `refused`: the server said no in another way. `foreign`: what answered is no model server. `slow`: no first word in time.
 * `stalled`: no further word in time. `broken`: the connection ended midway. `garbled`: what came could not be read. `too_long`:
 * the answer passed its limit. `empty`: it ended without a word. `server`: the server told of an error midway.
 */
export const RunProblemKindSchema = z.enum([
  'silent',
  'no_model',
  'model_missing',
  'refused',
  'foreign',
  'slow',
  'stalled',
  'broken',
  'garbled',
  'too_long',
  'empty',
  'server',
]);
export type RunProblemKind = z.infer<typeof RunProblemKindSchema>;

/** `detail` is the server's own word for it as one plain line, or empty. */
export const RunProblemSchema = z.object({ kind: RunProblemKindSchema, detail: z.string() }).readonly();
export type RunProblem = z.infer<typeof RunProblemSchema>;

/** A prompt that a model on this computer answers. What came so far stays, however it ends. */
export const RunSchema = z
  .object({
    id: z.string(),
    model: z.string(),
    /** `waiting` for the first word, `thinking` before it, `writing`; then how it ended. */
    state: z.enum(['waiting', 'thinking', 'writing', 'done', 'stopped', 'failed']),
    startedAt: z.int(),
    /** When the first word came, and when it ended; null before. */
    firstAt: z.int().nullable(),
    endedAt: z.int().nullable(),
    /** The server's own count where it gives one, otherwise the pieces that came. */
    tokens: z.int(),
    /** The length of the answer so far, in UTF-16 units. */
    chars: z.int(),
    problem: RunProblemSchema.nullable(),
  })
  .readonly();
export type Run = z.infer<typeof RunSchema>;

/** Whether nothing more comes. */
export function isOver({ state }: Pick<Run, 'state'>): boolean {
  return state === 'done' || state === 'stopped' || state === 'failed';
}
