import type { SettingsStore } from '../core/ports.ts';
import type { Service } from '../shared/service.ts';
import type { Settings, WatchedService } from '../shared/settings.ts';

/**
 * The settings as this run sees them, without writing anything: the services asked for are watched beside the chosen ones, and
 * a choice made for another set of services, none of which is on offer here, does not count.
 */
export function toRunSettings(
  settings: Settings,
  catalogue: readonly Service[],
  asked: readonly Service[],
): Settings {
  const isOnOffer = ({ id }: WatchedService): boolean => catalogue.some((service) => service.id === id);
  const isForeign =
    settings.services !== null && settings.services.length > 0 && !settings.services.some(isOnOffer);
  const chosen = settings.services === null || isForeign ? null : settings.services;
  const watched = chosen ?? catalogue.filter((service) => service.watchedByDefault).map(toWatched);
  const added = asked.filter(({ id }) => !watched.some((service) => service.id === id));
  return { ...settings, services: added.length === 0 ? chosen : [...watched, ...added.map(toWatched)] };
}

function toWatched({ id }: Service): WatchedService {
  return { id, components: null, notifyFrom: 'degraded' };
}

/**
 * A store seen through `toRunSettings`; what is set reaches the file as it is. `offered` answers the same list until it is another:
 * what is seen is worked out anew only then, and once the settings are others.
 */
export function withRunSettings(
  store: SettingsStore,
  offered: () => readonly Service[],
  asked: readonly Service[],
): SettingsStore {
  let last: { readonly settings: Settings; readonly services: unknown; readonly seen: Settings } | null =
    null;
  const view = (settings: Settings): Settings => {
    const services = offered();
    if (last?.settings !== settings || last.services !== services)
      last = { settings, services, seen: toRunSettings(settings, services, asked) };
    return last.seen;
  };
  return {
    get: () => view(store.get()),
    set: (patch) => {
      const changed = store.set(patch);
      return changed.ok ? { ok: true, value: view(changed.value) } : changed;
    },
  };
}
