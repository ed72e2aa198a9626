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
