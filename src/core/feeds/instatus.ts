import { z } from 'zod';
import { type Level, worst } from '../../shared/level.ts';
import type { Impact, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { keepRows, OptionalText, parseAs } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { isAllOperational, isDue } from './plan.ts';
import { parseTime } from './time.ts';

/** Instatus's words (https://instatus.com/help/api/public-data). */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['OPERATIONAL', 'operational'],
  ['DEGRADEDPERFORMANCE', 'degraded'],
  ['MINOROUTAGE', 'degraded'],
  ['PARTIALOUTAGE', 'partial_outage'],
  ['MAJOROUTAGE', 'major_outage'],
  ['UNDERMAINTENANCE', 'maintenance'],
]);
const IMPACTS: ReadonlyMap<string, Impact> = new Map([
  ['OPERATIONAL', 'none'],
  ['DEGRADEDPERFORMANCE', 'minor'],
  ['MINOROUTAGE', 'minor'],
  ['PARTIALOUTAGE', 'major'],
  ['MAJOROUTAGE', 'critical'],
  ['UNDERMAINTENANCE', 'maintenance'],
]);
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['INVESTIGATING', 'investigating'],
  ['IDENTIFIED', 'identified'],
  ['MONITORING', 'monitoring'],
  ['RESOLVED', 'resolved'],
  ['NOTSTARTEDYET', 'scheduled'],
  ['INPROGRESS', 'in_progress'],
  ['VERIFYING', 'verifying'],
  ['COMPLETED', 'completed'],
]);

const SummarySchema = z.object({
  page: z.object({ name: OptionalText, status: z.string() }),
  activeIncidents: z.array(z.unknown()).optional(),
  activeMaintenances: z.array(z.unknown()).optional(),
});
const IdSchema = z.string().min(1).max(200);
const EventSchema = z.object({
  id: IdSchema.nullable().catch(null),
  name: z.string().catch(''),
  status: z.string().catch(''),
  impact: z.string().catch(''),
  started: OptionalText,
  start: OptionalText,
  duration: z.union([z.number(), z.string()]).nullable().catch(null),
  updatedAt: OptionalText,
  url: OptionalText,
});
type Event = z.infer<typeof EventSchema>;
const ComponentSchema = z.object({
  id: IdSchema,
  name: z.string(),
  status: z.string(),
  group: z.object({ name: OptionalText }).nullable().catch(null),
});
const ComponentsSchema = z.object({ components: z.array(ComponentSchema).max(MAX_COMPONENTS) });

/** Components are read rarely while the page says that it is up and they last agreed. */
const CALM_EVERY_MS = 15 * 60_000;

/**
 * Instatus: a summary with the page's own word and what is open, and its components apart. The two lists of the summary are left
 * out when they are empty.
 */
export const instatusFeed: Feed = {
  format: 'instatus',
  addressOf: (part, pageUrl) => below(pageUrl, part === 'components' ? 'v3/components.json' : 'summary.json'),
  parse: (input) => (input.part === 'components' ? parseComponents(input) : parseSummary(input)),
  plan: ({ state, further: { components } }) => {
    const isCalm = state.whole === 'operational' && isAllOperational(components?.reading);
    const isRefused = components?.reading === null;
    return isDue(components, isCalm || isRefused ? CALM_EVERY_MS : 0) ? ['components'] : [];
  },
};

function parseSummary({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const summary = parseAs(bytes, SummarySchema);
  if (!summary.ok) return summary;
  const { page, activeIncidents = [], activeMaintenances = [] } = summary.value;
  const open = keepRows(activeIncidents, EventSchema, MAX_INCIDENTS);
  const planned = keepRows(activeMaintenances, EventSchema, MAX_INCIDENTS);
  return ok({
    name: page.name,
    components: null,
    incidents: [
      ...open.map((event) => toEvent(event, 'incident', at)),
      ...planned.map((event) => toEvent(event, 'maintenance', at)),
    ],
    whole: toWhole(page.status, open),
  });
}

/** `HASISSUES` says that something is wrong; how bad it is the incidents tell. */
function toWhole(word: string, open: readonly Event[]): Level {
  if (word === 'UP') return 'operational';
  if (word === 'UNDERMAINTENANCE') return 'maintenance';
  if (word !== 'HASISSUES') return 'unknown';
  return worst(['degraded', ...open.map(({ impact }) => LEVELS.get(impact) ?? 'unknown')], 'unknown');
}

function toEvent(event: Event, kind: 'incident' | 'maintenance', at: number): ReturnType<typeof toIncident> {
  const status = STATUSES.get(event.status) ?? 'unknown';
  const startedAt = parseTime(event.started) ?? parseTime(event.start);
  const updatedAt = parseTime(event.updatedAt);
  const minutes = event.duration === null ? Number.NaN : Number(event.duration);
  const isEnded = status === 'resolved' || status === 'completed';
  return toIncident(
    {
      id: event.id ?? `${kind}-${event.name}-${startedAt ?? ''}`,
      kind,
      name: event.name,
      status,
      impact: kind === 'maintenance' ? 'maintenance' : (IMPACTS.get(event.impact) ?? 'unknown'),
      startedAt,
      resolvedAt: isEnded ? (updatedAt ?? startedAt ?? at) : null,
      scheduledUntil:
        startedAt !== null && minutes > 0 && minutes < 525_600
          ? Math.round(startedAt + minutes * 60_000)
          : null,
      url: toLink(event.url),
    },
    at,
  );
}

function parseComponents({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, ComponentsSchema);
  if (!document.ok) return document;
  const rows = document.value.components;
  return ok({
    name: null,
    components: toComponents(
      rows.map(({ id, name, status, group }) => ({
        id,
        name,
        group: group?.name ?? null,
        level: LEVELS.get(status) ?? 'unknown',
      })),
    ),
    incidents: null,
  });
}
