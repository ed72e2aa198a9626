import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { segment } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** Status.io's codes (https://kb.status.io/developers/status-codes/). A security event is an outage by its own ranking. */
const LEVELS: ReadonlyMap<number, Level> = new Map([
  [100, 'operational'],
  [200, 'maintenance'],
  [300, 'degraded'],
  [400, 'partial_outage'],
  [500, 'major_outage'],
  [600, 'major_outage'],
]);
const IMPACTS: ReadonlyMap<number, Impact> = new Map([
  [100, 'none'],
  [200, 'maintenance'],
  [300, 'minor'],
  [400, 'major'],
  [500, 'critical'],
  [600, 'critical'],
]);
const STATES: ReadonlyMap<number, IncidentStatus> = new Map([
  [100, 'investigating'],
  [200, 'identified'],
  [300, 'monitoring'],
  [400, 'resolved'],
]);

const ComponentSchema = z.object({ id: Id, name: z.string(), status_code: z.number() });
const PageSchema = z.object({
  result: z.object({
    status_overall: z.object({ status_code: z.number() }),
    status: z.array(ComponentSchema).max(MAX_COMPONENTS),
    incidents: z.array(z.unknown()).nullable().catch(null),
    maintenance: z.object({ active: Rows, upcoming: Rows }).nullable().catch(null),
  }),
});
const CodeSchema = z.number().nullable().catch(null);
/** The public API calls an id `id` in components and `_id` elsewhere. */
const UNDERSCORED_ID = '_id';
const MessageSchema = z.object({
  [UNDERSCORED_ID]: Id.nullable().catch(null),
  datetime: OptionalText,
  details: z.string().catch(''),
  state: CodeSchema,
  status: CodeSchema,
});
const AffectedSchema = z.object({ [UNDERSCORED_ID]: Id });
const EventSchema = z.object({
  [UNDERSCORED_ID]: Id,
  name: z.string().catch(''),
  datetime_open: OptionalText,
  datetime_planned_start: OptionalText,
  datetime_planned_end: OptionalText,
  messages: Rows,
  components_affected: Rows,
});

/** Status.io's public API, read by the id of the page: it lies at one host for all pages. */
export const statusioFeed: Feed = {
  format: 'statusio',
  addressOf: (_, __, key) => `https://api.status.io/1.0/status/${segment(key)}`,
  parse: parsePage,
  plan: NOTHING_FURTHER,
};

function parsePage({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const page = parseAs(bytes, PageSchema);
  if (!page.ok) return page;
  const { status, status_overall: overall, incidents, maintenance } = page.value.result;
  const toEvents = (rows: readonly unknown[], planned: 'in_progress' | 'scheduled' | null) =>
    keepRows(rows, EventSchema, MAX_INCIDENTS).map((row) => toEvent(row, planned, at));
  return ok({
    name: null,
    components: toComponents(
      status.map(({ id, name, status_code: code }) => ({ id, name, level: LEVELS.get(code) ?? 'unknown' })),
    ),
    incidents:
      incidents === null && maintenance === null
        ? null
        : [
            ...toEvents(incidents ?? [], null),
            ...toEvents(maintenance?.active ?? [], 'in_progress'),
            ...toEvents(maintenance?.upcoming ?? [], 'scheduled'),
          ],
    whole: LEVELS.get(overall.status_code) ?? 'unknown',
  });
}

function toEvent(
  row: z.infer<typeof EventSchema>,
  planned: 'in_progress' | 'scheduled' | null,
  at: number,
): Incident {
  const messages = keepRows(row.messages, MessageSchema, 200)
    .map((message) => ({ ...message, at: parseTime(message.datetime) }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const last = messages.at(-1);
  const toStatus = (code: number | null | undefined): IncidentStatus =>
    planned ?? STATES.get(code ?? 0) ?? 'unknown';
  const status = toStatus(last?.state);
  return toIncident(
    {
      id: row[UNDERSCORED_ID],
      kind: planned === null ? 'incident' : 'maintenance',
      name: row.name,
      status,
      impact: planned === null ? (IMPACTS.get(last?.status ?? 0) ?? 'unknown') : 'maintenance',
      startedAt: parseTime(row.datetime_planned_start) ?? parseTime(row.datetime_open),
      resolvedAt: status === 'resolved' ? (last?.at ?? at) : null,
      scheduledUntil: parseTime(row.datetime_planned_end),
      componentIds: keepRows(row.components_affected, AffectedSchema, MAX_COMPONENTS).map(
        (component) => component[UNDERSCORED_ID],
      ),
      updates: messages.map((message) => ({
        ...(message[UNDERSCORED_ID] === null ? {} : { id: message[UNDERSCORED_ID] }),
        at: message.at,
        status: toStatus(message.state),
        body: message.details,
      })),
    },
    at,
  );
}
