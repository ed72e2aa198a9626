import type { Incident, IncidentUpdate } from '../../shared/observation.ts';

/**
 * The incidents of `next`, each with every component that was ever linked to it. Pages unlink components when they resolve an
 * incident, some with every update; without this an ended outage would belong to nobody. All else is as `next` has it: late
 * notes, a reopening (`resolvedAt` null again), a corrected name. What `next` does not list is not in the answer, so `previous`
 * may hold more than the last reading.
 */
export function keepAttribution(
  previous: readonly Incident[],
  next: readonly Incident[],
): readonly Incident[] {
  const known = new Map(previous.map((incident) => [incident.id, incident]));
  return next.map((incident) => {
    const before = known.get(incident.id);
    if (before === undefined) return incident;
    return {
      ...incident,
      componentIds: [...new Set([...before.componentIds, ...incident.componentIds])],
      updates: keepChanges(before.updates, incident.updates),
    };
  });
}

function keepChanges(
  previous: readonly IncidentUpdate[],
  next: readonly IncidentUpdate[],
): readonly IncidentUpdate[] {
  const known = new Map(previous.map(({ id, components }) => [id, components]));
  return next.map((update) =>
    update.components.length > 0 ? update : { ...update, components: known.get(update.id) ?? [] },
  );
}
