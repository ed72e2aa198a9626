import type { z } from 'zod';
import { err, type Result } from '../shared/result.ts';

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
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? 'The request' : issue.path.join('.');
    return err({ code: 'invalid', message: `${where}: ${issue?.message ?? 'not as expected'}` });
  };
}
