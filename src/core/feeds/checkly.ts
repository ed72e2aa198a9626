import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost, segment } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedPart, FeedProblem, FeedReading } from './feed.ts';
import { isAllOperational, isDue } from './plan.ts';
import { parseTime } from './time.ts';

const SEVERITIES: ReadonlyMap<string, { readonly level: Level; readonly impact: Impact }> = new Map([
  ['MINOR', { level: 'degraded', impact: 'minor' }],
  ['MEDIUM', { level: 'degraded', impact: 'minor' }],
  ['MAJOR', { level: 'partial_outage', impact: 'major' }],
  ['CRITICAL', { level: 'major_outage', impact: 'critical' }],
]);
const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['INVESTIGATING', 'investigating'],
  ['IDENTIFIED', 'identified'],
  ['MONITORING', 'monitoring'],
  ['RESOLVED', 'resolved'],
]);

const ServiceSchema = z.object({ id: Id, name: z.string() });
const IncidentSchema = z.object({
  id: Id,
  name: z.string().catch(''),
  severity: z.string(),
  lastUpdateStatus: z.string(),
  services: z.array(ServiceSchema).max(MAX_COMPONENTS).nullish(),
  created_at: OptionalText,
  createdAt: OptionalText,
});
type Row = z.infer<typeof IncidentSchema>;
const UnresolvedSchema = z.object({ incidents: z.array(IncidentSchema).max(MAX_INCIDENTS) });
const GroupSchema = z.object({ name: OptionalText, services: z.array(ServiceSchema).max(MAX_COMPONENTS) });
const UptimeSchema = z.object({ metadata: z.array(GroupSchema).max(MAX_COMPONENTS) });
const WindowSchema = z.object({
  id: Id,
  name: z.string().catch(''),
  startsAt: OptionalText,
  endsAt: OptionalText,
});
const WindowsSchema = z.object({ active: z.array(z.unknown()), upcoming: Rows });

const PATHS: Readonly<Record<FeedPart, string>> = {
  state: 'unresolved-incidents',
  components: 'uptime',
  incidents: 'unresolved-incidents',
  maintenances: 'maintenance-windows',
};
const SERVICES_EVERY_MS = 60 * 60_000;
const WINDOWS_EVERY_MS = 15 * 60_000;

/**
 * Checkly's status pages, through the API that they use themselves (seen in their requests, nowhere documented); the key is the
 * page's name in it. What is wrong is told by unresolved incidents alone; what there is, by the list of uptimes.
 */
export const checklyFeed: Feed = {
  format: 'checkly',
  addressOf: (part, pageUrl, key) => atHost(pageUrl, `api/status-page/${segment(key)}/${PATHS[part]}`),
  parse: (input) => {
    if (input.part === 'components') return parseUptime(input);
    return input.part === 'maintenances' ? parseWindows(input) : parseUnresolved(input);
  },
  plan: ({ state, further: { components, maintenances } }) => {
    if (isDue(components, SERVICES_EVERY_MS)) return ['components'];
    return isAllOperational(state) && isDue(maintenances, WINDOWS_EVERY_MS) ? ['maintenances'] : [];
  },
};

function parseUnresolved({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, UnresolvedSchema);
  if (!document.ok) return document;
  const rows = document.value.incidents;
  return ok({
    name: null,
    components: toComponents(
      rows.flatMap((row) => (row.services ?? []).map((service) => ({ ...service, level: toRowLevel(row) }))),
    ),
    incidents: rows.map((row) => toRowIncident(row, at)),
    basis: 'incidents',
  });
}

function toRowLevel({ severity, lastUpdateStatus }: Row): Level {
  return lastUpdateStatus === 'RESOLVED' ? 'operational' : (SEVERITIES.get(severity)?.level ?? 'unknown');
}

function toRowIncident(row: Row, at: number): Incident {
  const status = STATUSES.get(row.lastUpdateStatus) ?? 'unknown';
  return toIncident(
    {
      id: row.id,
      kind: 'incident',
      name: row.name,
      status,
      impact: SEVERITIES.get(row.severity)?.impact ?? 'unknown',
      startedAt: parseTime(row.created_at) ?? parseTime(row.createdAt),
      resolvedAt: status === 'resolved' ? at : null,
      componentIds: (row.services ?? []).map(({ id }) => id),
    },
    at,
  );
}

/** The services on the page. How they are is not told here; the state's incidents say what is wrong. */
function parseUptime({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, UptimeSchema);
  if (!document.ok) return document;
  const drafts = document.value.metadata.flatMap((group) =>
    group.services.map((service) => ({ ...service, group: group.name, level: 'operational' as const })),
  );
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}

function parseWindows({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, WindowsSchema);
  if (!document.ok) return document;
  const toWindows = (rows: readonly unknown[], status: 'in_progress' | 'scheduled') =>
    keepRows(rows, WindowSchema, MAX_INCIDENTS).map(({ id, name, startsAt, endsAt }) =>
      toIncident(
        {
          id,
          kind: 'maintenance',
          name,
          status,
          impact: 'maintenance',
          startedAt: parseTime(startsAt),
          resolvedAt: null,
          scheduledUntil: parseTime(endsAt),
        },
        at,
      ),
    );
  const { active, upcoming } = document.value;
  return ok({
    name: null,
    components: null,
    incidents: [...toWindows(active, 'in_progress'), ...toWindows(upcoming, 'scheduled')],
  });
}
