import type { CatalogueEntry } from '../../../shared/contract.ts';
import type { Settings, WatchedService } from '../../../shared/settings.ts';

const asChosen = (id: string): WatchedService => ({ id, components: null, notifyFrom: 'degraded' });

/**
 * The settings' services with one more, or without it. Where the user never chose, what the catalogue watches by itself becomes
 * the choice; what was chosen for the others stays.
 */
export function toggleWatched(
  catalogue: readonly CatalogueEntry[],
  chosen: Settings['services'],
  serviceId: string,
): readonly WatchedService[] {
  const watched = chosen ?? catalogue.filter((entry) => entry.watched).map(({ id }) => asChosen(id));
  return watched.some(({ id }) => id === serviceId)
    ? watched.filter(({ id }) => id !== serviceId)
    : [...watched, asChosen(serviceId)];
}

/** The services to offer at first sight: what is watched already, then the first of the catalogue, `most` in all. */
export function firstOffers(catalogue: readonly CatalogueEntry[], most: number): readonly CatalogueEntry[] {
  const sorted = catalogue.toSorted((a, b) => Number(b.watched) - Number(a.watched));
  const watched = sorted.filter((entry) => entry.watched).length;
  return sorted.slice(0, Math.max(most, watched));
}
