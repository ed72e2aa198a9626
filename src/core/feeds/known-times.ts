import type { Incident, IncidentUpdate, PageReading } from '../../shared/observation.ts';

/**
 * The incidents of a new reading with the times they are known by. A page that dates nothing has each of its incidents begin, and
 * end, at the moment of reading: one that was listed before cannot have begun after that, nor one that had ended have ended later.
 */
export function keepTimes(before: PageReading | null, next: readonly Incident[]): readonly Incident[] {
  const known = new Map((before?.incidents ?? []).map((incident) => [incident.id, incident]));
  return next.map((incident) => {
    const was = known.get(incident.id);
    if (before === null || was === undefined || incident.kind === 'maintenance') return incident;
    const isLater = (at: number, wasAt: number): boolean => at > before.at && wasAt <= before.at;
    const { startedAt, resolvedAt } = incident;
    const hadEnded = was.resolvedAt !== null && resolvedAt !== null && isLater(resolvedAt, was.resolvedAt);
    return {
      ...incident,
      startedAt: isLater(startedAt, was.startedAt) ? was.startedAt : startedAt,
      resolvedAt: hadEnded ? was.resolvedAt : resolvedAt,
      updates: keepUpdateTimes(was.updates, incident.updates, isLater),
    };
  });
}

/** An update under the same id that says the same was written when it was first read. */
function keepUpdateTimes(
  before: readonly IncidentUpdate[],
  next: readonly IncidentUpdate[],
  isLater: (at: number, wasAt: number) => boolean,
): readonly IncidentUpdate[] {
  const known = new Map(before.map((update) => [update.id, update]));
  return next.map((update) => {
    const was = known.get(update.id);
    const isSame = was !== undefined && was.body === update.body && isLater(update.at, was.at);
    return isSame ? { ...update, at: was.at } : update;
  });
}

/**
 * The incident with no time after `at`, when it was read: nobody writes of what is still to come, so the clock of the page is ahead
 * of the one here, and by that much everything made with both would be wrong. A maintenance does lie ahead.
 */
export function notAhead(incident: Incident, at: number): Incident {
  const { kind, startedAt, resolvedAt, updates } = incident;
  const times = [startedAt, resolvedAt ?? startedAt, ...updates.map((update) => update.at)];
  if (kind === 'maintenance' || times.every((time) => time <= at)) return incident;
  return {
    ...incident,
    startedAt: Math.min(startedAt, at),
    resolvedAt: resolvedAt === null ? null : Math.min(resolvedAt, at),
    updates: updates.map((update) => (update.at <= at ? update : { ...update, at })),
  };
}
