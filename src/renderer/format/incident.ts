import type { Impact, Incident, IncidentStatus, IncidentUpdate } from '../../shared/observation.ts';

const STATUS_WORDS: Readonly<Record<IncidentStatus, string>> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
  postmortem: 'Postmortem',
  scheduled: 'Scheduled',
  in_progress: 'In progress',
  verifying: 'Verifying',
  completed: 'Completed',
  unknown: 'Status not known',
};

const IMPACT_WORDS: Readonly<Record<Impact, string>> = {
  none: 'No impact',
  minor: 'Minor impact',
  major: 'Major impact',
  critical: 'Critical impact',
  maintenance: 'Maintenance',
  unknown: 'Impact not known',
};

export function incidentStatusWord(status: IncidentStatus): string {
  return STATUS_WORDS[status];
}

export function impactWord(impact: Impact): string {
  return IMPACT_WORDS[impact];
}

/** The newest update of an incident; null where the page wrote none. Updates come oldest first. */
export function latestUpdate(incident: Incident): IncidentUpdate | null {
  return incident.updates.at(-1) ?? null;
}

/** Whether an incident goes on, or a maintenance lies ahead. */
export function isOpen(incident: Incident): boolean {
  return incident.resolvedAt === null && incident.status !== 'resolved' && incident.status !== 'completed';
}
