import { CALLS, EVENTS, type ResponseOf } from '../../shared/contract.ts';
import type { CallName } from '../../shared/names.ts';
import { err, FailureSchema, ok, type Result } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** What an answer that does not fit the contract becomes: a tab that stayed open may meet a newer host. */
const MISFIT = err({
  code: 'invalid',
  message: 'Pilotlight answered in a way this window does not understand. Reload it.',
} as const);

interface Parser<Value> {
  readonly safeParse: (
    raw: unknown,
  ) => { readonly success: true; readonly data: Value } | { readonly success: false };
}

/** The contract, seen so that TypeScript can follow a lookup by a name it does not know. */
const RESPONSES: { readonly [Name in CallName]: { readonly response: Parser<ResponseOf<Name>> } } = CALLS;

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** Reads `{ok, value} | {ok, error}` as the answer to `name`; anything else is a failure `invalid`. */
export function parseAnswer<Name extends CallName>(name: Name, raw: unknown): Result<ResponseOf<Name>> {
  if (field(raw, 'ok') === true) {
    const value = RESPONSES[name].response.safeParse(field(raw, 'value'));
    return value.success ? ok(value.data) : MISFIT;
  }
  const failure = FailureSchema.safeParse(field(raw, 'error'));
  return failure.success ? err(failure.data) : MISFIT;
}

/** Reads the payload of `snapshot.changed`; null where it does not fit the contract. */
export function parseSnapshot(raw: unknown): Snapshot | null {
  const parsed = EVENTS['snapshot.changed'].payload.safeParse(raw);
  return parsed.success ? parsed.data : null;
}
