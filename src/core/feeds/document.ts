import { z } from 'zod';
import { err, ok, type Result } from '../../shared/result.ts';
import type { FeedProblem } from './feed.ts';
import { parseJson } from './json.ts';

/** Absent, null or of another type: all the same to a reader that can do without. */
export const OptionalText = z.string().nullable().catch(null);
/** A list whose rows are looked at one by one; nothing where there is none. */
export const Rows = z.array(z.unknown()).catch([]);
/** An id as text; some pages have numbers. */
export const Id = z.union([z.string().min(1).max(200), z.int().transform(String)]);

/** A JSON body of the form `schema`. `invalid` names the path at which it is another. */
export function parseAs<Value>(bytes: Uint8Array, schema: z.ZodType<Value>): Result<Value, FeedProblem> {
  const json = parseJson(bytes);
  return json.ok ? checkAs(json.value, schema) : json;
}

/** A value of the form `schema`. `invalid` names the path at which it is another. */
export function checkAs<Value>(value: unknown, schema: z.ZodType<Value>): Result<Value, FeedProblem> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const path = (parsed.error.issues[0]?.path ?? []).map(String).join('.');
  return err({ kind: 'invalid', detail: path === '' ? 'the whole document' : path.slice(0, 200) });
}

/** Those of at most `max` rows that are of the form `schema`; for lists whose bad rows cost no more than themselves. */
export function keepRows<Value>(
  rows: readonly unknown[],
  schema: z.ZodType<Value>,
  max: number,
): readonly Value[] {
  return rows.slice(0, max).flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
