import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** Slack's types of event (https://docs.slack.dev/reference/slack-status-api). */
const TYPES: ReadonlyMap<string, { readonly level: Level; readonly impact: Impact }> = new Map([
  ['notice', { level: 'operational', impact: 'none' }],
  ['incident', { level: 'degraded', impact: 'minor' }],
  ['outage', { level: 'major_outage', impact: 'critical' }],
  ['maintenance', { level: 'maintenance', impact: 'maintenance' }],
]);
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['active', 'investigating'],
  ['scheduled', 'scheduled'],
  ['resolved', 'resolved'],
  ['completed', 'completed'],
  ['cancelled', 'completed'],
]);
const QUIET: ReadonlySet<IncidentStatus> = new Set(['scheduled', 'resolved', 'completed']);

const NoteSchema = z.object({ body: z.string().catch(''), date_created: OptionalText });
const EventSchema = z.object({
  id: Id,
  title: z.string().catch(''),
  type: z.string(),
  status: z.string(),
  url: OptionalText,
  date_created: OptionalText,
  date_updated: OptionalText,
  notes: Rows,
  services: z.array(z.string().min(1).max(200)),
});
type Event = z.infer<typeof EventSchema>;
const CurrentSchema = z.object({
  status: z.enum(['ok', 'active']),
  active_incidents: z.array(EventSchema).max(MAX_INCIDENTS),
});

/** Slack's own page: what is going on, and the services each event touches. One that no event names is fine. */
export const slackFeed: Feed = {
  format: 'slack',
  addressOf: (_, pageUrl) => atHost(pageUrl, 'api/v2.0.0/current'),
  parse: parseCurrent,
  plan: NOTHING_FURTHER,
};

function parseCurrent({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const current = parseAs(bytes, CurrentSchema);
  if (!current.ok) return current;
  const events = current.value.active_incidents;
  return ok({
    name: 'Slack',
    components: toComponents(
      events.flatMap((event) =>
        event.services.map((name) => ({ id: name, name, level: toEventLevel(event) })),
      ),
    ),
    incidents: events.map((event) => toEvent(event, at)),
    basis: 'incidents',
  });
}

function toEventLevel({ status, type }: Event): Level {
  const known = STATUSES.get(status);
  if (known !== undefined && QUIET.has(known)) return 'operational';
  return known === undefined ? 'unknown' : (TYPES.get(type)?.level ?? 'unknown');
}

function toEvent(event: Event, at: number): Incident {
  const status = STATUSES.get(event.status) ?? 'unknown';
  const isPlanned = event.type === 'maintenance' || status === 'scheduled' || status === 'completed';
  const isEnded = status === 'resolved' || status === 'completed';
  return toIncident(
    {
      id: event.id,
      kind: isPlanned ? 'maintenance' : 'incident',
      name: event.title,
      status: isPlanned && status === 'investigating' ? 'in_progress' : status,
      impact: isPlanned ? 'maintenance' : (TYPES.get(event.type)?.impact ?? 'unknown'),
      startedAt: parseTime(event.date_created),
      resolvedAt: isEnded ? (parseTime(event.date_updated) ?? at) : null,
      url: toLink(event.url),
      componentIds: event.services,
      updates: keepRows(event.notes, NoteSchema, 100).map((note) => ({
        at: parseTime(note.date_created),
        status,
        body: note.body,
      })),
    },
    at,
  );
}
