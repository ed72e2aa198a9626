import { ok, type Result } from '../../shared/result.ts';
import type { FeedFormat, PageRef } from '../../shared/service.ts';
import { feedFor } from '../feeds/feed.ts';
import { type PastedAddress, parseAddress } from './address.ts';
import { toKeyedPage } from './keyed-addresses.ts';
import { toKnownPage } from './known-hosts.ts';

/** One address to ask, and the pages that an answer there can mean, likeliest first. */
export interface DetectTry {
  readonly address: string;
  readonly host: string;
  readonly pages: readonly PageRef[];
}

/** Where to look for a status page, likeliest first; `target` is what to probe where there is none. */
export interface DetectPlan {
  readonly tries: readonly DetectTry[];
  readonly target: string;
}

/** Formats with a document of their own below any page, the most common first. incident.io's is told from Statuspage's by its content. */
const ANYWHERE: readonly FeedFormat[] = [
  'statuspage',
  'instatus',
  'betterstack',
  'cstate',
  'cachet',
  'gatus',
  'statushub',
];
const NEWS_PATHS = ['history.atom', 'feed.atom', 'feed.xml', 'feed'];
const LOOKS_LIKE_STATUS = /(?:^|[.-])status(?:page)?(?:[.-]|$)|status\.[a-z]{2,}$/i;
const LOOKS_LIKE_NEWS = /(?:\.(?:rss|atom|xml)|\/(?:rss|feed|atom))\/?$/i;

/**
 * Where a status page may be for `example.com`, `status.example.com`, a page's address or the address of a feed. `pages` are
 * those of the services on offer: one at the same place is asked first, since it knows the format and the key. Pure: who asks
 * them asks a host's one after another and different hosts together (`detectFrom` says which come next). On failure one line.
 */
export function detectPlan(input: string, pages: readonly PageRef[] = []): Result<DetectPlan, string> {
  const pasted = parseAddress(input);
  if (!pasted.ok) return pasted;
  const { url, page } = pasted.value;
  const known = toKnownPage(page);
  const keyed = toKeyedPage(url);
  const tries = new Map<string, DetectTry>();
  const add = (ref: Pick<PageRef, 'format' | 'url' | 'key'> & Partial<PageRef>): void => {
    const address = feedFor(ref.format).addressOf('state', ref.url, ref.key ?? null);
    const before = tries.get(address);
    const there = before?.pages ?? [];
    const isThere = there.some((other) => other.format === ref.format && other.url === ref.url);
    const meant = isThere ? there : [...there, { mirrors: [], ...ref }];
    tries.set(address, { address, host: new URL(address).host, pages: meant });
  };
  if (keyed !== null) add(keyed);
  const bases = basesOf(pasted.value);
  for (const ref of pages) if (isAt(ref, bases)) add(ref);
  if (known !== null) add(known.page);
  if (known?.isOnly !== true) {
    if (LOOKS_LIKE_NEWS.test(new URL(url).pathname)) add({ format: 'rss', url: page, key: url });
    for (const base of bases) for (const format of ANYWHERE) add({ format, url: base });
    for (const base of bases.filter((each) => LOOKS_LIKE_STATUS.test(new URL(each).hostname))) {
      // A news feed elsewhere is a company's blog.
      for (const path of NEWS_PATHS) add({ format: 'rss', url: base, key: `${base}/${path}` });
    }
  }
  return ok({ tries: [...tries.values()], target: url });
}

/** Whether a page known already is one of the places to look at, whatever the host asked for its documents. */
function isAt({ url }: PageRef, bases: readonly string[]): boolean {
  return bases.includes(url.replace(/\/+$/, ''));
}

/** The page as given, its host's root, and for a bare domain the host where status pages usually are. */
function basesOf({ page, host, isBareDomain }: PastedAddress): readonly string[] {
  const { origin } = new URL(page);
  const mayBeElsewhere = isBareDomain && !LOOKS_LIKE_STATUS.test(host);
  const elsewhere = mayBeElsewhere ? [`https://status.${host.replace(/^www\./, '')}`] : [];
  return [...new Set([page, origin, ...elsewhere])];
}
