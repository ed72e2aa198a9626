import type { Level } from '../../shared/level.ts';
import type { Impact, IncidentStatus } from '../../shared/observation.ts';

/** Statuspage's words, as every page documents them at `/api`, and incident.io's beside them. Maps: `constructor` is no word here. */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['operational', 'operational'],
  ['degraded_performance', 'degraded'],
  ['partial_outage', 'partial_outage'],
  ['major_outage', 'major_outage'],
  ['full_outage', 'major_outage'],
  ['under_maintenance', 'maintenance'],
]);

const STATUSES: ReadonlyMap<string, IncidentStatus> = new Map([
  ['investigating', 'investigating'],
  ['identified', 'identified'],
  ['fixing', 'identified'],
  ['monitoring', 'monitoring'],
  ['resolved', 'resolved'],
  ['postmortem', 'postmortem'],
  ['scheduled', 'scheduled'],
  ['in_progress', 'in_progress'],
  ['verifying', 'verifying'],
  ['completed', 'completed'],
  ['maintenance_scheduled', 'scheduled'],
  ['maintenance_in_progress', 'in_progress'],
  ['maintenance_complete', 'completed'],
]);

const IMPACTS: ReadonlyMap<string, Impact> = new Map([
  ['none', 'none'],
  ['minor', 'minor'],
  ['major', 'major'],
  ['critical', 'critical'],
  ['maintenance', 'maintenance'],
]);

/** A component's level: `operational` for exactly that word, `unknown` for one nobody has seen before. */
export function toLevel(word: string): Level {
  return LEVELS.get(word) ?? 'unknown';
}

/** An incident's or maintenance's status; `unknown` for a word nobody has seen before. */
export function toIncidentStatus(word: string): IncidentStatus {
  return STATUSES.get(word) ?? 'unknown';
}

/** How bad the page says an incident is; `unknown` for a word nobody has seen before. */
export function toImpact(word: string): Impact {
  return IMPACTS.get(word) ?? 'unknown';
}
