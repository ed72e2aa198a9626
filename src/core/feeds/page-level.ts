import { type Level, worst } from '../../shared/level.ts';
import type { Incident, PageComponent, PageReading } from '../../shared/observation.ts';

/** From how many watched components on their share counts beside the worst of them. */
const BREADTH_FROM = 4;
/** Below this share of watched components in major outage, it is a partial outage of the whole. */
const WIDE_SHARE = 0.5;
/** Below this share in any outage the whole is merely degraded: one of many (https://github.com/bentleypark/aiwatch/issues/159). */
const NARROW_SHARE = 0.1;

/**
 * The level of the watched components taken together: the worst of them, but of four and more an outage counts by its breadth, so
 * that one region in sixty does not read as an outage of all (https://github.com/koala73/worldmonitor/pull/1477). The
 * page-wide indicator is not asked: it blends in what nobody here watches. `unknown` where none is on the page, but where the page
 * lists only what is wrong: there it says that nothing is.
 */
export function levelForComponents(
  reading: Pick<PageReading, 'components' | 'basis'>,
  watchedIds: ReadonlySet<string>,
): Level {
  const watched = reading.components.filter(({ id }) => watchedIds.has(id));
  const level = worst(
    watched.map((component) => component.level),
    reading.basis === 'incidents' ? 'operational' : 'unknown',
  );
  // Of such a list nobody knows how many the whole are.
  if (reading.basis === 'incidents' || watched.length < BREADTH_FROM) return level;
  const major = shareOf(watched, ['major_outage']);
  const out = shareOf(watched, ['major_outage', 'partial_outage']);
  if (out > 0 && out < NARROW_SHARE) return 'degraded';
  return level === 'major_outage' && major < WIDE_SHARE ? 'partial_outage' : level;
}

function shareOf(components: readonly PageComponent[], levels: readonly Level[]): number {
  return components.filter(({ level }) => levels.includes(level)).length / components.length;
}

/**
 * How an open incident concerns the watched components: the page says it `affected` one; it is `linked` to one, yet every update
 * says that this one stayed operational (pages link all they have); or it names none and so concerns the whole `page`.
 */
export type IncidentReach = 'affected' | 'linked' | 'page';

export interface ConcerningIncident {
  readonly incident: Incident;
  readonly reach: IncidentReach;
}

/** Whether an incident or maintenance has not ended. A maintenance that has yet to begin is open too; its status tells. */
export function isOpen(incident: Incident): boolean {
  return incident.resolvedAt === null;
}

/** The open incidents and maintenances that concern any watched component, in the reading's order. */
export function openIncidentsFor(
  reading: Pick<PageReading, 'incidents'>,
  watchedIds: ReadonlySet<string>,
): readonly ConcerningIncident[] {
  return (reading.incidents ?? []).filter(isOpen).flatMap((incident) => {
    const reach = toReach(incident, watchedIds);
    return reach === null ? [] : [{ incident, reach }];
  });
}

function toReach(incident: Incident, watchedIds: ReadonlySet<string>): IncidentReach | null {
  if (incident.componentIds.length === 0) return 'page';
  const linked = new Set(incident.componentIds.filter((id) => watchedIds.has(id)));
  if (linked.size === 0) return null;
  if (incident.kind === 'maintenance') return 'affected';
  const changes = incident.updates.flatMap(({ components }) => components).filter(({ id }) => linked.has(id));
  const spared = new Set(changes.map(({ id }) => id));
  for (const { id, to } of changes) if (to !== 'operational') spared.delete(id);
  return spared.size === linked.size ? 'linked' : 'affected';
}
