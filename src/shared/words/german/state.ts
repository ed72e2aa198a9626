import type { Words } from '../english/english.ts';

export const state: Words['state'] = {
  level: {
    operational: 'In Betrieb',
    degraded: 'Beeinträchtigt',
    partial_outage: 'Teilausfall',
    major_outage: 'Ausfall',
    maintenance: 'Wartung',
    unknown: 'Unbekannt',
  },
  levelWithin: {
    operational: 'in Betrieb',
    degraded: 'beeinträchtigt',
    partial_outage: 'Teilausfall',
    major_outage: 'Ausfall',
    maintenance: 'Wartung',
    unknown: 'unbekannt',
  },
  levelThing: {
    operational: 'keine Störung',
    degraded: 'eine Beeinträchtigung',
    partial_outage: 'einen Teilausfall',
    major_outage: 'einen Ausfall',
    maintenance: 'eine Wartung',
    unknown: 'einen hier unbekannten Zustand',
  },
  cause: { provider: 'Der Anbieter', you: 'Die eigene Seite', unclear: 'Noch nicht klar' },
  impact: {
    none: null,
    minor: 'geringe Auswirkung',
    major: 'große Auswirkung',
    critical: 'kritische Auswirkung',
    maintenance: 'Wartung',
    unknown: null,
  },
  noIncident: 'Kein öffentlicher Vorfall',
  noIncidentWithin: 'kein öffentlicher Vorfall',
  unreachable: {
    major_outage: 'von hier nicht erreichbar',
    partial_outage: 'von hier zum Teil nicht erreichbar',
  },
  yours: 'von hier nicht zu sehen',
  checking: 'wird geprüft',
  suspected: 'Störung vermutet',
  line: (name, state, since, doubt) =>
    `${name}: ${state}${since === null ? '' : ` ${since}`}${doubt === null ? '' : `, ${doubt}`}`,
};
