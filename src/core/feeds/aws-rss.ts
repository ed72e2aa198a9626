import type { Level } from '../../shared/level.ts';
import type { Impact, Incident } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost } from './address.ts';
import { type ComponentDraft, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { toPlainName } from './plain-text.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseMailTime } from './time.ts';
import { type NewsItem, parseNews } from './xml.ts';

/** How the titles begin. */
const STATES: readonly (readonly [RegExp, Level, Impact])[] = [
  [/^service is operating normally\b/i, 'operational', 'none'],
  [/^informational message\b/i, 'operational', 'none'],
  [/^(?:performance issues|service degradation|service impact)\b/i, 'degraded', 'minor'],
  [/^service disruption\b/i, 'major_outage', 'major'],
];

/**
 * AWS's older RSS feed: an item for every message. What belongs together only the service key in the guid tells
 * (`#ec2-us-east-1_1787025679`; the number is the item's own time), and an event ends with a message that says so.
 */
export const awsRssFeed: Feed = {
  format: 'aws-rss',
  addressOf: (_, pageUrl, key) => key ?? atHost(pageUrl, 'rss/all.rss'),
  parse: parseAwsNews,
  plan: NOTHING_FURTHER,
};

interface Message {
  readonly item: NewsItem;
  readonly service: string;
  readonly at: number;
  readonly level: Level;
  readonly impact: Impact;
  readonly isEnd: boolean;
}

function parseAwsNews({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const news = parseNews(bytes);
  if (!news.ok) return news;
  const messages = news.value.items.map((item) => toMessage(item, at)).toSorted((a, b) => a.at - b.at);
  const components: ComponentDraft[] = [];
  const incidents: Incident[] = [];
  for (const [service, own] of Map.groupBy(messages, (message) => message.service)) {
    const events = splitEvents(own);
    const last = own.at(-1);
    components.push({
      id: service,
      name: service,
      level: last === undefined || last.isEnd ? 'operational' : last.level,
    });
    incidents.push(...events.map((event) => toEvent(service, event, at)));
  }
  return ok({
    name: news.value.title || null,
    components: toComponents(components),
    incidents,
    basis: 'incidents',
  });
}

function toMessage(item: NewsItem, at: number): Message {
  const title = toPlainName(item.title);
  const state = STATES.find(([pattern]) => pattern.test(title));
  const [, service] = /#([a-z0-9-]{1,190})_\d{6,13}$/i.exec(item.id) ?? [];
  return {
    item,
    service: service ?? 'other',
    at: parseMailTime(item.published) ?? at,
    level: state?.[1] ?? 'unknown',
    impact: state?.[2] ?? 'unknown',
    isEnd: /^service is operating normally\b/i.test(title) || /\[resolved\]/i.test(title),
  };
}

/** Messages of one service, oldest first, in runs that each end with an end, but for the last. */
function splitEvents(messages: readonly Message[]): readonly (readonly Message[])[] {
  const events: Message[][] = [[]];
  for (const message of messages) {
    events.at(-1)?.push(message);
    if (message.isEnd) events.push([]);
  }
  return events.filter((event) => event.length > 0);
}

function toEvent(service: string, event: readonly Message[], at: number): Incident {
  const first = event[0];
  const last = event.at(-1);
  const isEnded = last?.isEnd === true;
  const title = toPlainName(last?.item.title ?? '').replace(/^[^:]{1,60}:\s*/, '');
  return toIncident(
    {
      id: `${service}_${first?.at ?? at}`,
      kind: 'incident',
      name: title.replace(/^\[resolved\]\s*/i, ''),
      status: isEnded ? 'resolved' : 'investigating',
      impact: (event.findLast((message) => !message.isEnd) ?? last)?.impact ?? 'unknown',
      startedAt: first?.at ?? at,
      resolvedAt: isEnded ? (last?.at ?? at) : null,
      url: toLink(last?.item.link),
      componentIds: [service],
      updates: event.slice(-100).map((message) => ({
        id: message.item.id,
        at: message.at,
        status: message.isEnd ? ('resolved' as const) : ('investigating' as const),
        body: message.item.body,
      })),
    },
    at,
  );
}
