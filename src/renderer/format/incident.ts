import type { Level } from '../../shared/level.ts';
import type { Impact, Incident, IncidentStatus, IncidentUpdate } from '../../shared/observation.ts';
import { TEXT } from '../speech.ts';

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
  return incident.resolvedAt === null && incident.status !== 'resolved' && incident.status !== 'completed';
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
