import type { Service } from '../../shared/service.ts';
import { areReadAlike } from '../../shared/services-file.ts';

/**
 * The services on offer: the catalogue's, with those of the user's own in place of entries of the same id, and the others of the
 * user's own after them. A target id that the catalogue has for another service is left to that one; a page that one of the
 * user's own reads is read that way for all: pages are known by their address.
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
    return keptIds.has(service.id) ? [readAsOwn(service, own)] : [];
  });
  const known = new Set(catalogue.map(({ id }) => id));
  return [...inPlace, ...own.filter(({ id }) => !known.has(id)).map(safe)];
}

/** Answers the services on offer at any time. They are merged anew only once either list is another: this is asked at every turn. */
export function createMerged(
  catalogue: () => readonly Service[],
  own: () => readonly Service[],
): () => readonly Service[] {
  let last: { readonly from: unknown; readonly mine: unknown; readonly services: readonly Service[] } | null =
    null;
  return () => {
    const [from, mine] = [catalogue(), own()];
    if (last?.from !== from || last.mine !== mine) last = { from, mine, services: mergeServices(from, mine) };
    return last.services;
  };
}

function readAsOwn(service: Service, own: readonly Service[]): Service {
  const { page } = service;
  const mine = page === null ? undefined : own.find((other) => other.page?.url === page.url)?.page;
  return mine === undefined || mine === null || page === null || areReadAlike(mine, page)
    ? service
    : { ...service, page: mine };
}
