import { err, ok, type Result } from '../../shared/result.ts';

/** What somebody pasted, read as an address. */
export interface PastedAddress {
  readonly url: string;
  readonly host: string;
  /** The address of the page it belongs to: without a slash at the end, and without the document of a page it may name. */
  readonly page: string;
  readonly isLocal: boolean;
  /** Neither a path nor a query: a page of its host may be elsewhere. */
  readonly isBare: boolean;
}

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** What pages have below them, in whichever format. */
const DOCUMENTS =
  /\/(?:api\/.*|proxy\/.*|(?:v\d\/)?(?:summary|components|index|incidents)\.json|incidents\/.*|history(?:\.(?:rss|atom))?|feed(?:\.(?:rss|atom|xml))?|rss)\/?$/i;

/**
 * Reads `example.com`, `status.example.com` or an address; https where none is named, and plain http for this machine alone. On
 * failure one line that says what is wrong with it.
 */
export function parseAddress(input: string): Result<PastedAddress, string> {
  const text = input.trim();
  if (text === '' || text.length > 2048) return err('That is no domain and no web address.');
  const url = toUrl(text);
  const isLocal = url !== null && LOCAL.test(url.hostname);
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  if (url === null || !isWeb || (!url.hostname.includes('.') && !isLocal)) {
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
    isLocal,
    isBare: url.pathname === '/' && url.search === '',
  });
}

function toUrl(text: string): URL | null {
  if (SCHEME.test(text)) return URL.canParse(text) ? new URL(text) : null;
  if (!URL.canParse(`http://${text}`)) return null;
  const guess = new URL(`http://${text}`);
  return LOCAL.test(guess.hostname) ? guess : new URL(`https://${text}`);
}
