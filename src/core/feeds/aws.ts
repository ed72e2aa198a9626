import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost } from './address.ts';
import { parseAs } from './document.ts';
import { type ComponentDraft, MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseEpoch } from './time.ts';

/**
 * The dashboard's codes, as its payloads use them: logs rise from 1 to 3, and services go from 0 to 3 in a disruption. 1 is
 * "informational" on the dashboard, 2 "degradation", 3 "disruption".
 */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['0', 'operational'],
  ['1', 'degraded'],
  ['2', 'degraded'],
  ['3', 'major_outage'],
]);
const IMPACTS: ReadonlyMap<string, Impact> = new Map([
  ['0', 'none'],
  ['1', 'minor'],
  ['2', 'minor'],
  ['3', 'major'],
]);
/** Text at the top, a number in the log. */
const CodeSchema = z.union([z.string(), z.number().transform(String)]);
const EpochSchema = z.union([z.string(), z.number()]).nullish();

const ImpactedSchema = z.object({ service_name: z.string().catch(''), current: CodeSchema });
const LogSchema = z.object({
  message: z.string().catch(''),
  status: CodeSchema.catch(''),
  timestamp: EpochSchema.catch(null),
});
const EventSchema = z.object({
  date: EpochSchema.catch(null),
  arn: z.string().min(1).max(2000).nullable().catch(null),
  region_name: z.string().catch(''),
  status: CodeSchema,
  service: z.string().min(1).max(200),
  service_name: z.string().catch(''),
  summary: z.string().catch(''),
  event_log: z.array(LogSchema).catch([]),
  impacted_services: z.record(z.string().min(1).max(200), ImpactedSchema).nullish(),
  end_time: EpochSchema.catch(null),
});
type Event = z.infer<typeof EventSchema>;
const EventsSchema = z.array(EventSchema).max(MAX_INCIDENTS);

/**
 * AWS's public events, a bare list of what is going on (empty in calm; UTF-16 with a byte order mark on the wire). Components
 * are services in regions, `<service>-<region>`; one that no event names is fine. An event stays with its region: two of the
 * Middle East's were open for half a year.
 */
export const awsFeed: Feed = {
  format: 'aws',
  addressOf: (_, pageUrl) => atHost(pageUrl, 'public/currentevents'),
  parse: parseEvents,
  plan: NOTHING_FURTHER,
};

function parseEvents({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const events = parseAs(bytes, EventsSchema);
  if (!events.ok) return events;
  return ok({
    name: 'Amazon Web Services',
    components: toComponents(events.value.flatMap(toAwsComponents).slice(0, MAX_COMPONENTS)),
    incidents: events.value.map((event) => toAwsIncident(event, at)),
    basis: 'incidents',
  });
}

/** Resolved events stay listed for a while, with 0 or an end. */
function isOver(event: Event): boolean {
  return event.status === '0' || parseEpoch(event.end_time) !== null;
}

function toAwsComponents(event: Event): readonly ComponentDraft[] {
  const group = event.region_name === '' ? null : event.region_name;
  const calm = isOver(event) ? ('operational' as const) : null;
  const level = (code: string): Level => calm ?? LEVELS.get(code) ?? 'unknown';
  return [
    { id: event.service, name: event.service_name, group, level: level(event.status) },
    ...Object.entries(event.impacted_services ?? {}).map(([id, service]) => ({
      id,
      name: service.service_name,
      group,
      level: level(service.current),
    })),
  ];
}

function toAwsIncident(event: Event, at: number): Incident {
  const over = isOver(event);
  const times = event.event_log.map(({ timestamp }) => parseEpoch(timestamp)).filter((time) => time !== null);
  const startedAt = parseEpoch(event.date) ?? (times.length === 0 ? null : Math.min(...times));
  const endedAt = parseEpoch(event.end_time) ?? (times.length === 0 ? startedAt : Math.max(...times));
  return toIncident(
    {
      id: event.arn ?? `${event.service}-${startedAt ?? 0}`,
      kind: 'incident',
      name: [event.summary, event.region_name].filter((part) => part !== '').join(', '),
      status: over ? 'resolved' : 'investigating',
      impact: over ? 'none' : (IMPACTS.get(event.status) ?? 'unknown'),
      startedAt,
      resolvedAt: over ? (endedAt ?? at) : null,
      componentIds: [event.service, ...Object.keys(event.impacted_services ?? {})],
      updates: event.event_log.slice(-100).map((entry) => ({
        at: parseEpoch(entry.timestamp),
        status: entry.status === '0' ? ('resolved' as const) : ('investigating' as const),
        body: entry.message,
      })),
    },
    at,
  );
}
