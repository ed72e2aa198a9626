import type { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { parseJson } from '../../shared/parse-json.ts';

/** Reads back what was stored as JSON. Undefined, and a line in the log, where it is not what the schema says. */
export function parseDocument<Schema extends z.ZodType>(
  schema: Schema,
  document: string,
  log: Log,
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(parseJson(document));
  if (parsed.success) return parsed.data;
  log.error('history.row_unreadable', { path: parsed.error.issues[0]?.path.join('.') ?? '' });
  return undefined;
}
