import { err, ok, type Result } from '../../shared/result.ts';
import { toAnswer } from '../answer-call.ts';
import type { Kept } from '../note-ports.ts';

export const NO_NOTE = 'This note is not there any more.';
export const NO_PROMPT = 'This prompt is not there any more.';

/** As `toAnswer`, where null means that there is no such thing. */
export function orNotFound<Value>(kept: Kept<Value | null>, message: string): Result<Value> {
  if (!kept.ok) return toAnswer(kept);
  return kept.value === null ? err({ code: 'not_found', message }) : ok(kept.value);
}
