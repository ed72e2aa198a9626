import type { Socket } from 'node:net';
import type { Dispatcher } from 'undici';
// undici's index also brings fetch, WebSocket, caches and mocks: 29 MB of resident memory where these parts take 15.
// They are no public paths, so undici is pinned to the patch, and every test of this folder goes through them.
import connect from 'undici/lib/api/api-connect.js';
import request from 'undici/lib/api/api-request.js';
import Client from 'undici/lib/dispatcher/client.js';
import { CodedError, EARLY_CLOSE } from './error-code.ts';

type Headers = Readonly<Record<string, string>>;

/**
 * An HTTP/1.1 client over a connection that is there already. undici would quietly open another one where the first is lost
 * before a request went out; here that is an early close, because a second connection would be a second measurement.
 * All its timeouts are off: the one deadline rules.
 */
export function createSingleUseClient(origin: string, socket: Socket): Dispatcher {
  let isUsed = false;
  return new Client(origin, {
    // undici does not look for work while it waits for this to return, so the answer comes a tick later.
    connect: (_options, callback) => {
      if (isUsed) process.nextTick(callback, new CodedError(EARLY_CLOSE), null);
      else process.nextTick(callback, null, socket);
      isUsed = true;
    },
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** One GET over the connection. Rejects with undici's or the socket's error, or when the signal is raised. */
export function requestGet(
  origin: string,
  socket: Socket,
  path: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const client = createSingleUseClient(origin, socket);
  return request.call(client, { method: 'GET', path, headers, reset: true, signal });
}

/** The same with JSON to be posted. */
export function requestPost(
  origin: string,
  socket: Socket,
  path: string,
  headers: Headers,
  json: string,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const client = createSingleUseClient(origin, socket);
  return request.call(client, {
    method: 'POST',
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body: json,
    reset: true,
    signal,
  });
}

/** Asks a proxy for a way through to `authority`. Answers the HTTP status; 2xx means that `socket` now is that way. */
export async function requestTunnel(
  proxy: URL,
  socket: Socket,
  authority: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<number> {
  const client = createSingleUseClient(proxy.origin, socket);
  const { statusCode } = await connect.call(client, {
    path: authority,
    headers: { ...headers, host: authority },
    signal,
  });
  return statusCode;
}
