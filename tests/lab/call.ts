import { type IncomingHttpHeaders, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

export type CallResult =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: string;
      /** The body was read to its announced end. */
      readonly complete: boolean;
    }
  | { readonly ok: false; readonly code: string };

export interface CallOptions {
  readonly caPem: string | null;
  readonly headers?: Record<string, string>;
  readonly method?: string;
  /** Takes whatever certificate is shown. */
  readonly trustsAnyone?: boolean;
  /** Gives up (code `GAVE_UP`) after this long. */
  readonly patienceMs?: number;
  /** Hangs up once this much of the body has arrived. */
  readonly maxBytes?: number;
}

/** One request over a connection of its own. */
export function call(url: string, options: CallOptions): Promise<CallResult> {
  const {
    caPem,
    headers = {},
    method = 'GET',
    patienceMs = 8_000,
    maxBytes = Number.POSITIVE_INFINITY,
  } = options;
  return new Promise((resolve) => {
    const shared = { agent: false, headers, method, signal: AbortSignal.timeout(patienceMs) };
    const request = url.startsWith('https:')
      ? requestSecure(url, {
          ...shared,
          rejectUnauthorized: options.trustsAnyone !== true,
          ...(caPem === null ? {} : { ca: caPem }),
        })
      : requestPlain(url, shared);
    request.on('error', (error: Error & { code?: string }) => {
      resolve({ ok: false, code: error.name === 'AbortError' ? 'GAVE_UP' : (error.code ?? error.message) });
    });
    request.on('response', (response) => {
      let body = '';
      const done = () =>
        resolve({
          ok: true,
          status: response.statusCode ?? 0,
          headers: response.headers,
          body,
          complete: response.complete,
        });
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
        if (body.length > maxBytes) {
          done();
          request.destroy();
        }
      });
      response.on('end', done);
      response.on('error', done);
    });
    request.end();
  });
}
