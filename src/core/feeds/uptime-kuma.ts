import { z } from 'zod';
import type { Level } from '../../shared/level.ts';
import type { Incident } from '../../shared/observation.ts';
import { ok, type Result } from '../../shared/result.ts';
import { atHost, segment } from './address.ts';
import { Id, keepRows, OptionalText, parseAs, Rows } from './document.ts';
import { MAX_COMPONENTS, MAX_INCIDENTS, toComponents, toIncident } from './draft.ts';
import type { Feed, FeedInput, FeedProblem, FeedReading } from './feed.ts';
import { isDue } from './plan.ts';
import { parseTime } from './time.ts';

/** Uptime Kuma's codes (https://github.com/louislam/uptime-kuma/blob/master/src/util.ts). Pending is a failure being tried again. */
const LEVELS: ReadonlyMap<number, Level> = new Map([
  [0, 'major_outage'],
  [1, 'operational'],
  [2, 'degraded'],
  [3, 'maintenance'],
]);

/** A beat, or 0 for a span of time without one. */
const BeatSchema = z.union([z.object({ status: z.number() }), z.literal(0)]);
const HeartbeatSchema = z.object({
  heartbeatList: z.record(z.string().min(1).max(200), z.array(BeatSchema).max(10_000)),
});
const MonitorSchema = z.object({ id: Id, name: z.string() });
const GroupSchema = z.object({ name: OptionalText, monitorList: z.array(MonitorSchema).max(MAX_COMPONENTS) });
const PageSchema = z.object({
  config: z.object({ title: OptionalText }),
  publicGroupList: z.array(GroupSchema).max(MAX_COMPONENTS),
  incident: z.unknown(),
  incidents: Rows,
  maintenanceList: Rows,
});
const PinnedSchema = z.object({
  id: Id,
  title: z.string().catch(''),
  content: z.string().catch(''),
  style: z.string().catch(''),
  createdDate: OptionalText,
  lastUpdatedDate: OptionalText,
});
const MaintenanceSchema = z.object({
  id: Id,
  title: z.string().catch(''),
  description: z.string().catch(''),
  status: z.string().catch(''),
  timeslotList: z.array(z.object({ startDate: OptionalText, endDate: OptionalText })).catch([]),
});

/** The server keeps the page's own answer for so long. */
const PAGE_EVERY_MS = 5 * 60_000;

/** An Uptime Kuma status page, `https://host/status/<name>`: beats apart from the page that names the monitors. */
export const uptimeKumaFeed: Feed = {
  format: 'uptime-kuma',
  addressOf: (part, pageUrl, key) => {
    const [, name] = /^\/status\/([^/]+)/.exec(new URL(pageUrl).pathname) ?? [];
    const slug = key === null || key === undefined ? (name ?? 'default') : segment(key);
    return atHost(pageUrl, `api/status-page/${part === 'state' ? 'heartbeat/' : ''}${slug}`);
  },
  parse: (input) => (input.part === 'state' ? parseHeartbeats(input) : parsePage(input)),
  plan: ({ further: { components } }) => (isDue(components, PAGE_EVERY_MS) ? ['components'] : []),
};

/** Each monitor as its last beat has it; beats are listed oldest first. */
function parseHeartbeats({ bytes }: FeedInput): Result<FeedReading, FeedProblem> {
  const document = parseAs(bytes, HeartbeatSchema);
  if (!document.ok) return document;
  const drafts = Object.entries(document.value.heartbeatList).map(([id, beats]) => {
    const last = beats.at(-1);
    const level = last === undefined || last === 0 ? undefined : LEVELS.get(last.status);
    return { id, name: `Monitor ${id}`, level: level ?? 'unknown' };
  });
  return ok({ name: null, components: toComponents(drafts), incidents: null });
}

function parsePage({ bytes, at }: FeedInput): Result<FeedReading, FeedProblem> {
  const page = parseAs(bytes, PageSchema);
  if (!page.ok) return page;
  const { config, publicGroupList, incident, incidents, maintenanceList } = page.value;
  const drafts = publicGroupList.flatMap(({ name, monitorList }) =>
    monitorList.map((monitor) => ({ ...monitor, group: name, level: 'unknown' as const })),
  );
  return ok({
    name: config.title,
    components: toComponents(drafts),
    // Version 1 has one incident, version 2 a list.
    incidents: [
      ...keepRows([incident, ...incidents], PinnedSchema, MAX_INCIDENTS).map((row) => toPinned(row, at)),
      ...keepRows(maintenanceList, MaintenanceSchema, MAX_INCIDENTS).map((row) => toMaintenance(row, at)),
    ],
  });
}

/** What somebody pinned to the page, until they take it down. The monitors say how bad things are; green and blue are notes. */
function toPinned(row: z.infer<typeof PinnedSchema>, at: number): Incident {
  const startedAt = parseTime(row.createdDate);
  const isTrouble = row.style === 'danger' || row.style === 'warning';
  return toIncident(
    {
      id: `incident-${row.id}`,
      kind: 'incident',
      name: row.title,
      status: 'investigating',
      impact: isTrouble ? 'minor' : 'none',
      startedAt,
      resolvedAt: null,
      updates: [
        { at: parseTime(row.lastUpdatedDate) ?? startedAt, status: 'investigating', body: row.content },
      ],
    },
    at,
  );
}

function toMaintenance(row: z.infer<typeof MaintenanceSchema>, at: number): Incident {
  const slot = row.timeslotList[0];
  return toIncident(
    {
      id: `maintenance-${row.id}`,
      kind: 'maintenance',
      name: row.title,
      status: row.status === 'under-maintenance' ? 'in_progress' : 'scheduled',
      impact: 'maintenance',
      startedAt: parseTime(slot?.startDate),
      resolvedAt: null,
      scheduledUntil: parseTime(slot?.endDate),
      updates: row.description === '' ? [] : [{ at: null, status: 'scheduled', body: row.description }],
    },
    at,
  );
}
