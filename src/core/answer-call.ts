import type { z } from 'zod';
import { err, type Result } from '../shared/result.ts';
import { schemaFault } from '../shared/words/fault.ts';
import type { StorageProblem } from './ports.ts';

/** Answers one call: takes whatever came in, and gives what goes out. */
export type Handle = (request: unknown) => Promise<Result<unknown>>;

/** Ties a call of the contract to what answers it: the request is parsed first, and refused where it does not fit. */
export function answer<Request, Response>(
  call: { readonly request: z.ZodType<Request>; readonly response: z.ZodType<Response> },
  run: (request: Request) => Promise<Result<Response>> | Result<Response>,
): Handle {
  return async (request) => {
    const parsed = call.request.safeParse(request);
    if (parsed.success) return run(parsed.data);
    return err({ code: 'invalid', message: schemaFault(parsed.error, request) });
  };
}

/** A store's answer as one of the contract. */
export function toAnswer<Value>(kept: Result<Value, StorageProblem>): Result<Value> {
  return kept.ok ? kept : err({ code: 'storage', message: kept.error.message });
}

/** The answer about a service that is not on offer. */
export function unknownService(serviceId: string): Result<never> {
  return err({ code: 'not_found', message: `There is no service named ${JSON.stringify(serviceId)}.` });
}
