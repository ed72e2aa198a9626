import type { Incident, IncidentUpdate } from '../../shared/observation.ts';

/** More than any provider writes on one incident; the newest are kept of a page that writes without end. */
const MAX_UPDATES = 1_000;

/**
 * What is known of an incident once a page was read again. The page's word counts, but nothing it drops is forgotten: updates
 * stay, and so do the components it was ever linked to, which providers unlink when they resolve. Updates are oldest first.
 */
export function mergeIncident(known: Incident, seen: Incident): Incident {
  const seenById = new Map(seen.updates.map((update) => [update.id, update]));
  const kept = known.updates.map((update) => mergeUpdate(update, seenById.get(update.id)));
  const keptIds = new Set(known.updates.map((update) => update.id));
  const added = seen.updates.filter((update) => !keptIds.has(update.id));
  return {
    ...seen,
    ...(known.firstReadAt === undefined ? {} : { firstReadAt: known.firstReadAt }),
    componentIds: [...new Set([...known.componentIds, ...seen.componentIds])],
    updates: [...kept, ...added].sort((a, b) => a.at - b.at).slice(-MAX_UPDATES),
  };
}

function mergeUpdate(known: IncidentUpdate, seen: IncidentUpdate | undefined): IncidentUpdate {
  if (seen === undefined) return known;
  return seen.components.length === 0 ? { ...seen, components: known.components } : seen;
}
