import type { Settings, WatchedService } from '../../../shared/settings.ts';
import type { ComponentView, ServiceView } from '../../../shared/snapshot.ts';

/** The user's choice of services; where they never made one, what is watched by itself becomes it. */
export function toChosen(
  chosen: Settings['services'],
  services: readonly Pick<ServiceView, 'id'>[],
): readonly WatchedService[] {
  return chosen ?? services.map(({ id }) => ({ id, components: null, notifyFrom: 'degraded' as const }));
}

/** The choice with `id` among the watched ones, after the others, or no longer among them. What was chosen for others stays. */
export function withWatched(
  chosen: readonly WatchedService[],
  id: string,
  isWatched: boolean,
): readonly WatchedService[] {
  const others = chosen.filter((service) => service.id !== id);
  if (!isWatched) return others;
  return chosen.length > others.length
    ? chosen
    : [...chosen, { id, components: null, notifyFrom: 'degraded' }];
}

/** The choice with something changed for one service. */
export function withChange(
  chosen: readonly WatchedService[],
  id: string,
  change: Partial<Omit<WatchedService, 'id'>>,
): readonly WatchedService[] {
  return chosen.map((service) => (service.id === id ? { ...service, ...change } : service));
}

/**
 * The ids of the watched components once `ids` are ticked or unticked. Null where nothing would be left, which the engine would
 * take for "all": one has to stay.
 */
export function tickComponents(
  components: readonly ComponentView[],
  ids: readonly string[],
  isTicked: boolean,
): readonly string[] | null {
  const meant = new Set(ids);
  const ticked = components
    .filter(({ id, watched }) => (meant.has(id) ? isTicked : watched))
    .map(({ id }) => id);
  return ticked.length === 0 ? null : ticked;
}

/** Components by group, in the page's order, those that fit what was typed; without a group under the empty name. */
export function groupComponents(
  components: readonly ComponentView[],
  typed: string,
): readonly { readonly name: string; readonly components: readonly ComponentView[] }[] {
  const wanted = typed.trim().toLowerCase();
  const fitting = components.filter(
    ({ name, group }) =>
      wanted === '' || name.toLowerCase().includes(wanted) || (group ?? '').toLowerCase().includes(wanted),
  );
  return [...Map.groupBy(fitting, ({ group }) => group ?? '')].map(([name, members]) => ({
    name,
    components: members,
  }));
}

/** Whether something typed looks like a domain or an address rather than a name. */
export function looksLikeAddress(typed: string): boolean {
  const text = typed.trim();
  return /^(?:https?:\/\/\S+|localhost(?::\d+)?(?:\/\S*)?|[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:\/\S*)?)$/iu.test(
    text,
  );
}
