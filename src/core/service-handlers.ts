import { plainLine } from '../shared/plain.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { type Service, ServiceSchema } from '../shared/service.ts';
import { SERVICE_CALLS, type Search, type SearchRow } from '../shared/service-calls.ts';
import { areReadAlike, isOpenHttp, parseServicesFile } from '../shared/services-file.ts';
import type { Settings, WatchedService } from '../shared/settings.ts';
import { answer, type Handle, toAnswer, unknownService } from './answer-call.ts';
import { alternativesFor } from './catalogue/alternatives.ts';
import { type Candidate, parseCandidates } from './catalogue/candidates.ts';
import { findLocalServers } from './catalogue/local-servers.ts';
import { mergeServices } from './catalogue/merge.ts';
import { toProposal } from './catalogue/propose.ts';
import { byInterest, categoryOf, type Found, searchCatalogue } from './catalogue/search.ts';
import { findUntellable } from './catalogue/try-conditions.ts';
import { findPage } from './detect/find-page.ts';
import { detectPlan } from './detect/plan.ts';
import type { Engine } from './engine.ts';
import type { Ports } from './ports.ts';
import { watchedServices } from './watched.ts';

type ServiceCallName = keyof typeof SERVICE_CALLS;

/** Longer than any honest page takes; a host that hangs is given up with the rest of the plan. */
const DETECT_DEADLINE_MS = 30_000;
const TRY_DEADLINE_MS = 10_000;
const MOST_OWN = 500;

/** Answers what is on offer, and takes up what the user adds to it. */
export function createServiceHandlers(
  engine: Pick<Engine, 'catalogue' | 'setCatalogue' | 'snapshot' | 'changeSettings'>,
  ports: Pick<
    Ports,
    | 'ownServices'
    | 'settings'
    | 'catalogue'
    | 'readCandidates'
    | 'clock'
    | 'fetchPage'
    | 'probe'
    | 'loadLocalModels'
  >,
): Readonly<Record<ServiceCallName, Handle>> {
  const { ownServices, settings } = ports;
  let candidates: readonly Candidate[] | null = null;

  function search(query: string, category: string | null, limit: number): Search {
    const catalogue = engine.catalogue();
    const own = new Set(ownServices.list().map(({ id }) => id));
    const watched = watchedIds();
    candidates ??= parseCandidates(ports.readCandidates());
    const found = searchCatalogue(query, catalogue, candidates, Number.POSITIVE_INFINITY).filter(
      (one) => category === null || categoryOf(one) === category,
    );
    const counts = Map.groupBy(catalogue, (service) => service.category);
    return {
      rows: (query.trim() === '' ? found.toSorted(byInterest) : found)
        .slice(0, limit)
        .map((one) => toRow(one, own, watched)),
      left: Math.max(0, found.length - limit),
      categories: [...counts]
        .map(([name, members]) => ({ name, count: members.length }))
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    };
  }

  function watchedIds(): ReadonlySet<string> {
    return new Set(watchedServices(engine.catalogue(), settings.get()).map(({ service }) => service.id));
  }

  async function detect(address: string): Promise<Result<ReturnType<typeof toProposal>>> {
    const pages = engine.catalogue().flatMap(({ page }) => page ?? []);
    const plan = detectPlan(address, pages);
    if (!plan.ok) return err({ code: 'invalid', message: plan.error });
    const ending = new AbortController();
    const cancel = ports.clock.after(DETECT_DEADLINE_MS, () => ending.abort());
    const found = (await findPage(plan.value, ports, ending.signal)) ?? {
      kind: 'target' as const,
      url: plan.value.target,
    };
    cancel();
    const tried =
      found.kind === 'page'
        ? null
        : await ports.probe({
            url: found.url,
            deadlineMs: TRY_DEADLINE_MS,
            signal: new AbortController().signal,
            isHeadEnough: true,
          });
    return ok(toProposal(found, tried, engine.catalogue()));
  }

  async function add(service: Service, watch: WatchedService | null): Promise<Result<object>> {
    const problem = refusal(service);
    if (problem !== null) return err({ code: 'invalid', message: problem });
    const before = ownServices.list().find(({ id }) => id === service.id) ?? null;
    const untellable = await findUntellable(service, before, ports.probe);
    if (untellable !== null) {
      const message = `The answer of “${plainLine(untellable.name, 60)}” is longer than 16 KiB. Only its beginning is read, and what it must hold is not there.`;
      return err({ code: 'refused', message });
    }
    const own = ownServices.list();
    const otherwise = own.find(
      ({ id, page }) =>
        id !== service.id && page?.url === service.page?.url && !isSamePage(page, service.page),
    );
    if (otherwise !== undefined) {
      const message = `“${otherwise.name}” of your own reads that page in another way already.`;
      return err({ code: 'refused', message });
    }
    const isKnown = own.some(({ id }) => id === service.id);
    if (own.length >= MOST_OWN && !isKnown) {
      return err({ code: 'refused', message: `There are ${MOST_OWN} services of your own already.` });
    }
    const kept = keep(
      isKnown ? own.map((one) => (one.id === service.id ? service : one)) : [...own, service],
    );
    if (!kept.ok || watch === null) return kept;
    const chosen = toChosen(engine.catalogue(), settings.get());
    return choose([...chosen.filter(({ id }) => id !== service.id), { ...watch, id: service.id }]);
  }

  function remove(serviceId: string): Result<{ service: Service; watch: WatchedService | null }> {
    const own = ownServices.list();
    const service = own.find(({ id }) => id === serviceId);
    if (service === undefined) {
      return err({ code: 'not_found', message: 'Only a service of your own can be removed.' });
    }
    const chosen = toChosen(engine.catalogue(), settings.get());
    const watch = chosen.find(({ id }) => id === serviceId) ?? null;
    const isReplacing = ports.catalogue.services().some(({ id }) => id === serviceId);
    if (watch !== null && !isReplacing) {
      const changed = choose(chosen.filter(({ id }) => id !== serviceId));
      if (!changed.ok) return changed;
    }
    const kept = keep(own.filter(({ id }) => id !== serviceId));
    return kept.ok ? ok({ service, watch }) : kept;
  }

  /** What would not be taken back at the next start, such as an id used twice, is not kept. */
  function keep(own: readonly Service[]): Result<object> {
    const readBack = parseServicesFile(JSON.stringify({ services: own }));
    if (!readBack.ok) return err({ code: 'refused', message: readBack.error });
    const saved = ownServices.save(own);
    if (!saved.ok) return toAnswer(saved);
    engine.setCatalogue(mergeServices(ports.catalogue.services(), own));
    return ok({});
  }

  function choose(services: readonly WatchedService[]): Result<object> {
    const changed = engine.changeSettings({ services });
    return changed.ok ? ok({}) : toAnswer(changed);
  }

  return {
    'catalogue.search': answer(SERVICE_CALLS['catalogue.search'], ({ query, category, limit }) =>
      ok(search(query, category, limit)),
    ),
    'service.detect': answer(SERVICE_CALLS['service.detect'], ({ address }) => detect(address)),
    'service.add': answer(SERVICE_CALLS['service.add'], ({ service, watch }) => add(service, watch)),
    'service.remove': answer(SERVICE_CALLS['service.remove'], ({ serviceId }) => remove(serviceId)),
    'service.describe': answer(SERVICE_CALLS['service.describe'], ({ serviceId }) => {
      const service = engine.catalogue().find(({ id }) => id === serviceId);
      return service === undefined ? unknownService(serviceId) : ok(service);
    }),
    'alternatives.list': answer(SERVICE_CALLS['alternatives.list'], async ({ serviceId }) => {
      const { services, settings: chosen } = engine.snapshot();
      const up = alternativesFor(serviceId, services, engine.catalogue(), chosen.alternatives);
      const local = await findLocalServers(ports.loadLocalModels, chosen.localModel);
      return ok([...up, ...local]);
    }),
  };
}

