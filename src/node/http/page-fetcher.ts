import type { FetchPage, PageAnswer } from '../../core/ports.ts';
import type { PageFailure } from '../../shared/observation.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { createProgress, dial, type Progress } from './dial.ts';
import { EARLY_CLOSE, toErrorCode } from './error-code.ts';
import type { Network } from './network.ts';
import { ACCEPTED_ENCODINGS, readBody, TOO_LARGE } from './read-body.ts';
import {
  isEtag,
  type ResponseHeaders,
  readEtag,
  readHeader,
  readMaxAgeMs,
  readRetryAfterMs,
} from './response-hints.ts';
import { decideRedirect, decideResponseKind, isAllowed } from './response-kind.ts';
import { requestGet } from './single-use-client.ts';

export interface PageLimits {
  /** For everything together: redirects, connections, the body. */
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

export const PAGE_LIMITS: PageLimits = { deadlineMs: 10_000, maxBytes: 5_000_000, maxRedirects: 3 };

/** JSON where a page has it; some formats are feeds, and some servers name no type they would not send. */
const ACCEPTED_TYPES = 'application/json, application/atom+xml;q=0.9, application/rss+xml;q=0.9, */*;q=0.5';

/** How one GET of the chain ended: an answer for good, or the next address to ask. */
type Hop =
  | { readonly kind: 'answer'; readonly answer: PageAnswer }
  | { readonly kind: 'next'; readonly url: URL };

/**
 * Reads pages over this network, each over fresh connections: at one reading a minute a kept connection would have been
 * closed by the other side long ago, and after a sleep or a change of network a kept one only looks alive.
 */
export function createPageFetcher(network: Network, limits: PageLimits = PAGE_LIMITS): FetchPage {
  return async ({ url, etag, signal }) => {
    const first = URL.parse(url);
    if (first === null || !isAllowed(first)) return toFailure(network, 'unreachable', 'ERR_INSECURE_URL');
    const deadline = startDeadline(network.clock, limits.deadlineMs, signal);
    try {
      return await follow(first, etag !== null && isEtag(etag) ? etag : null, network, limits, deadline);
    } finally {
      deadline.end();
    }
  };
}

async function follow(
  first: URL,
  etag: string | null,
  network: Network,
  limits: PageLimits,
  deadline: Deadline,
): Promise<PageAnswer> {
  const seen = new Set<string>();
  let url = first;
  while (true) {
    if (seen.has(url.href)) return toFailure(network, 'redirects', 'LOOP');
    if (seen.size > limits.maxRedirects) return toFailure(network, 'redirects', 'TOO_MANY');
    seen.add(url.href);
    const hop = await get(url, etag, network, limits, deadline);
    if (hop.kind === 'answer') return hop.answer;
    url = hop.url;
  }
}

async function get(
  url: URL,
  etag: string | null,
  network: Network,
  limits: PageLimits,
  deadline: Deadline,
): Promise<Hop> {
  const progress = createProgress();
  try {
    const connection = await dial(url, network, deadline.signal, progress);
    progress.stage = 'http';
    const requestHeaders = {
      ...connection.headers,
      'user-agent': network.userAgent,
      accept: ACCEPTED_TYPES,
      'accept-encoding': ACCEPTED_ENCODINGS,
      ...(etag === null ? {} : { 'if-none-match': etag }),
    };
    const { statusCode, headers, body } = await requestGet(
      url.origin,
      connection.socket,
      connection.requestPath,
      requestHeaders,
      deadline.signal,
    );
    // A body that is dropped unread reports that as an error.
    body.on('error', () => {});
    return await toHop(url, { status: statusCode, headers, body }, etag !== null, network, limits, deadline);
  } catch (error) {
    return toAnswer(toInterrupted(network, deadline) ?? toBroken(network, progress, toErrorCode(error)));
  }
}

interface Response {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: Parameters<typeof readBody>[0];
}

async function toHop(
  from: URL,
  { status, headers, body }: Response,
  isConditional: boolean,
  network: Network,
  limits: PageLimits,
  deadline: Deadline,
): Promise<Hop> {
  const response = decideResponseKind(status, headers, isConditional);
  switch (response.kind) {
    case 'failed': {
      const retryAfterMs = readRetryAfterMs(headers, network.clock.wallMs());
      return toAnswer(toFailure(network, response.failure, String(status), retryAfterMs));
    }
    case 'not_modified':
      return toAnswer({ kind: 'not_modified', maxAgeMs: readMaxAgeMs(headers) });
    case 'redirect': {
      const url = decideRedirect(from, response.location);
      return url === null ? toAnswer(toFailure(network, 'redirects', String(status))) : { kind: 'next', url };
    }
    case 'body':
      break;
  }
  if (Number(readHeader(headers, 'content-length')) > limits.maxBytes) {
    return toAnswer(toFailure(network, 'too_large', TOO_LARGE));
  }
  const read = await readBody(body, readHeader(headers, 'content-encoding'), limits.maxBytes);
  if (read.kind === 'failed') {
    return toAnswer(toInterrupted(network, deadline) ?? toFailure(network, read.failure, read.detail));
  }
  return toAnswer({
    kind: 'body',
    bytes: read.bytes,
    contentType: readHeader(headers, 'content-type'),
    etag: readEtag(headers),
    maxAgeMs: readMaxAgeMs(headers),
  });
}

function toAnswer(answer: PageAnswer): Hop {
  return { kind: 'answer', answer };
}

/** Null unless the deadline or the caller ended the request: then the error at hand is only what that looked like. */
function toInterrupted(network: Network, deadline: Deadline): PageAnswer | null {
  const cause = deadline.cause();
  if (cause === null) return null;
  return cause === 'deadline'
    ? toFailure(network, 'timeout', 'ETIMEDOUT')
    : toFailure(network, 'unreachable', 'aborted');
}

/** Why there was no head of an answer. What undici's parser refused is an answer, if a bad one. */
function toBroken(network: Network, progress: Progress, code: string): PageAnswer {
  if (progress.stage === 'tls') return toFailure(network, 'tls', code);
  const isMalformed = progress.stage === 'http' && /^(?:HPE_|UND_ERR_)/.test(code) && code !== EARLY_CLOSE;
  return toFailure(network, isMalformed ? 'invalid' : 'unreachable', code);
}

function toFailure(
  network: Network,
  kind: PageFailure['kind'],
  detail: string,
  retryAfterMs: number | null = null,
): PageAnswer {
  return { kind: 'failed', failure: { at: network.clock.wallMs(), kind, detail }, retryAfterMs };
}
