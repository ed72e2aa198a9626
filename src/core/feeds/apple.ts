import { z } from 'zod';
import { type Level, worst } from '../../shared/level.ts';
import type { Impact, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { decodeText } from './decode.ts';
import { checkAs, Id, OptionalText } from './document.ts';
import { MAX_COMPONENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { parseJsonText } from './json.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseEpoch } from './time.ts';

const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['Available', 'operational'],
  ['Issue', 'degraded'],
  ['Performance', 'degraded'],
  ['Outage', 'major_outage'],
  ['Maintenance', 'maintenance'],
]);
const IMPACTS: ReadonlyMap<Level, Impact> = new Map([
  ['operational', 'none'],
  ['degraded', 'minor'],
  ['partial_outage', 'major'],
  ['major_outage', 'critical'],
  ['maintenance', 'maintenance'],
]);
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['ongoing', 'investigating'],
  ['upcoming', 'scheduled'],
  ['resolved', 'resolved'],
  ['completed', 'completed'],
]);

const EventSchema = z.object({
  messageId: Id.nullable().catch(null),
  statusType: z.string(),
  eventStatus: z.string(),
  usersAffected: OptionalText,
  message: z.string().catch(''),
  epochStartDate: z.number().nullable().catch(null),
  epochEndDate: z.number().nullable().catch(null),
});
type Event = z.infer<typeof EventSchema>;
const ServiceSchema = z.object({
  serviceName: z.string().min(1).max(200),
  events: z.array(EventSchema).max(100),
});
const StatusSchema = z.object({ services: z.array(ServiceSchema).min(1).max(MAX_COMPONENTS) });

/** Apple's pages, for everyone and for developers: a script of JSON, the latter's wrapped in a call. */
export const appleFeed: Feed = {
  format: 'apple',
  addressOf: (_, pageUrl, key) => key ?? below(pageUrl, 'data/system_status_en_US.js'),
  parse: parseStatus,
  plan: NOTHING_FURTHER,
};

function parseStatus({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const json = parseJsonText(unwrap(decodeText(bytes)), bytes.byteLength);
  if (!json.ok) return json;
  const status = checkAs(json.value, StatusSchema);
  if (!status.ok) return status;
  const { services } = status.value;
  return ok({
    name: null,
    components: toComponents(
      services.map(({ serviceName, events }) => ({
        id: serviceName,
        name: serviceName,
        level: worst(events.map(toEventLevel), 'operational'),
      })),
    ),
    incidents: services.flatMap(({ serviceName, events }) =>
      events.map((event) => toEvent(event, serviceName, at)),
    ),
  });
}

/** The JSON within `jsonCallback(…);`, or the text as it is. */
function unwrap(text: string): string {
  const call = /^\s*[\w$.]{1,60}\(/.exec(text);
  if (call === null) return text;
  return text.slice(call[0].length).replace(/\)\s*;?\s*$/, '');
}

/** An outage of "some users" is a partial one. */
function toEventLevel({ statusType, eventStatus, usersAffected }: Event): Level {
  const status = STATUSES.get(eventStatus);
  if (status === undefined) return 'unknown';
  if (status !== 'investigating') return 'operational';
  const level = LEVELS.get(statusType) ?? 'unknown';
  return level === 'major_outage' && /^some\b/i.test(usersAffected ?? '') ? 'partial_outage' : level;
}

function toEvent(event: Event, service: string, at: number): ReturnType<typeof toIncident> {
  const status = STATUSES.get(event.eventStatus) ?? 'unknown';
  const isPlanned = event.statusType === 'Maintenance';
  const startedAt = parseEpoch(event.epochStartDate, 'ms');
  const endsAt = parseEpoch(event.epochEndDate, 'ms');
  const isEnded = status === 'resolved' || status === 'completed';
  const level = toEventLevel({ ...event, eventStatus: 'ongoing' });
  return toIncident(
    {
      id: `${event.messageId ?? startedAt ?? ''}-${service}`,
      kind: isPlanned ? 'maintenance' : 'incident',
      name: `${service}: ${event.statusType}`,
      status: isPlanned && status === 'investigating' ? 'in_progress' : status,
      impact: IMPACTS.get(level) ?? 'unknown',
      startedAt,
      resolvedAt: isEnded ? (endsAt ?? startedAt ?? at) : null,
      scheduledUntil: isPlanned ? endsAt : null,
      componentIds: [service],
      updates: event.message === '' ? [] : [{ at: startedAt, status, body: event.message }],
    },
    at,
  );
}
