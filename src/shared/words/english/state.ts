import type { Cause, Level } from '../../level.ts';
import type { Impact } from '../../observation.ts';

const level: Readonly<Record<Level, string>> = {
  operational: 'Operational',
  degraded: 'Degraded',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  maintenance: 'Maintenance',
  unknown: 'Unknown',
};

const levelWithin: Readonly<Record<Level, string>> = {
  operational: 'operational',
  degraded: 'degraded',
  partial_outage: 'partial outage',
  major_outage: 'major outage',
  maintenance: 'maintenance',
  unknown: 'unknown',
};

/** What a page reports, as the object of a sentence. */
const levelThing: Readonly<Record<Level, string>> = {
  operational: 'no trouble',
  degraded: 'degraded service',
  partial_outage: 'a partial outage',
  major_outage: 'a major outage',
  maintenance: 'maintenance',
  unknown: 'a state not known here',
};

const cause: Readonly<Record<Cause, string>> = {
  provider: 'The provider',
  you: 'Your side',
  unclear: 'Not clear yet',
};

/** Null where the impact says nothing worth a word. */
const impact: Readonly<Record<Impact, string | null>> = {
  none: null,
  minor: 'minor impact',
  major: 'major impact',
  critical: 'critical impact',
  maintenance: 'maintenance',
  unknown: null,
};

/** What is told of an outage that nobody has proven: that it cannot be seen from here whose it is. */
const unreachable = {
  major_outage: 'cannot be reached from here',
  partial_outage: 'cannot be reached in part from here',
};

export const state = {
  level,
  levelWithin,
  levelThing,
  cause,
  impact,
  /** What a page that lists incidents alone says while it lists none: less than "operational". */
  noIncident: 'No public incident',
  noIncidentWithin: 'no public incident',
  unreachable,
  /** A level that is unknown because of the user's own connection. */
  yours: 'not seen from here',
  checking: 'checking',
  suspected: 'trouble suspected',
  /** One line of a list: "Claude: major outage since 14:05". */
  line: (name: string, state: string, since: string | null, doubt: string | null): string =>
    `${name}: ${state}${since === null ? '' : ` ${since}`}${doubt === null ? '' : `, ${doubt}`}`,
};
