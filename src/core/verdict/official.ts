import { isTrouble, type Level } from '../../shared/level.ts';
import type { Impact, Incident, PageComponent, PageFailure, PageReading } from '../../shared/observation.ts';
import { levelForComponents, openIncidentsFor } from '../feeds/page-level.ts';
import { MAX_AHEAD_MS } from '../now.ts';

/** What the page says about the components that matter to the user, whatever it says about the rest. */
export interface Official {
  /** The level of the watched components together; unknown without a reading, or where the page lists none of them. */
  readonly level: Level;
  /** Watched components that are not operational. */
  readonly troubled: readonly PageComponent[];
  /** Open incidents that touch a watched component, gravest first. */
  readonly incidents: readonly Incident[];
  /** The maintenance under way on a watched component. */
  readonly maintenance: Incident | null;
  /** The newest incident of a watched component that was resolved within the last hours. */
  readonly lastResolved: Incident | null;
  readonly reading: PageReading | null;
  readonly failure: PageFailure | null;
  /** Whether the reading still speaks for now. */
  readonly isFresh: boolean;
  /** The last reading told of trouble, and the page has yet to be asked again: after a sleep, a restart, a step of the clock. */
  readonly isAwaited: boolean;
}

/** A reading that says all is well is believed for five missed readings; one that tells of trouble, for the longest back-off. */
const CALM_READING_KEEP_MS = 5 * 60_000;
const TROUBLE_READING_KEEP_MS = 16 * 60_000;
/** What a planned reading may be late by: its own deadline, and the wait for others on its host. */
const LATE_MS = 90_000;
/** So many failed readings take a quarter of an hour: then trouble it told of is no better known than anything else. */
const FAILURES_TO_GIVE_UP = 3;
const RESOLVED_KEEP_MS = 2 * 3_600_000;

const GRAVITY: Readonly<Record<Impact, number>> = {
  critical: 4,
  major: 3,
  minor: 2,
  unknown: 1,
  maintenance: 1,
  none: 0,
};

/** Reduces a page to what concerns the watched components. */
export function toOfficial(
  page: {
    readonly reading: PageReading | null;
    readonly failure: PageFailure | null;
    /** Pages that ask to be kept, or share their host with many, are read less often; until then nothing is missed. */
    readonly plannedMs?: number;
    /** Failed readings in a row, in this run. */
    readonly failures?: number;
  },
  watchedIds: ReadonlySet<string>,
  wallMs: number,
): Official {
  const { reading, failure } = page;
  if (reading === null) {
    const nothing = { troubled: [], incidents: [], maintenance: null, lastResolved: null };
    return { ...nothing, level: 'unknown', reading, failure, isFresh: false, isAwaited: false };
  }
  const level = levelForComponents(reading, watchedIds);
  const open = openIncidentsFor(reading, watchedIds);
  const incidents = open
    .filter(({ incident, reach }) => incident.kind === 'incident' && reach !== 'linked')
    .map(({ incident }) => incident)
    .toSorted((a, b) => GRAVITY[b.impact] - GRAVITY[a.impact] || a.startedAt - b.startedAt);
  const isInTrouble = isTrouble(level) || incidents.length > 0;
  const usualMs = isInTrouble ? TROUBLE_READING_KEEP_MS : CALM_READING_KEEP_MS;
  const keepMs = Math.max(usualMs, (page.plannedMs ?? 0) + LATE_MS);
  const isFresh = wallMs - reading.at <= keepMs && reading.at <= wallMs + MAX_AHEAD_MS;
  return {
    level,
    troubled: reading.components.filter(({ id, level: own }) => watchedIds.has(id) && own !== 'operational'),
    incidents,
    maintenance: open.map(({ incident }) => incident).find(isMaintenanceUnderWay) ?? null,
    lastResolved: newestResolved(reading, watchedIds, wallMs),
    reading,
    failure,
    isFresh,
    isAwaited: isInTrouble && !isFresh && (page.failures ?? 0) < FAILURES_TO_GIVE_UP,
  };
}

function isMaintenanceUnderWay({ kind, status }: Incident): boolean {
  return kind === 'maintenance' && (status === 'in_progress' || status === 'verifying');
}

function newestResolved(
  reading: PageReading,
  watchedIds: ReadonlySet<string>,
  wallMs: number,
): Incident | null {
  const ended = (reading.incidents ?? []).filter(
    ({ kind, resolvedAt, componentIds }) =>
      kind === 'incident' &&
      resolvedAt !== null &&
      wallMs - resolvedAt <= RESOLVED_KEEP_MS &&
      (componentIds.length === 0 || componentIds.some((id) => watchedIds.has(id))),
  );
  return ended.toSorted((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0))[0] ?? null;
}
