import { err, ok, type Result } from '../../shared/result.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toNewsIncident } from './news-item.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseMailTime } from './time.ts';
import { parseNews } from './xml.ts';

/** The feed is built anew every minute: one that is a day old is abandoned, and its emptiness says nothing. */
const STALE_AFTER_MS = 24 * 3_600_000;
const FEED_ADDRESS = 'https://rssfeed.azure.status.microsoft/en-us/status/feed/';

/**
 * Azure's public incidents. Only what is widespread appears, without components and without a severity; an empty channel means
 * "no public incident" and no more. An item that does not say that it is over is open for as long as it is listed.
 */
export const azureRssFeed: Feed = {
  format: 'azure-rss',
  addressOf: (_, __, key) => key ?? FEED_ADDRESS,
  parse: parseAzure,
  plan: NOTHING_FURTHER,
};

function parseAzure({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const news = parseNews(bytes);
  if (!news.ok) return news;
  const builtAt = parseMailTime(news.value.builtAt);
  if (builtAt === null || at - builtAt > STALE_AFTER_MS) {
    return err({ kind: 'invalid', detail: builtAt === null ? 'lastBuildDate' : 'not built for a day' });
  }
  const incidents = news.value.items.map((item) => {
    const { incident } = toNewsIncident(item, at);
    const isOver = /^(?:resolved|mitigated|post incident review|pir)\b/i.test(
      incident.name.replace(/^\[/, ''),
    );
    if (incident.resolvedAt === null && isOver) {
      return { ...incident, status: 'resolved' as const, resolvedAt: incident.updates.at(-1)?.at ?? at };
    }
    return incident.status === 'unknown' ? { ...incident, status: 'investigating' as const } : incident;
  });
  return ok({ name: 'Microsoft Azure', components: [], incidents, basis: 'incidents' });
}
