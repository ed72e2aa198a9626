import type { LatencyBucket } from '../../shared/history.ts';
import { OutcomeClassSchema, type Sample } from '../../shared/observation.ts';
import type { Episode, VerdictChange } from '../../shared/verdict.ts';
import type { KeptIncident, KeptReading } from '../kept-ports.ts';
import type { Cell } from './csv.ts';

/** How rows of one kind are told: as lines of a table, and as values for a program. Times are UTC, durations ms. */
export interface Table<Row> {
  readonly head: readonly string[];
  readonly toLines: (row: Row) => readonly (readonly Cell[])[];
  readonly toValue: (row: Row) => unknown;
}

/** An hour of a target's tries. */
export interface TargetHour {
  readonly target: string;
  readonly bucket: LatencyBucket;
}

const utc = (at: number): string => new Date(at).toISOString();
const utcOrNull = (at: number | null): string | null => (at === null ? null : utc(at));
const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);

/** The host of an address; of no address at all, nothing. Paths and queries may carry what is nobody else's. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

export const SAMPLES: Table<Sample> = {
  head: ['target', 'at_utc', 'class', 'code', 'dns_ms', 'tcp_ms', 'tls_ms', 'ttfb_ms', 'total_ms'],
  toLines: ({ targetId, at, class: outcome, code, phases }) => [
    [
      targetId,
      utc(at),
      outcome,
      code,
      phases.dnsMs,
      phases.tcpMs,
      phases.tlsMs,
      phases.ttfbMs,
      phases.totalMs,
    ],
  ],
  toValue: ({ targetId, at, ...rest }) => ({ target: targetId, at: utc(at), ...rest }),
};

const CLASSES = OutcomeClassSchema.options;

export const HOURS: Table<TargetHour> = {
  head: ['target', 'from_utc', 'p50_ms', 'p95_ms', 'p99_ms', ...CLASSES],
  toLines: ({ target, bucket: { at, p50, p95, p99, counts } }) => [
    [
      target,
      utc(at),
      rounded(p50),
      rounded(p95),
      rounded(p99),
      ...CLASSES.map((outcome) => counts[outcome] ?? 0),
    ],
  ],
  toValue: ({ target, bucket: { at, ...rest } }) => ({ target, from: utc(at), ...rest }),
};

export const CHANGES: Table<VerdictChange> = {
  head: [
    'service',
    'at_utc',
    'from_level',
    'from_cause',
    'to_level',
    'to_cause',
    'reason',
    'since_utc',
    'evidence',
  ],
  toLines: ({ serviceId, at, from, to }) => [
    [
      serviceId,
      utc(at),
      from?.level ?? null,
      from?.cause ?? null,
      to.level,
      to.cause,
      to.reason,
      utc(to.since),
      JSON.stringify(to.evidence),
    ],
  ],
  toValue: ({ serviceId, at, from, to }) => ({ service: serviceId, at: utc(at), from, to }),
};

export const EPISODES: Table<Episode> = {
  head: ['service', 'started_utc', 'ended_utc', 'worst', 'cause', 'incident', 'official_utc'],
  toLines: ({ serviceId, startedAt, endedAt, worst, cause, incidentId, officialAt }) => [
    [serviceId, utc(startedAt), utcOrNull(endedAt), worst, cause, incidentId, utcOrNull(officialAt)],
  ],
  toValue: ({ serviceId, startedAt, endedAt, worst, cause, incidentId, officialAt }) => ({
    service: serviceId,
    started: utc(startedAt),
    ended: utcOrNull(endedAt),
    worst,
    cause,
    incident: incidentId,
    official: utcOrNull(officialAt),
  }),
};

/** One line an update, or one for an incident that nobody wrote about. */
export const INCIDENTS: Table<KeptIncident> = {
  head: [
    'page',
    'incident',
    'kind',
    'name',
    'impact',
    'status',
    'started_utc',
    'resolved_utc',
    'update_utc',
    'update_status',
    'update_text',
  ],
  toLines: ({ page, incident }) => {
    const { id, kind, name, impact, status, startedAt, resolvedAt, updates } = incident;
    const own = [hostOf(page), id, kind, name, impact, status, utc(startedAt), utcOrNull(resolvedAt)];
    return updates.length === 0
      ? [[...own, null, null, null]]
      : updates.map((update) => [...own, utc(update.at), update.status, update.body]);
  },
  toValue: ({ page, incident }) => {
    const { id, kind, name, impact, status, startedAt, resolvedAt, scheduledUntil, componentIds, updates } =
      incident;
    return {
      page: hostOf(page),
      id,
      kind,
      name,
      impact,
      status,
      started: utc(startedAt),
      resolved: utcOrNull(resolvedAt),
      scheduledUntil: utcOrNull(scheduledUntil),
      componentIds,
      updates: updates.map(({ at, ...update }) => ({ ...update, at: utc(at) })),
    };
  },
};

/** One line a component. */
export const READINGS: Table<KeptReading> = {
  head: ['page', 'at_utc', 'component', 'name', 'group', 'level'],
  toLines: ({ page, at, components }) =>
    components.map(({ id, name, group, level }) => [hostOf(page), utc(at), id, name, group, level]),
  toValue: ({ page, at, ...rest }) => ({ page: hostOf(page), at: utc(at), ...rest }),
};
