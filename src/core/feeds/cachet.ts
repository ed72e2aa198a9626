import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { Id, keepRows, OptionalText, parseAs } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { isOpen } from './page-level.ts';
import { isAllOperational, isDue } from './plan.ts';
import { parseTime } from './time.ts';

/** Cachet's codes (https://docs.cachethq.io/docs/component-statuses and incident-statuses). */
const LEVELS: ReadonlyMap<number, Level> = new Map([
  [1, 'operational'],
  [2, 'degraded'],
  [3, 'partial_outage'],
  [4, 'major_outage'],
]);
const STATUSES: ReadonlyMap<number, IncidentStatus> = new Map([
  [0, 'scheduled'],
  [1, 'investigating'],
  [2, 'identified'],
  [3, 'monitoring'],
  [4, 'resolved'],
]);
const IMPACTS: ReadonlyMap<Level, Impact> = new Map([
  ['operational', 'none'],
  ['degraded', 'minor'],
  ['partial_outage', 'major'],
  ['major_outage', 'critical'],
]);
/** Old versions write their numbers as text. */
const CodeSchema = z.union([z.number(), z.string().regex(/^\d$/).transform(Number)]);

const ComponentSchema = z.object({
  id: Id,
  name: z.string(),
  status: CodeSchema,
  enabled: z.boolean().catch(true),
});
const ComponentsSchema = z.object({ data: z.array(ComponentSchema).max(MAX_COMPONENTS) });
const IncidentSchema = z.object({
  id: Id,
  name: z.string().catch(''),
  message: z.string().catch(''),
  status: CodeSchema.nullable().catch(null),
  component_id: Id.nullable().catch(null),
  component_status: CodeSchema.nullable().catch(null),
  occurred_at: OptionalText,
  scheduled_at: OptionalText,
  created_at: OptionalText,
  updated_at: OptionalText,
  permalink: OptionalText,
});
const IncidentsSchema = z.object({ data: z.array(z.unknown()) });

const CALM_EVERY_MS = 5 * 60_000;

/** Cachet, versions 1 and 2. */
export const cachetFeed: Feed = {
  format: 'cachet',
  addressOf: (part, pageUrl) =>
    below(
      pageUrl,
      part === 'incidents'
        ? 'api/v1/incidents?sort=id&order=desc&per_page=20'
        : 'api/v1/components?per_page=1000',
    ),
  parse: (input) => (input.part === 'incidents' ? parseIncidents(input) : parseComponents(input)),
  plan: ({ state, further: { incidents } }) => {
    const isCalm = isAllOperational(state) && incidents?.reading?.incidents?.some(isOpen) !== true;
    return isDue(incidents, isCalm ? CALM_EVERY_MS : 0) ? ['incidents'] : [];
  },
};

function parseComponents({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, ComponentsSchema);
  if (!document.ok) return document;
  const rows = document.value.data.filter(({ enabled }) => enabled);
  const drafts = rows.map(({ id, name, status }) => ({ id, name, level: LEVELS.get(status) ?? 'unknown' }));
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}

function parseIncidents({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, IncidentsSchema);
  if (!document.ok) return document;
  const incidents = keepRows(document.value.data, IncidentSchema, MAX_INCIDENTS).map((row) => {
    const status = STATUSES.get(row.status ?? -1) ?? 'unknown';
    const kind = status === 'scheduled' ? 'maintenance' : 'incident';
    const startedAt = parseTime(row.scheduled_at) ?? parseTime(row.occurred_at) ?? parseTime(row.created_at);
    const level = LEVELS.get(row.component_status ?? -1);
    const updatedAt = parseTime(row.updated_at) ?? startedAt ?? at;
    return toIncident(
      {
        id: row.id,
        kind,
        name: row.name,
        status,
        impact: kind === 'maintenance' ? 'maintenance' : (IMPACTS.get(level ?? 'unknown') ?? 'unknown'),
        startedAt,
        resolvedAt: status === 'resolved' ? updatedAt : null,
        url: toLink(row.permalink),
        // A component of 0 is Cachet's "none".
        componentIds: row.component_id === null || row.component_id === '0' ? [] : [row.component_id],
        updates: [{ at: startedAt, status, body: row.message }],
      },
      at,
    );
  });
  return ok({ name: null, components: null, incidents });
}
