import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Client } from 'undici';
import { CodedError, EARLY_CLOSE } from './error-code.ts';

/**
 * An HTTP/1.1 client over a connection that is there already. undici would quietly open another one where the first is lost
 * before a request went out; here that is an early close, because a second connection would be a second measurement.
 * All its timeouts are off: the one deadline rules.
 */
export function createSingleUseClient(origin: string, socket: Socket): Client {
  let isUsed = false;
  return new Client(origin, {
    connect: (_options, callback) => {
      if (isUsed) {
        callback(new CodedError(EARLY_CLOSE), null);
        return;
      }
      isUsed = true;
      callback(null, socket);
    },
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** Asks a proxy for a way through to `authority`. Answers the HTTP status; 2xx means that `socket` now is that way. */
export async function requestTunnel(
  socket: Socket,
  proxy: URL,
  authority: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<number> {
  const client = createSingleUseClient(proxy.origin, socket);
  const answer: { readonly statusCode: number; readonly socket: Duplex } = await client.connect({
    path: authority,
    headers: { ...headers, host: authority },
    signal,
  });
  return answer.statusCode;
}
