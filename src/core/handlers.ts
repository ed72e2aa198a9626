import { CALLS, type CatalogueEntry, type IncidentRow, type RequestOf } from '../shared/contract.ts';
import type { CallName } from '../shared/names.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { answer, type Handle, toAnswer, unknownService } from './answer-call.ts';
import { createCatalogueHandlers } from './catalogue/update-handlers.ts';
import { createDataHandlers } from './data-handlers.ts';
import { diagnose } from './diagnose.ts';
import { createDiagnosisHandlers } from './diagnosis.ts';
import type { Engine } from './engine.ts';
import { createHistoryHandlers } from './history-handlers.ts';
import { createHostHandlers, type DeskActions } from './host-handlers.ts';
import { createLocalModelHandlers } from './local-model/handlers.ts';
import { createModelCheckHandlers } from './model-check/handlers.ts';
import { createNoteHandlers } from './notes/handlers.ts';
import type { FolderActions } from './notes/import-export.ts';
import type { Ports } from './ports.ts';
import { createServiceHandlers } from './service-handlers.ts';
import { watchedServices } from './watched.ts';

/** What only a host can do for a client. */
export interface HostActions extends FolderActions, DeskActions {
  /** Opens an https address in the user's browser. The handlers have checked that it belongs to a known service. */
  readonly openLink: (url: string) => Promise<Result<void>>;
}

/** Answers one call of the contract: parses the request, runs it, never throws. */
export type Dispatch = (name: string, request: unknown) => Promise<Result<unknown>>;

const NOTHING = ok({});

/** Builds the one door through which every client of either host reaches the engine. */
export function createDispatch(engine: Engine, ports: Ports, host: HostActions): Dispatch {
  const handlers = new Map<string, Handle>(Object.entries(createHandlers(engine, ports, host)));
  return async (name, request) => {
    const handle = handlers.get(name);
    if (handle === undefined) {
      return err({ code: 'unknown_name', message: `There is no call named ${JSON.stringify(name)}.` });
    }
    try {
      return await handle(request);
    } catch (error) {
      ports.log.error('call', { name, error: String(error) });
      return err({ code: 'internal', message: 'Something went wrong inside Pilotlight. The log has more.' });
    }
  };
}

function createHandlers(engine: Engine, ports: Ports, host: HostActions): Readonly<Record<CallName, Handle>> {
  const { clock, history, settings } = ports;

  function pageUrls(serviceId: string | null): readonly { readonly id: string; readonly url: string }[] {
    return watchedServices(engine.catalogue(), settings.get()).flatMap(({ service: { id, page } }) =>
      page === null || (serviceId !== null && id !== serviceId) ? [] : [{ id, url: page.url }],
    );
  }

  function incidents({ serviceId, limit }: RequestOf<'incidents.list'>): readonly IncidentRow[] {
    const rows = pageUrls(serviceId).flatMap(({ id, url }) =>
      history.incidents({ pageUrl: url, limit }).map((incident) => ({ serviceId: id, incident })),
    );
    return rows.toSorted((a, b) => b.incident.startedAt - a.incident.startedAt).slice(0, limit);
  }

  return {
    'snapshot.get': answer(CALLS['snapshot.get'], () => ok(engine.snapshot())),
    'catalogue.list': answer(CALLS['catalogue.list'], () => ok(toCatalogue(engine, settings.get().services))),
    'history.changes': answer(CALLS['history.changes'], (query) => ok(history.changes(query))),
    'history.episodes': answer(CALLS['history.episodes'], (query) => ok(history.episodes(query))),
    'incidents.list': answer(CALLS['incidents.list'], (query) => ok(incidents(query))),
    'service.check': answer(CALLS['service.check'], async ({ serviceId }) => {
      if (serviceId !== null && !isKnown(engine, serviceId)) return unknownService(serviceId);
      await engine.checkNow(serviceId);
      return NOTHING;
    }),
    'service.tellWhenBack': answer(CALLS['service.tellWhenBack'], ({ serviceId, on }) => {
      if (!isKnown(engine, serviceId)) return unknownService(serviceId);
      engine.tellWhenBack(serviceId, on);
      return NOTHING;
    }),
    'settings.set': answer(CALLS['settings.set'], (patch) => {
      const stranger = patch.services?.find(({ id }) => !isKnown(engine, id));
      if (stranger !== undefined) return unknownService(stranger.id);
      return toAnswer(engine.changeSettings(patch));
    }),
    'notice.dismiss': answer(CALLS['notice.dismiss'], ({ id }) => {
      engine.dismissNotice(id);
      return NOTHING;
    }),
    'connection.diagnose': answer(CALLS['connection.diagnose'], async () => {
      const controls = ports.checkControls(new AbortController().signal);
      const [reading] = await Promise.all([controls, engine.checkNow(null)]);
      const wallMs = clock.wallMs();
      return ok({ at: wallMs, steps: diagnose(reading, engine.snapshot(), wallMs), reading });
    }),
    'link.open': answer(CALLS['link.open'], async ({ url }) => {
      if (!isKnownHost(engine, ports, url)) {
        return err({ code: 'refused', message: 'This address belongs to no service Pilotlight knows.' });
      }
      const opened = await host.openLink(url);
      return opened.ok ? NOTHING : opened;
    }),
    ...createHistoryHandlers(engine, ports),
    ...createHostHandlers(engine, ports, host),
    ...createServiceHandlers(engine, ports),
    ...createCatalogueHandlers(engine, ports),
    ...createDiagnosisHandlers(engine, ports),
    ...createDataHandlers(engine, ports),
    ...createModelCheckHandlers(engine, ports),
    ...createNoteHandlers({ ports, host, catalogue: engine.catalogue }),
    ...createLocalModelHandlers(ports),
  };
}

function isKnown(engine: Engine, serviceId: string): boolean {
  return engine.catalogue().some(({ id }) => id === serviceId);
}

function toCatalogue(
  engine: Engine,
  chosen: ReturnType<Ports['settings']['get']>['services'],
): readonly CatalogueEntry[] {
  return engine.catalogue().map(({ id, name, category, homepage, components, watchedByDefault }) => ({
    id,
    name,
    category,
    homepage,
    watched: chosen === null ? watchedByDefault : chosen.some((service) => service.id === id),
    components,
  }));
}

/** Statuspage's own short links; every page hosted there uses them. */
const LINK_HOSTS: ReadonlySet<string> = new Set(['stspg.io']);

/**
 * Remote text must not send the user anywhere it likes: an address opens only on a host of the catalogue, or one that an
 * incident's own link names.
 */
function isKnownHost(engine: Engine, ports: Ports, url: string): boolean {
  const { hostname, href } = new URL(url);
  if (LINK_HOSTS.has(hostname)) return true;
  const services = engine.catalogue();
  const addresses = services.flatMap(({ homepage, statusUrl, page, targets }) => [
    homepage,
    statusUrl,
    page?.url,
    ...(page?.mirrors ?? []),
    ...targets.map((target) => target.url),
  ]);
  const isOfService = addresses.some((address) => address != null && new URL(address).hostname === hostname);
  if (isOfService) return true;
  const open = engine.snapshot().services.flatMap((service) => service.incidents);
  const kept = services.flatMap(({ page }) =>
    page === null ? [] : ports.history.incidents({ pageUrl: page.url, limit: 200 }),
  );
  return [...open, ...kept].some((incident) => incident.url === href || incident.url === url);
}
