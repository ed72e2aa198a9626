import type { Dispatcher } from 'undici';
import type { ProbeEnd } from '../../core/ports.ts';
import { untilRaised } from '../http/deadline.ts';
import type { Connection, Progress } from '../http/dial.ts';
import { CodedError } from '../http/error-code.ts';
import type { Network } from '../http/network.ts';
import { decodeStart } from '../http/read-body.ts';
import { isEventStream } from '../http/response-hints.ts';
import { createSingleUseClient } from '../http/single-use-client.ts';

type Answered = Extract<ProbeEnd, { kind: 'answered' }>;

/** What a request carries beside what every one does. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** As in `ProbeRequest`. */
  readonly isHeadEnough?: boolean;
}

/** Enough to tell a JSON error from a sign-in page, little enough to cost nothing. */
const MAX_BODY_BYTES = 16 * 1024;

/**
 * One request over the connection: a GET where nothing else is asked. Answers once the body is complete or 16 KiB of it are there,
 * as sent, and then reads no more; of a stream of events not even that, where its head is enough. Time to first byte goes to
 * `progress`. Rejects where no complete answer comes.
 */
export async function exchange(
  url: URL,
  connection: Connection,
  network: Network,
  signal: AbortSignal,
  progress: Progress,
  asked: Asked,
): Promise<Answered> {
  const client = createSingleUseClient(url.origin, connection.socket);
  const sentMs = network.clock.monoMs();
  const answer = new Promise<Read>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    let head: Head | null = null;
    const complete = (isCut: boolean) => {
      if (head === null) return;
      resolve({ head, bytes: Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES), isCut });
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
        onResponseStart: (controller, status, headers) => {
          head = { status, headers: toHeaders(headers) };
          if (asked.isHeadEnough !== true || !isEventStream(head.headers)) return;
          complete(true);
          controller.abort(new CodedError('ENOUGH'));
        },
        onResponseData: (controller, chunk) => {
          chunks.push(chunk);
          received += chunk.length;
          if (received < MAX_BODY_BYTES) return;
          complete(received > MAX_BODY_BYTES || Number(head?.headers['content-length']) !== MAX_BODY_BYTES);
          controller.abort(new CodedError('ENOUGH'));
        },
        onResponseEnd: () => complete(false),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
  return await toAnswered(await untilRaised(answer, signal));
}

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Read {
  readonly head: Head;
  readonly bytes: Uint8Array;
  /** The body went on, or may have. */
  readonly isCut: boolean;
}

/** Most servers send what was asked for, `identity`; some keep their answers compressed, and send nothing else. */
async function toAnswered({ head, bytes, isCut }: Read): Promise<Answered> {
  const coding = head.headers['content-encoding'] ?? '';
  const plain = coding === '' ? { bytes, isCut } : await decodeStart(bytes, coding, MAX_BODY_BYTES);
  const body = plain ?? { bytes, isCut: true };
  return {
    kind: 'answered',
    ...head,
    bodyStart: Buffer.from(body.bytes).toString('utf8'),
    ...(isCut || body.isCut ? { isCut: true } : {}),
  };
}

type ResponseHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

function toHeaders(headers: ResponseHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
