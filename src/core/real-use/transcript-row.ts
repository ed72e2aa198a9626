import { z } from 'zod';
import { parseJson } from '../../shared/parse-json.ts';

/**
 * What one row of a Claude Code transcript says about the service: a turn that came back, or an error with whose it is. The
 * text of a row is never looked at, let alone kept.
 */
export interface UseRow {
  readonly at: number;
  readonly class: 'turn' | 'provider' | 'you' | 'unclear';
  /** The HTTP status or the kind of error, such as `529` or `rate_limit`; empty for a turn. */
  readonly code: string;
  /** The model, where the row names one. */
  readonly model: string | null;
}

const RowSchema = z.object({
  type: z.literal('assistant'),
  timestamp: z.string(),
  isApiErrorMessage: z.boolean().optional(),
  /** A word, or in older versions an object with a status. */
  error: z.union([z.string(), z.object({ status: z.int().optional() })]).optional(),
  apiErrorStatus: z.int().optional(),
  message: z.object({ model: z.string().optional() }).optional(),
});

/** A row that was made up by the program and not by a model carries this in the model's place. */
const SYNTHETIC = '<synthetic>';

/**
 * Reads one line of a transcript: null for anything but an assistant's turn or an error in its place. Errors are told apart
 * by their typed fields alone, never by their words: a chat about outages is no outage.
 */
export function parseTranscriptRow(line: string): UseRow | null {
  // Most lines are not an assistant's and many are long: a glance saves parsing them.
  if (!line.includes('"assistant"')) return null;
  const parsed = RowSchema.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const { timestamp, isApiErrorMessage, error, apiErrorStatus, message } = parsed.data;
  const at = Date.parse(timestamp);
  if (Number.isNaN(at)) return null;
  const named = message?.model ?? SYNTHETIC;
  const model = named === SYNTHETIC ? null : named;
  if (isApiErrorMessage !== true) return { at, class: 'turn', code: '', model };
  const kind = typeof error === 'string' ? error : null;
  const status = apiErrorStatus ?? (typeof error === 'object' ? error.status : undefined) ?? null;
  return { at, class: errorClass(kind, status), code: String(status ?? kind ?? 'unknown'), model };
}

/** Quota, keys and bills are the user's own; what only a server can say is the provider's; the rest could be either. */
function errorClass(kind: string | null, status: number | null): UseRow['class'] {
  if (status !== null && status >= 500) return 'provider';
  if (status === 429 || kind === 'rate_limit') return 'you';
  if (kind === 'overloaded' || kind === 'server_error') return 'provider';
  if (status !== null && status >= 400) return 'you';
  return kind === 'authentication_failed' || kind === 'billing_error' ? 'you' : 'unclear';
}
