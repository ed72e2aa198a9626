import { err, ok, type Result } from '../../shared/result.ts';

/** What somebody pasted, read as an address. */
export interface PastedAddress {
  readonly url: string;
  readonly host: string;
  /** The address of the page it belongs to: without a slash at the end, and without the document of a page it may name. */
  readonly page: string;
  /** A domain with neither a path nor a query: a page of it may be at another host. */
  readonly isBareDomain: boolean;
}

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** An address in numbers, as URLs have it. */
const IP = /^(?:\d+(?:\.\d+){3}|\[.*\])$/;
/** What pages have below them, in whichever format. */
const DOCUMENTS =
  /\/(?:api\/.*|proxy\/.*|(?:v\d\/)?(?:summary|components|index|incidents)\.json|incidents\/.*|history(?:\.(?:rss|atom))?|feed(?:\.(?:rss|atom|xml))?|rss)\/?$/i;

/**
 * Reads `example.com`, `status.example.com` or an address; https where none is named, and plain http for this machine alone. A
 * host of one word, as networks of one's own have them, is taken where the address begins with `https://`. On failure one line
 * that says what is wrong with it.
 */
export function parseAddress(input: string): Result<PastedAddress, string> {
  const text = input.trim();
  if (text === '' || text.length > 2048) return err('That is no domain and no web address.');
  const url = toUrl(text);
  const hostname = url?.hostname ?? '';
  const isLocal = LOCAL.test(hostname);
  const isIp = IP.test(hostname);
  const isDomain = hostname.includes('.') && !isIp;
  const isHost = isDomain || isLocal || isIp || SCHEME.test(text);
  if (url === null || !isHost || !(url.protocol === 'https:' || url.protocol === 'http:')) {
    return err(`“${text.slice(0, 100)}” is no domain and no web address.`);
  }
  if (url.protocol === 'http:' && !isLocal) {
    return err(`${url.href.slice(0, 200)}: plain http is for this machine alone; use https.`);
  }
  if (url.username !== '' || url.password !== '') {
    return err('An address with a password in it is not asked.');
  }
  const path = url.pathname.replace(DOCUMENTS, '').replace(/\/+$/, '');
  return ok({
    url: url.href,
    host: url.hostname,
    page: `${url.origin}${path}`,
    isBareDomain: isDomain && url.pathname === '/' && url.search === '',
  });
}

function toUrl(text: string): URL | null {
  if (SCHEME.test(text)) return parseUrl(text);
  const guess = parseUrl(`http://${text}`);
  return guess === null || LOCAL.test(guess.hostname) ? guess : parseUrl(`https://${text}`);
}

/** The dot that may end a name in full is left out: with it a host would be another one to everything that compares names. */
function parseUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const { hostname, href } = url;
  const bare = hostname.replace(/\.$/, '');
  if (bare === '' || bare.startsWith('.') || bare.includes('..')) return null;
  return bare === hostname ? url : new URL(href.replace(hostname, bare));
}
