import type { Service } from '../../shared/service.ts';
import type { Candidate } from './candidates.ts';

/** Something a search found: a service of the catalogue, or a name whose page is only detected when it is added. */
export type Found =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'candidate'; readonly candidate: Candidate };

/** How well a query fits, best first. */
const EXACT = 0;
const STARTS = 1;
const WORD_STARTS = 2;
const CONTAINS = 3;
const CATEGORY = 4;
const NO_FIT = 9;

/**
 * Services and candidates that fit a query by name, alias, domain or category: the closest fit first, services before candidates,
 * then by name. Every word of the query has to fit. An empty query lists all services. At most `limit`.
 */
export function searchCatalogue(
  query: string,
  services: readonly Service[],
  candidates: readonly Candidate[],
  limit: number = 50,
): readonly Found[] {
  const words = fold(query).split(' ').filter(Boolean);
  const all: (readonly [number, string, Found])[] = [
    ...services.map(
      (service) =>
        [rankService(service, words), service.name, { kind: 'service', service }] satisfies [
          number,
          string,
          Found,
        ],
    ),
    ...(words.length === 0 ? [] : candidates).map(
      (candidate) =>
        [
          rankNames([candidate.name, toHost(candidate.url)], candidate.category ?? '', words),
          candidate.name,
          { kind: 'candidate', candidate },
        ] satisfies [number, string, Found],
    ),
  ];
  return all
    .filter(([rank]) => rank < NO_FIT)
    .toSorted(
      (a, b) =>
        a[0] - b[0] ||
        Number(a[2].kind === 'candidate') - Number(b[2].kind === 'candidate') ||
        (a[1].toLowerCase() < b[1].toLowerCase() ? -1 : 1),
    )
    .slice(0, limit)
    .map(([, , found]) => found);
}

/** What sort of service was found; null where nobody knows. */
export function categoryOf(found: Found): string | null {
  return found.kind === 'service' ? found.service.category : found.candidate.category;
}

/**
 * Orders what is on offer where nothing is searched for: services of AI first, which is what Pilotlight is for, and of each sort
 * those first that can be watched at once.
 */
export function byInterest(a: Found, b: Found): number {
  return interest(b) - interest(a);
}

function interest(found: Found): number {
  const isWatchable =
    found.kind === 'service' && (found.service.page !== null || found.service.targets.length > 0);
  return (categoryOf(found) === 'ai' ? 2 : 0) + (isWatchable ? 1 : 0);
}

function rankService(service: Service, words: readonly string[]): number {
  const hosts = [service.homepage, service.page?.url, service.statusUrl].map((url) => toHost(url ?? ''));
  return rankNames([service.name, service.id, ...(service.aliases ?? []), ...hosts], service.category, words);
}

/** The rank of the worst-fitting word, so that each has to fit; a whole name that is the query comes first. */
function rankNames(names: readonly string[], category: string, words: readonly string[]): number {
  const folded = names.map(fold).filter((name) => name !== '');
  if (folded.includes(words.join(' ')) || words.length === 0) return EXACT;
  const ranks = words.map((word) =>
    Math.min(
      ...folded.map((name) => rankWord(name, word)),
      fold(category).startsWith(word) ? CATEGORY : NO_FIT,
    ),
  );
  return Math.max(...ranks);
}

function rankWord(name: string, word: string): number {
  if (name.startsWith(word)) return STARTS;
  const at = name.indexOf(word);
  if (at < 0) return NO_FIT;
  return /[\s.\-/(]/.test(name.charAt(at - 1)) ? WORD_STARTS : CONTAINS;
}

/** Lower case without accents, one space between words; an address without its scheme and `www.`. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
