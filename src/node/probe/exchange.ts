import type { Dispatcher } from 'undici';
import type { ProbeEnd } from '../../core/ports.ts';
import { untilRaised } from '../http/deadline.ts';
import type { Connection, Progress } from '../http/dial.ts';
import { CodedError } from '../http/error-code.ts';
import type { Network } from '../http/network.ts';
import { createSingleUseClient } from '../http/single-use-client.ts';

type Answered = Extract<ProbeEnd, { kind: 'answered' }>;

/** What a request carries beside what every one does. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Enough to tell a JSON error from a sign-in page, little enough to cost nothing. */
const MAX_BODY_BYTES = 16 * 1024;

/**
 * One request over the connection: a GET where nothing else is asked. Answers once the body is complete or 16 KiB of it are there,
 * and then reads no more. Time to first byte goes to `progress`. Rejects where no complete answer comes.
 */
export async function exchange(
  url: URL,
  connection: Connection,
  network: Network,
  signal: AbortSignal,
  progress: Progress,
  asked: Asked = { method: 'GET' },
): Promise<Answered> {
  const client = createSingleUseClient(url.origin, connection.socket);
  const sentMs = network.clock.monoMs();
  const answer = new Promise<Answered>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let head: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null = null;
    const complete = () => {
      if (head === null) return;
      resolve({ kind: 'answered', ...head, bodyStart: toText(chunks) });
    };
    client.dispatch(
      {
        method: asked.method,
        path: connection.requestPath,
        headers: {
          ...connection.headers,
          'user-agent': network.userAgent,
          accept: '*/*',
          'accept-encoding': 'identity',
          'cache-control': 'no-cache',
          ...asked.headers,
        },
        ...(asked.body === undefined ? {} : { body: asked.body }),
        reset: true,
      },
      {
        onRequestStart: () => {},
        onResponseStarted: () => {
          progress.ttfbMs ??= network.clock.monoMs() - sentMs;
        },
        onResponseStart: (_controller, status, headers) => {
          head = { status, headers: toHeaders(headers) };
        },
        onResponseData: (controller, chunk) => {
          chunks.push(chunk);
          received += chunk.length;
          if (received < MAX_BODY_BYTES) return;
          complete();
          controller.abort(new CodedError('ENOUGH'));
        },
        onResponseEnd: complete,
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
  return await untilRaised(answer, signal);
}

function toText(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8');
}

type ResponseHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

function toHeaders(headers: ResponseHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