/** The user's choice of services; what the catalogue watches by itself, where they never made one. */
function toChosen(catalogue: readonly Service[], settings: Settings): readonly WatchedService[] {
  return (
    settings.services ??
    watchedServices(catalogue, settings).map(({ service: { id } }) => ({
      id,
      components: null,
      notifyFrom: 'degraded',
    }))
  );
}

/** Why a service is not taken up, in one line; null where it is. A client may send what detection never proposed. */
function refusal(service: Service): string | null {
  if (!ServiceSchema.safeParse(service).success) return 'That is no service.';
  if (service.page === null && service.targets.length === 0) return 'It names neither a page nor a target.';
  const urls = [
    ...(service.page === null ? [] : [service.page.url, ...service.page.mirrors]),
    ...service.targets.map(({ url }) => url),
  ];
  const open = urls.find(isOpenHttp);
  return open === undefined ? null : `${open}: plain http is for this machine alone; use https.`;
}

function isSamePage(one: Service['page'], other: Service['page']): boolean {
  return one === null || other === null || areReadAlike(one, other);
}

function toRow(found: Found, own: ReadonlySet<string>, watched: ReadonlySet<string>): SearchRow {
  if (found.kind === 'candidate') return { kind: 'candidate', ...found.candidate };
  const { id, name, category, description, homepage, statusUrl, page, targets } = found.service;
  return {
    kind: 'service',
    id,
    name,
    category,
    description: description ?? null,
    homepage,
    statusUrl: statusUrl ?? null,
    watched: watched.has(id),
    isOwn: own.has(id),
    hasPage: page !== null,
    hasTargets: targets.length > 0,
  };
}
