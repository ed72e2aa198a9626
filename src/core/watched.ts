import type { PageReading } from '../shared/observation.ts';
import type { ComponentRef, Service } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import { matchComponents, withNames } from './feeds/components.ts';

/** A service the user watches, with the components that matter to them. */
export interface Watched {
  readonly service: Service;
  /** Empty where every component of the page matters. */
  readonly wanted: readonly ComponentRef[];
}

/** The watched services, in the user's own order; those the catalogue watches by default until the user chose. */
export function watchedServices(catalogue: readonly Service[], settings: Settings): readonly Watched[] {
  if (settings.services === null) {
    return catalogue
      .filter((service) => service.watchedByDefault)
      .map((service) => ({ service, wanted: service.components }));
  }
  const byId = new Map(catalogue.map((service) => [service.id, service]));
  return settings.services.flatMap(({ id, components }) => {
    const service = byId.get(id);
    if (service === undefined) return [];
    return [
      { service, wanted: components === null ? service.components : pickComponents(service, components) },
    ];
  });
}

/** An id the catalogue does not name is kept: the page may list more components than the catalogue does. */
function pickComponents(service: Service, ids: readonly string[]): readonly ComponentRef[] {
  const byId = new Map(service.components.map((component) => [component.id, component]));
  return ids.map((id) => byId.get(id) ?? { id, name: id, group: null });
}

/**
 * The ids, on the page as it is now, of the components that matter; all of them where none was picked. Asked for with every
 * conclusion, and the same until the page is read anew: the last answer is remembered.
 */
export function watchedIds(watched: Watched, reading: PageReading | null): ReadonlySet<string> {
  if (reading === null) return NO_IDS;
  const known = remembered.get(watched);
  if (known?.components === reading.components) return known.ids;
  const ids = findIds(watched, reading);
  remembered.set(watched, { components: reading.components, ids });
  return ids;
}

const NO_IDS: ReadonlySet<string> = new Set();
const remembered = new WeakMap<
  Watched,
  { readonly components: PageReading['components']; readonly ids: ReadonlySet<string> }
>();

function findIds({ wanted }: Watched, reading: PageReading): ReadonlySet<string> {
  const { components } = reading;
  if (wanted.length === 0) return new Set(components.map(({ id }) => id));
  const matches = matchComponents(withNames(wanted, reading), components);
  return new Set(matches.flatMap((match) => (match.by === 'missing' ? [] : [match.component.id])));
}
