import { z } from 'zod';
import type { RunProblem } from '../../shared/local-model/model.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { plainLine } from '../../shared/plain.ts';

const MAX_DETAIL_CHARS = 200;

const TextSchema = z.string().nullish().catch(null);

/** What is used of a chunk; `message` is there where a server answers at once although it was asked to stream. */
const SpokenSchema = z.object({
  content: TextSchema,
  /** Ollama's and vLLM's name for what a model thinks, and LM Studio's and llama.cpp's. */
  reasoning: TextSchema,
  reasoning_content: TextSchema,
});
const ChunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: SpokenSchema.nullish().catch(null),
        message: SpokenSchema.nullish().catch(null),
        finish_reason: TextSchema,
      }),
    )
    .nullish(),
  usage: z
    .object({ completion_tokens: z.int().min(0).max(1e9) })
    .nullish()
    .catch(null),
  error: z.unknown().optional(),
});

/** One event of a stream of chat completions, or a whole completion. */
export interface Chunk {
  readonly text: string;
  readonly isThinking: boolean;
  readonly isLast: boolean;
  readonly tokens: number | null;
  /** The server's word for what went wrong, as one plain line; null where nothing did. */
  readonly error: string | null;
}

/** Reads a chunk of https://platform.openai.com/docs/api-reference/chat/streaming; null where it is none. */
export function parseChunk(json: string): Chunk | null {
  const parsed = ChunkSchema.safeParse(parseJson(json));
  if (!parsed.success) return null;
  const { choices, usage, error } = parsed.data;
  if (error === undefined && choices == null && usage == null) return null;
  const [choice] = choices ?? [];
  const spoken = choice?.delta ?? choice?.message;
  return {
    text: spoken?.content ?? '',
    isThinking: (spoken?.reasoning ?? spoken?.reasoning_content ?? '') !== '',
    isLast: choice?.finish_reason != null,
    tokens: usage?.completion_tokens ?? null,
    error: error == null ? null : errorLine(error),
  };
}

const ErrorSchema = z.union([
  z.string(),
  z.object({ message: z.string() }).transform(({ message }) => message),
]);

function errorLine(error: unknown): string {
  const parsed = ErrorSchema.safeParse(error);
  return plainLine(parsed.success ? parsed.data : '', MAX_DETAIL_CHARS);
}

/**
 * Why a server refused a prompt, by its status and what it says. Ollama: 404 `model "x" not found`; LM Studio: 400 or 404 `No
 * models loaded`, `Model not found`; llama.cpp: 503 `Loading model`.
 */
export function parseRefusal(status: number, body: string): RunProblem {
  const document = z.object({ error: z.unknown() }).safeParse(parseJson(body));
  const said = document.success ? errorLine(document.data.error) : '';
  const detail = said === '' ? `HTTP ${status}` : said;
  if (status >= 300 && status < 400) return { kind: 'foreign', detail: `HTTP ${status}` };
  if (/\bno models?\b.*\bloaded\b/i.test(said)) return { kind: 'no_model', detail };
  if (/\bmodel\b.*\b(?:not found|does not exist|not exist|unknown)\b/i.test(said))
    return { kind: 'model_missing', detail };
  // Without a word of its own, a 404 is a server that knows no chat completions.
  if (status === 404 && said === '') return { kind: 'foreign', detail };
  return { kind: 'refused', detail };
}
