import { ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { toComponents } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toNewsIncident } from './news-item.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseNews } from './xml.ts';

/**
 * A news feed, RSS or Atom, of a page that serves nothing better. It tells what was written, not how things are: what nobody
 * writes of is taken to be fine, and `basis` says so. The key is the feed's address where it is not `history.atom` below the page.
 */
export const rssFeed: Feed = {
  format: 'rss',
  addressOf: (_, pageUrl, key) => key ?? below(pageUrl, 'history.atom'),
  parse: parseNewsFeed,
  plan: NOTHING_FURTHER,
};

function parseNewsFeed({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const news = parseNews(bytes);
  if (!news.ok) return news;
  const read = news.value.items.map((item) => toNewsIncident(item, at));
  const components = read.flatMap(({ component }) =>
    component === null ? [] : [{ id: component.name, name: component.name, level: component.level }],
  );
  return ok({
    name: news.value.title || null,
    components: toComponents(components),
    incidents: read.map(({ incident }) => incident),
    basis: 'incidents',
  });
}
