import type { Service } from '../../shared/service.ts';

export interface CatalogueChange {
  readonly added: readonly Service[];
  /** As they would be, of those that are there already and would not be the same. */
  readonly changed: readonly Service[];
  readonly removed: readonly Service[];
}

/** What one catalogue has and the other has not, by id. */
export function compareCatalogues(before: readonly Service[], after: readonly Service[]): CatalogueChange {
  const known = new Map(before.map((service) => [service.id, JSON.stringify(service)]));
  const kept = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !known.has(id)),
    changed: after.filter((service) => {
      const text = known.get(service.id);
      return text !== undefined && text !== JSON.stringify(service);
    }),
    removed: before.filter(({ id }) => !kept.has(id)),
  };
}
