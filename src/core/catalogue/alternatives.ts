import type { Service } from '../../shared/service.ts';
import type { Alternative } from '../../shared/service-calls.ts';
import type { ServiceView } from '../../shared/snapshot.ts';

const MOST = 6;

/**
 * Watched services to use in place of one in trouble, of those that work now: the user's own list in its order, or by default
 * those of the same category. One that is merely not known to fail is not offered.
 */
export function alternativesFor(
  serviceId: string,
  views: readonly ServiceView[],
  catalogue: readonly Service[],
  chosen: readonly string[] | null,
): readonly Alternative[] {
  const categories = new Map(catalogue.map(({ id, category }) => [id, category]));
  const category = categories.get(serviceId);
  const wanted = chosen ?? views.filter(({ id }) => categories.get(id) === category).map(({ id }) => id);
  const byId = new Map(views.map((view) => [view.id, view]));
  return wanted
    .flatMap((id) => {
      const view = id === serviceId ? undefined : byId.get(id);
      if (view === undefined || !worksNow(view)) return [];
      const { name, homepage, verdict } = view;
      return [{ kind: 'service' as const, id, name, homepage, since: verdict.since }];
    })
    .slice(0, MOST);
}

function worksNow({ verdict }: ServiceView): boolean {
  return verdict.level === 'operational' && verdict.cause === null && verdict.suspicion === 'none';
}
