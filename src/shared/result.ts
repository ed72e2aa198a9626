import { z } from 'zod';

/** Why a call over the contract was refused; `message` is plain text for people. */
export const FailureSchema = z
  .object({
    code: z.enum(['invalid', 'unknown_name', 'not_found', 'unsupported', 'refused', 'storage', 'internal']),
    message: z.string(),
  })
  .readonly();
export type Failure = z.infer<typeof FailureSchema>;

/** The outcome of something that may fail in an expected way. Exceptions are left for bugs. */
export type Result<Value, Problem = Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<Problem>(error: Problem): { readonly ok: false; readonly error: Problem } {
  return { ok: false, error };
}

/** Makes a forgotten case of a union a compile error; throws if one reaches it at run time all the same. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
