import type { Service } from '../../shared/service.ts';

/**
 * The services on offer: the catalogue's, with those of the user's own in place of entries of the same id, and the others of the
 * user's own after them. A target id that the catalogue has for another service is left to that one.
 */
export function mergeServices(catalogue: readonly Service[], own: readonly Service[]): readonly Service[] {
  const ownById = new Map(own.map((service) => [service.id, service]));
  const kept = catalogue.filter(({ id }) => !ownById.has(id));
  const keptIds = new Set(kept.map(({ id }) => id));
  const taken = new Set(kept.flatMap(({ targets }) => targets.map(({ id }) => id)));
  const safe = (service: Service): Service => ({
    ...service,
    targets: service.targets.filter(({ id }) => !taken.has(id)),
  });
  const inPlace = catalogue.flatMap((service) => {
    const replaced = ownById.get(service.id);
    if (replaced !== undefined) return [safe(replaced)];
    return keptIds.has(service.id) ? [service] : [];
  });
  const known = new Set(catalogue.map(({ id }) => id));
  return [...inPlace, ...own.filter(({ id }) => !known.has(id)).map(safe)];
}
