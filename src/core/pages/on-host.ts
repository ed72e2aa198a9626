import type { PageRef } from '../../shared/service.ts';
import { feedFor } from '../feeds/feed.ts';

/** Answers of each of the pages how many of them are read from its host, which need not be the host they are shown on. */
export function countOnHosts(pages: readonly PageRef[]): (page: PageRef) => number {
  const counts = new Map<string, number>();
  for (const page of pages) counts.set(hostOf(page), (counts.get(hostOf(page)) ?? 0) + 1);
  return (page) => counts.get(hostOf(page)) ?? 1;
}

const hostOf = ({ format, url, key }: PageRef): string =>
  new URL(feedFor(format).addressOf('state', url, key ?? null)).host;
