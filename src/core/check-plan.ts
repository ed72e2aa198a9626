import type { PageRef, Target } from '../shared/service.ts';
import type { Settings } from '../shared/settings.ts';
import { MODEL_JOB } from './model-check/model-job.ts';
import { countOnHosts } from './pages/on-host.ts';
import { type Limits, limitsFor } from './verdict/limits.ts';
import type { Watched } from './watched.ts';

export const pageKey = (url: string): string => `page:${url}`;
export const targetKey = (id: string): string => `target:${id}`;
/** The name of a job by what it looks at. */
export const KEY_OF = { page: pageKey, target: targetKey, model: () => MODEL_JOB };

/** What is to be looked at for the services watched, by job. */
export interface CheckPlan {
  readonly pages: ReadonlyMap<string, PageRef>;
  readonly targets: ReadonlyMap<string, Target>;
  /** The targets of the same service, by target id. */
  readonly siblings: ReadonlyMap<string, readonly string[]>;
  /** From where on the charts of a target alarm, by target id. */
  readonly limits: ReadonlyMap<string, Limits>;
  /** Addresses of pages of whose format the catalogue is not sure. */
  readonly unsure: ReadonlySet<string>;
  /** How many pages are read from the host of one of them. */
  readonly pagesOnHost: (page: PageRef) => number;
}

/** Plans what is looked at: the page of each service once, and its targets where probing is on. */
export function planChecks(watched: readonly Watched[], { probes }: Settings): CheckPlan {
  const services = watched.map(({ service }) => service);
  const pages = services.flatMap(({ page }) => page ?? []);
  const probed = probes.enabled ? services.flatMap((service) => service.targets) : [];
  return {
    pages: new Map(pages.map((page) => [pageKey(page.url), page])),
    targets: new Map(probed.map((target) => [targetKey(target.id), target])),
    siblings: new Map(
      services.flatMap((service) => {
        const ids = service.targets.map(({ id }) => id);
        return ids.map((id) => [id, ids] as const);
      }),
    ),
    limits: new Map(
      services.flatMap((service) => {
        const own = limitsFor(probes.sensitivity, service.targets.length);
        return service.targets.map(({ id }) => [id, own] as const);
      }),
    ),
    unsure: new Set(services.flatMap(({ page, doubtful }) => (doubtful ? (page?.url ?? []) : []))),
    pagesOnHost: countOnHosts([...new Map(pages.map((page) => [page.url, page])).values()]),
  };
}

/** Nothing is looked at. */
export const NO_PLAN: CheckPlan = {
  pages: new Map(),
  targets: new Map(),
  siblings: new Map(),
  limits: new Map(),
  unsure: new Set(),
  pagesOnHost: countOnHosts([]),
};
