import type { Incident, IncidentStatus, IncidentUpdate } from '../../shared/observation.ts';
import { toLink } from './link.ts';
import { MAX_NAME_LENGTH, toPlainName, toPlainText } from './plain-text.ts';
import {
  AffectedComponentRowSchema,
  type IncidentRow,
  IncidentRowSchema,
  LinkedComponentRowSchema,
  type UpdateRow,
  UpdateRowSchema,
} from './statuspage-schema.ts';
import { parseTime } from './time.ts';
import { toImpact, toIncidentStatus, toLevel } from './vocabulary.ts';

/** The API lists 50 incidents, newest first, and an update a quarter of an hour for a day; the rest is dropped. */
const MAX_INCIDENTS = 200;
const MAX_UPDATES = 100;
const MAX_LINKED = 5000;

const ENDED: ReadonlySet<IncidentStatus> = new Set(['resolved', 'postmortem', 'completed']);
const MAINTENANCE_STATUSES: ReadonlySet<IncidentStatus> = new Set([
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
]);

/**
 * The incidents in a list of rows. A row without an id is left out: nothing could be told about it twice. `at` stands in for a
 * beginning that is nowhere told.
 */
export function parseIncidents(
  rows: readonly unknown[],
  kind: Incident['kind'],
  at: number,
): readonly Incident[] {
  return rows.slice(0, MAX_INCIDENTS).flatMap((item) => {
    const row = IncidentRowSchema.safeParse(item);
    return row.success ? [toIncident(row.data, kind, at)] : [];
  });
}

function toIncident(row: IncidentRow, listedAs: Incident['kind'], at: number): Incident {
  const status = toIncidentStatus(row.status);
  const kind = MAINTENANCE_STATUSES.has(status) ? 'maintenance' : listedAs;
  const beganAt = toBeganAt(row, kind);
  const updates = parseUpdates(row, beganAt ?? at);
  const startedAt = beganAt ?? updates[0]?.at ?? at;
  const resolvedAt = toResolvedAt(row, status, updates, startedAt);
  return {
    id: row.id,
    kind,
    name: toPlainName(row.name) || 'Unnamed incident',
    status,
    impact: toImpact(row.impact),
    // A maintenance can be called off before it begins.
    startedAt: Math.min(startedAt, resolvedAt ?? startedAt),
    resolvedAt,
    scheduledUntil: parseTime(row.scheduled_until),
    url: toLink(row.shortlink),
    componentIds: toComponentIds(row, updates),
    updates,
  };
}

/**
 * The earliest beginning the row claims. Either field can be the late one: of an incident entered after the fact, `created_at` is
 * the day it happened and `started_at` the minute it was typed in.
 */
function toBeganAt(row: IncidentRow, kind: Incident['kind']): number | null {
  const planned = kind === 'maintenance' ? parseTime(row.scheduled_for) : null;
  const claims = [parseTime(row.started_at), parseTime(row.created_at)].filter((time) => time !== null);
  return planned ?? (claims.length === 0 ? null : Math.min(...claims));
}

/** Updates oldest first; the API has them newest first. `created_at` is when it was written: `display_at` can be backdated. */
function parseUpdates(incident: IncidentRow, fallbackAt: number): readonly IncidentUpdate[] {
  return incident.incident_updates
    .slice(0, MAX_UPDATES)
    .flatMap((item) => {
      const row = UpdateRowSchema.safeParse(item);
      return row.success ? [toUpdate(row.data, incident.id, fallbackAt)] : [];
    })
    .toReversed()
    .toSorted((a, b) => a.at - b.at);
}

function toUpdate(row: UpdateRow, incidentId: string, fallbackAt: number): IncidentUpdate {
  const at =
    parseTime(row.created_at) ?? parseTime(row.display_at) ?? parseTime(row.updated_at) ?? fallbackAt;
  return {
    id: row.id ?? `${incidentId}-${at}`,
    at,
    status: toIncidentStatus(row.status),
    body: toPlainText(row.body),
    components: row.affected_components.slice(0, MAX_LINKED).flatMap((item) => {
      const change = AffectedComponentRowSchema.safeParse(item);
      if (!change.success) return [];
      const { code, name, new_status } = change.data;
      return [
        {
          id: code,
          name: toPlainName(name ?? '') || code.slice(0, MAX_NAME_LENGTH),
          to: toLevel(new_status),
        },
      ];
    }),
  };
}

/** The status has the last word: a reopened incident can keep the time it was first resolved, an ended one can lack it. */
function toResolvedAt(
  row: IncidentRow,
  status: IncidentStatus,
  updates: readonly IncidentUpdate[],
  fallbackAt: number,
): number | null {
  const told = parseTime(row.resolved_at);
  if (status === 'unknown') return told;
  if (!ENDED.has(status)) return null;
  const ending = updates.findLast((update) => update.status === 'resolved' || update.status === 'completed');
  return told ?? ending?.at ?? parseTime(row.updated_at) ?? updates.at(-1)?.at ?? fallbackAt;
}

function toComponentIds(row: IncidentRow, updates: readonly IncidentUpdate[]): readonly string[] {
  const linked = row.components.slice(0, MAX_LINKED).flatMap((item) => {
    const component = LinkedComponentRowSchema.safeParse(item);
    return component.success ? [component.data.id] : [];
  });
  return [...new Set([...linked, ...updates.flatMap(({ components }) => components.map(({ id }) => id))])];
}
