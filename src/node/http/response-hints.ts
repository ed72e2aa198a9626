import type { IncomingHttpHeaders } from 'node:http';

/** No page may silence its own readings for longer, by mistake or otherwise. */
const MAX_WAIT_MS = 3_600_000;

/** Response headers as undici gives them: names in lower case, repeated ones as a list. */
export type ResponseHeaders = IncomingHttpHeaders | Readonly<Record<string, string | string[] | undefined>>;

/** The value of a header, empty where it is missing; a repeated one is joined as HTTP allows. */
export function readHeader(headers: ResponseHeaders, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim();
}

/** Whether the body is a stream of events, which need never end: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function isEventStream(headers: ResponseHeaders): boolean {
  return /^text\/event-stream\b/i.test(readHeader(headers, 'content-type'));
}

/**
 * How long `Retry-After` asks to wait, from 0 to one hour; null where it says nothing readable. A date is compared with the
 * server's own `Date` if it sent one, so that a wrong clock here does no harm:
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function readRetryAfterMs(headers: ResponseHeaders, nowMs: number): number | null {
  const value = readHeader(headers, 'retry-after');
  if (/^\d+$/.test(value)) return clampWait(Number(value) * 1000);
  const untilMs = parseHttpDate(value);
  return untilMs === null ? null : clampWait(untilMs - (parseHttpDate(readHeader(headers, 'date')) ?? nowMs));
}

/**
 * How long the answer stays fresh, from 0 to one hour: `max-age` less the `Age` it had on arrival, 0 for `no-cache` and
 * `no-store`, null where `Cache-Control` says nothing about it. https://www.rfc-editor.org/rfc/rfc9111#section-4.2
 */
export function readMaxAgeMs(headers: ResponseHeaders): number | null {
  const directives = readHeader(headers, 'cache-control')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return 0;
  const maxAge = directives.map((directive) => /^max-age="?(\d+)"?$/.exec(directive)?.[1]).find(Boolean);
  if (maxAge === undefined) return null;
  const age = readHeader(headers, 'age');
  return clampWait((Number(maxAge) - (/^\d+$/.test(age) ? Number(age) : 0)) * 1000);
}

/**
 * When the answer left its server, by that server's own clock: its `Date`, which is to the second, and the `Age` it spent in a
 * cache since. Null where it does not say. https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 */
export function readServedAtMs(headers: ResponseHeaders): number | null {
  const dateMs = parseHttpDate(readHeader(headers, 'date'));
  const age = readHeader(headers, 'age');
  return dateMs === null ? null : dateMs + (/^\d{1,9}$/.test(age) ? Number(age) * 1000 : 0);
}

/** An entity tag fit to be sent back, or null: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 */
export function readEtag(headers: ResponseHeaders): string | null {
  const etag = readHeader(headers, 'etag');
  return isEtag(etag) ? etag : null;
}

export function isEtag(text: string): boolean {
  return text.length <= 1024 && /^(?:W\/)?"[\x21\x23-\x7e]*"$/.test(text);
}

/** Only the form that must be sent today; `Date.parse` alone would read `-1` as a year. */
function parseHttpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}

function clampWait(waitMs: number): number {
  return Math.min(Math.max(0, waitMs), MAX_WAIT_MS);
}
