import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { segment } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { type ComponentDraft, MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { toLink } from './link.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** The type of the incident that a service is in; null is none, and so operational. */
const LEVELS: ReadonlyMap<string | null, Level> = new Map([
  [null, 'operational'],
  ['performance', 'degraded'],
  ['minor', 'degraded'],
  ['major', 'major_outage'],
  ['scheduled', 'maintenance'],
]);
const IMPACTS: ReadonlyMap<string, Impact> = new Map([
  ['performance', 'minor'],
  ['minor', 'minor'],
  ['major', 'major'],
  ['scheduled', 'maintenance'],
]);
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['issue', 'investigating'],
  ['investigating', 'investigating'],
  ['identified', 'identified'],
  ['monitoring', 'monitoring'],
  ['update', 'investigating'],
  ['resolved', 'resolved'],
  ['retroactive', 'resolved'],
  ['scheduled', 'scheduled'],
  ['progress', 'in_progress'],
  ['completed', 'completed'],
]);

const LeafSchema = z.object({ id: Id, name: z.string(), current_incident_type: z.string().nullable() });
const ServiceSchema = LeafSchema.extend({ children: z.array(LeafSchema).max(MAX_COMPONENTS).nullish() });
const SummarySchema = z.object({
  status_page: z.object({ name: OptionalText, current_incident_type: z.string().nullable().catch('') }),
  services: z.array(ServiceSchema).max(MAX_COMPONENTS),
  incidents: Rows,
  maintenances: Rows,
  upcoming_maintenances: Rows,
});
const UpdateSchema = z.object({
  id: Id.optional().catch(undefined),
  type: z.string().catch(''),
  description: z.string().catch(''),
  posted_at: OptionalText,
  inserted_at: OptionalText,
});
const EventSchema = z.object({
  id: Id,
  title: z.string().catch(''),
  type: z.string().catch(''),
  starts_at: OptionalText,
  ends_at: OptionalText,
  inserted_at: OptionalText,
  url: OptionalText,
  service_ids: Rows,
  services: Rows,
  updates: Rows,
});

const HOSTS = new Set(['statuspal.io', 'statuspal.eu']);

/**
 * StatusPal's public API, read by the page's name there: `name`, or `statuspal.eu/name` for those kept in Europe. Pages below
 * statuspal.io and statuspal.eu tell it themselves.
 */
export const statuspalFeed: Feed = {
  format: 'statuspal',
  addressOf: (_, pageUrl, key) => {
    const [host, name] = toPlace(pageUrl, key);
    return `https://${host}/api/v2/status_pages/${segment(name)}/summary`;
  },
  parse: parseSummary,
  plan: NOTHING_FURTHER,
};

function toPlace(pageUrl: string, key: string | null | undefined): readonly [string, string] {
  const [first = '', second] = (key ?? '').split('/');
  if (second !== undefined) return [HOSTS.has(first) ? first : 'statuspal.io', second];
  const { hostname } = new URL(pageUrl);
  const [, label = '', host = 'statuspal.io'] = /^([^.]+)\.(statuspal\.(?:io|eu))$/.exec(hostname) ?? [];
  return [host, first === '' ? label : first];
}

function parseSummary({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const summary = parseAs(bytes, SummarySchema);
  if (!summary.ok) return summary;
  const { status_page: page, services, incidents, maintenances, upcoming_maintenances } = summary.value;
  const drafts = services.flatMap(({ children, ...service }): readonly ComponentDraft[] =>
    children === undefined || children === null || children.length === 0
      ? [toDraft(service, null)]
      : children.map((child) => toDraft(child, service.name)),
  );
  return ok({
    name: page.name,
    components: toComponents(drafts),
    incidents: [
      ...toEvents(incidents, 'incident', at),
      ...toEvents([...maintenances, ...upcoming_maintenances], 'maintenance', at),
    ],
    whole: LEVELS.get(page.current_incident_type) ?? 'unknown',
  });
}

function toDraft(service: z.infer<typeof LeafSchema>, group: string | null): ComponentDraft {
  const level = LEVELS.get(service.current_incident_type) ?? 'unknown';
  return { id: service.id, name: service.name, group, level };
}

function toEvents(rows: readonly unknown[], kind: Incident['kind'], at: number): readonly Incident[] {
  return keepRows(rows, EventSchema, MAX_INCIDENTS).map((row) => {
    const startedAt = parseTime(row.starts_at) ?? parseTime(row.inserted_at);
    const endsAt = parseTime(row.ends_at);
    const isEnded = endsAt !== null && endsAt <= at;
    const updates = keepRows(row.updates, UpdateSchema, 100).map((update) => ({
      ...(update.id === undefined ? {} : { id: update.id }),
      at: parseTime(update.posted_at) ?? parseTime(update.inserted_at),
      status: STATUSES.get(update.type) ?? ('unknown' as const),
      body: update.description,
    }));
    const last = updates.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).at(-1);
    const running = startedAt !== null && startedAt > at ? 'scheduled' : 'in_progress';
    const status =
      kind === 'maintenance' ? (isEnded ? 'completed' : running) : isEnded ? 'resolved' : last?.status;
    return toIncident(
      {
        id: row.id,
        kind,
        name: row.title,
        status: status ?? 'investigating',
        impact: kind === 'maintenance' ? 'maintenance' : (IMPACTS.get(row.type) ?? 'unknown'),
        startedAt,
        resolvedAt: isEnded ? endsAt : null,
        scheduledUntil: kind === 'maintenance' ? endsAt : null,
        url: toLink(row.url),
        componentIds: [
          ...keepRows(row.service_ids, Id, MAX_COMPONENTS),
          ...keepRows(row.services, z.object({ id: Id }), MAX_COMPONENTS).map(({ id }) => id),
        ],
        updates,
      },
      at,
    );
  });
}
