import type { Incident } from '../../../src/shared/observation.ts';

/** An open incident that began at 0, but for what is given. */
export function toIncident(given: Partial<Incident> & { readonly id: string }): Incident {
  return {
    kind: 'incident',
    name: given.id,
    status: 'investigating',
    impact: 'minor',
    startedAt: 0,
    resolvedAt: null,
    scheduledUntil: null,
    url: null,
    componentIds: [],
    updates: [],
    ...given,
  };
}
