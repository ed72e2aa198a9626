import { assertNever } from '../shared/result.ts';
import type { Behaviour } from './behaviour.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What a host does with one request, as data. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly delayMs: number }
  | { readonly kind: 'cut'; readonly answer: Answer }
  | { readonly kind: 'huge'; readonly bytes: number; readonly gzip: boolean }
  | { readonly kind: 'hold' }
  | { readonly kind: 'reset' };

export interface LabRequest {
  readonly method: string;
  readonly path: string;
  readonly ifNoneMatch: string | null;
  /** The key a caller showed, and what it sent along; null and empty where there was none. */
  readonly apiKey: string | null;
  readonly body: string;
  /** Counts the requests to this host, from 0. */
  readonly index: number;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const EDGE = { server: 'cloudflare', 'cf-ray': '8c1a0b0000000000-LAB' };

export function toHtmlAnswer(status: number, title: string, text: string): Answer {
  const body = `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;
  return { status, headers: { 'content-type': HTML_TYPE }, body };
}

export function toJsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(value) };
}

/** An error as Anthropic's API shapes it: https://docs.anthropic.com/en/api/errors */
export function toApiError(status: number, type: string, message: string, index: number): Answer {
  const requestId = `req_lab${String(index).padStart(20, '0')}`;
  const answer = toJsonAnswer(status, { type: 'error', error: { type, message }, request_id: requestId });
  return { ...answer, headers: { ...answer.headers, ...EDGE, 'request-id': requestId } };
}

function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function toServerError(status: number, index: number): Answer {
  return status === 500
    ? toApiError(500, 'api_error', 'The lab broke this request.', index)
    : withHeaders(toHtmlAnswer(status, `Error ${status}`, 'The lab took the origin away.'), EDGE);
}

function at(answer: Answer): Reply {
  return { kind: 'answer', answer, delayMs: 0 };
}

/**
 * What a host with this behaviour does with a request it is to spoil. `normal` gives the answer the host would give in health.
 * Faults of the connection land here only on a connection that was made before they began.
 */
export function decideReply(behaviour: Behaviour, request: LabRequest, normal: () => Answer): Reply {
  switch (behaviour.kind) {
    case 'normal':
      return at(normal());
    case 'overloaded':
      return at(toApiError(529, 'overloaded_error', 'The lab is overloaded.', request.index));
    case 'server_error':
      return at(toServerError(behaviour.status, request.index));
    case 'rate_limited': {
      const answer = toApiError(429, 'rate_limit_error', 'The lab asks for patience.', request.index);
      return at(withHeaders(answer, { 'retry-after': String(behaviour.retryAfterSeconds) }));
    }
    case 'walled': {
      const answer = toHtmlAnswer(behaviour.status, 'One moment', 'The lab wants to see a browser first.');
      return at(withHeaders(answer, { ...EDGE, 'cf-mitigated': 'challenge' }));
    }
    case 'slow':
      return { kind: 'answer', answer: normal(), delayMs: behaviour.delayMs };
    case 'html':
      return at(toHtmlAnswer(behaviour.status, 'Hello', 'This is a web page, whatever was asked for.'));
    case 'truncated': {
      const answer = normal();
      return at({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) });
    }
    case 'cut':
      return { kind: 'cut', answer: normal() };
    case 'huge':
      return { kind: 'huge', bytes: behaviour.bytes, gzip: behaviour.gzip };
    case 'redirect_loop':
      return at(withHeaders(toHtmlAnswer(302, 'Elsewhere', 'Go on.'), { location: request.path }));
    case 'portal': {
      const answer = toHtmlAnswer(302, 'Welcome', 'Sign in to use this network.');
      return at(withHeaders(answer, { location: 'http://portal.lab.localhost/sign-in' }));
    }
    case 'hang':
      return { kind: 'hold' };
    case 'reset':
    case 'refuse':
    case 'bad_certificate':
      return { kind: 'reset' };
    default:
      return assertNever(behaviour);
  }
}
