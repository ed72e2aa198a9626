import type { PageRef } from '../../shared/service.ts';
import { feedFor } from '../feeds/feed.ts';

/** How many of the pages are read from the host of one of them, which need not be the host they are shown on. */
export function countOnHost(pages: Iterable<PageRef>, page: PageRef): number {
  const host = hostOf(page);
  return [...pages].filter((other) => hostOf(other) === host).length;
}

const hostOf = ({ format, url }: PageRef): string => new URL(feedFor(format).addressOf('state', url)).host;
