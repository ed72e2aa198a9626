import type { IncidentRow } from '../../shared/contract.ts';
import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus, IncidentUpdate } from '../../shared/observation.ts';
import { TEXT } from '../speech.ts';

/**
 * The incident that an address means: that of the service it names, else the first of this id, as services that share a page have a
 * row each for it. Null where there is none.
 */
export function findMeant(
  rows: readonly IncidentRow[],
  incidentId: string | null,
  ofServiceId: string | null,
): IncidentRow | null {
  const meant = rows.filter(({ incident }) => incident.id === incidentId);
  return meant.find(({ serviceId }) => serviceId === ofServiceId) ?? meant[0] ?? null;
}

export function incidentStatusWord(status: IncidentStatus): string {
  return TEXT.incidents.status[status];
}

export function impactWord(impact: Impact): string {
  return TEXT.incidents.impact[impact];
}

/** The newest update of an incident; null where the page wrote none. Updates come oldest first. */
export function latestUpdate(incident: Incident): IncidentUpdate | null {
  return incident.updates.at(-1) ?? null;
}

/** Whether an incident goes on, or a maintenance lies ahead. */
export function isOpen(incident: Incident): boolean {
  const isEnded = incident.status === 'resolved' || incident.status === 'completed';
  return incident.resolvedAt === null && incident.goneAt === undefined && !isEnded;
}

/** Until when an incident was official, in ms: its end, or since when its page has not listed it; null while it is open. */
export function officialUntil({ resolvedAt, goneAt }: Incident): number | null {
  return resolvedAt ?? goneAt ?? null;
}

/** Whether it was over when its page was first read: it is the page's own history, and nobody looked from here meanwhile. */
export function isOfficialHistory({ resolvedAt, firstReadAt }: Incident): boolean {
  return resolvedAt !== null && firstReadAt !== undefined && resolvedAt <= firstReadAt;
}

/** Where an incident stands, in a word; that its page dropped it counts for more than what it last said. */
export function standingWord(incident: Incident): string {
  return incident.goneAt === undefined ? incidentStatusWord(incident.status) : TEXT.incidents.gone;
}

/** The level an incident's impact stands for, for its shape and colour. */
export function impactLevel({ kind, impact }: Pick<Incident, 'kind' | 'impact'>): Level {
  if (kind === 'maintenance') return 'maintenance';
  switch (impact) {
    case 'critical':
      return 'major_outage';
    case 'major':
      return 'partial_outage';
    case 'maintenance':
      return 'maintenance';
    case 'minor':
    case 'none':
    case 'unknown':
      return 'degraded';
  }
}
