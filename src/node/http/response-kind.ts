import { isLoopback, REACHES, reachOf } from './loopback.ts';
import { isEventStream, type ResponseHeaders, readHeader } from './response-hints.ts';

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);
const CHALLENGE_STATUSES = new Set([403, 405, 429, 503]);
const REFUSAL_STATUSES = new Set([403, 405]);
/** How the edges that refuse robots name themselves in `Server`. */
const EDGE_SERVERS = /^(?:cloudfront|cloudflare|akamai)/i;

/** What the head of a page's answer means, before a byte of its body is read. */
export type ResponseKind =
  | { readonly kind: 'body' }
  | { readonly kind: 'not_modified' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'failed'; readonly failure: 'blocked' | 'status' | 'not_json' };

/**
 * `isConditional` says whether an entity tag was sent: only then is a 304 an answer. HTML is refused whatever its status,
 * since every page format is JSON: a host's error page, a portal's and a moved page's all come as HTML with 200. So is a stream of
 * events, which would be read until the deadline.
 */
export function decideResponseKind(
  status: number,
  headers: ResponseHeaders,
  isConditional: boolean,
): ResponseKind {
  if (isRobotRefused(status, headers)) return { kind: 'failed', failure: 'blocked' };
  if (status === 304 && isConditional) return { kind: 'not_modified' };
  if (REDIRECT_STATUSES.has(status)) return { kind: 'redirect', location: readHeader(headers, 'location') };
  if (status !== 200) return { kind: 'failed', failure: 'status' };
  return isHtml(headers) || isEventStream(headers)
    ? { kind: 'failed', failure: 'not_json' }
    : { kind: 'body' };
}

/**
 * Whether an edge asked for a browser, or turned away what is none. Sources:
 * https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response and
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
 */
function isRobotRefused(status: number, headers: ResponseHeaders): boolean {
  if (CHALLENGE_STATUSES.has(status) && readHeader(headers, 'cf-mitigated') === 'challenge') return true;
  const wafAction = readHeader(headers, 'x-amzn-waf-action');
  if (wafAction === 'challenge' || wafAction === 'captcha') return true;
  return REFUSAL_STATUSES.has(status) && isHtml(headers) && EDGE_SERVERS.test(readHeader(headers, 'server'));
}

function isHtml(headers: ResponseHeaders): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(readHeader(headers, 'content-type'));
}

/**
 * Where a redirect leads, or null where it must not be followed: never away from HTTPS, plain HTTP on loopback only, and from
 * elsewhere never into this machine or into an address of its network. Threat: a page that has Pilotlight ask a server of the
 * user's own in its place.
 */
export function decideRedirect(from: URL, location: string): URL | null {
  const to = location === '' ? null : URL.parse(location, from.href);
  if (to === null || !isAllowed(to) || REACHES.indexOf(reachOf(to)) < REACHES.indexOf(reachOf(from)))
    return null;
  return from.protocol === 'https:' && to.protocol !== 'https:' ? null : to;
}

/** HTTPS anywhere, plain HTTP on this machine only. */
export function isAllowed(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}
