import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Incident, IncidentStatus } from '../../shared/observation.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { below } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident, type UpdateDraft } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { NOTHING_FURTHER } from './plan.ts';
import { parseTime } from './time.ts';

/** Better Stack's words (https://betterstack.com/docs/uptime/status-pages/subscribing-to-status-updates/subscribing-to-api). */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['operational', 'operational'],
  ['resolved', 'operational'],
  ['degraded', 'degraded'],
  ['downtime', 'major_outage'],
  ['maintenance', 'maintenance'],
]);
const IMPACTS: ReadonlyMap<string, Incident['impact']> = new Map([
  ['degraded', 'minor'],
  ['downtime', 'major'],
  ['maintenance', 'maintenance'],
  ['operational', 'none'],
  ['resolved', 'none'],
]);

const PageSchema = z.object({
  data: z.object({
    type: z.literal('status_page'),
    attributes: z.object({ company_name: OptionalText, aggregate_state: z.string() }),
  }),
  included: z.array(z.unknown()).max(20_000),
});
const RowSchema = z.object({ id: Id, type: z.string() });
const SectionSchema = z.object({ id: Id, attributes: z.object({ name: OptionalText }) });
const ResourceSchema = z.object({
  id: Id,
  attributes: z.object({
    public_name: z.string(),
    status: z.string(),
    status_page_section_id: Id.nullable().catch(null),
  }),
});
const AffectedSchema = z.object({ status_page_resource_id: Id, status: z.string().catch('') });
const ReportSchema = z.object({
  id: Id,
  attributes: z.object({
    title: z.string().catch(''),
    report_type: z.string().catch(''),
    starts_at: OptionalText,
    ends_at: OptionalText,
    aggregate_state: z.string().catch(''),
    affected_resources: Rows,
  }),
  relationships: z
    .object({ status_updates: z.object({ data: Rows }) })
    .nullable()
    .catch(null),
});
const UpdateSchema = z.object({
  id: Id,
  attributes: z.object({
    message: z.string().catch(''),
    published_at: OptionalText,
    affected_resources: Rows,
  }),
});
type Update = z.infer<typeof UpdateSchema>;

/** Better Stack: one JSON:API document with components, their sections, and reports with their updates. */
export const betterstackFeed: Feed = {
  format: 'betterstack',
  addressOf: (_, pageUrl) => below(pageUrl, 'index.json'),
  parse: parsePage,
  plan: NOTHING_FURTHER,
};

function parsePage({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const page = parseAs(bytes, PageSchema);
  if (!page.ok) return page;
  const { data, included } = page.value;
  const ofType = (type: string) =>
    included.filter((row) => {
      const known = RowSchema.safeParse(row);
      return known.success && known.data.type === type;
    });
  const resources = ofType('status_page_resource').slice(0, MAX_COMPONENTS);
  const rows = keepRows(resources, ResourceSchema, MAX_COMPONENTS);
  // A page must not look better for lacking its worst row.
  if (rows.length < resources.length)
    return err({ kind: 'invalid', detail: 'included.status_page_resource' });
  const sections = new Map(
    keepRows(ofType('status_page_section'), SectionSchema, MAX_COMPONENTS).map((row) => [
      row.id,
      row.attributes.name,
    ]),
  );
  const names = new Map(rows.map((row) => [row.id, row.attributes.public_name]));
  const updates = new Map(keepRows(ofType('status_update'), UpdateSchema, 2000).map((row) => [row.id, row]));
  return ok({
    name: data.attributes.company_name,
    components: toComponents(
      rows
        // What nobody monitors has no state to tell.
        .filter(({ attributes }) => attributes.status !== 'not_monitored')
        .map(({ id, attributes }) => ({
          id,
          name: attributes.public_name,
          group: sections.get(attributes.status_page_section_id ?? '') ?? null,
          level: LEVELS.get(attributes.status) ?? 'unknown',
        })),
    ),
    incidents: keepRows(ofType('status_report'), ReportSchema, MAX_INCIDENTS).map((report) =>
      toReport(report, updates, names, at),
    ),
    whole: LEVELS.get(data.attributes.aggregate_state) ?? 'unknown',
  });
}

/** The state tells whether a report has ended: `ends_at` is null on many that have, and foretold on maintenances. */
function toReport(
  { id, attributes, relationships }: z.infer<typeof ReportSchema>,
  updates: ReadonlyMap<string, Update>,
  names: ReadonlyMap<string, string>,
  at: number,
): Incident {
  const kind = attributes.report_type === 'maintenance' ? 'maintenance' : 'incident';
  const startedAt = parseTime(attributes.starts_at);
  const endsAt = parseTime(attributes.ends_at);
  const isEnded = attributes.aggregate_state === 'resolved';
  const messages = keepRows(relationships?.status_updates.data ?? [], RowSchema, 200).flatMap((row) => {
    const update = updates.get(row.id);
    return update === undefined ? [] : [toUpdate(update, names)];
  });
  const lastAt = Math.max(0, ...messages.map((update) => update.at ?? 0)) || null;
  return toIncident(
    {
      id,
      kind,
      name: attributes.title,
      status: toStatus(kind, isEnded, startedAt, at),
      impact: kind === 'maintenance' ? 'maintenance' : (IMPACTS.get(attributes.aggregate_state) ?? 'unknown'),
      startedAt,
      resolvedAt: isEnded ? (endsAt ?? lastAt ?? startedAt ?? at) : null,
      scheduledUntil: kind === 'maintenance' ? endsAt : null,
      componentIds: keepRows(attributes.affected_resources, AffectedSchema, MAX_COMPONENTS).map(
        (row) => row.status_page_resource_id,
      ),
      updates: messages,
    },
    at,
  );
}

function toStatus(
  kind: Incident['kind'],
  isEnded: boolean,
  startedAt: number | null,
  at: number,
): IncidentStatus {
  if (kind === 'incident') return isEnded ? 'resolved' : 'investigating';
  if (isEnded) return 'completed';
  return startedAt !== null && startedAt > at ? 'scheduled' : 'in_progress';
}

function toUpdate({ id, attributes }: Update, names: ReadonlyMap<string, string>): UpdateDraft {
  const affected = keepRows(attributes.affected_resources, AffectedSchema, MAX_COMPONENTS);
  const words = new Set(affected.map(({ status }) => status));
  const isEnd = words.size > 0 && [...words].every((word) => word === 'resolved');
  return {
    id,
    at: parseTime(attributes.published_at),
    status: isEnd ? 'resolved' : 'unknown',
    body: attributes.message,
    components: affected.map((row) => ({
      id: row.status_page_resource_id,
      name: names.get(row.status_page_resource_id) ?? row.status_page_resource_id,
      to: LEVELS.get(row.status) ?? 'unknown',
    })),
  };
}
