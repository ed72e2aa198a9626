import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Handle } from '../../src/core/answer-call.ts';
import { createDiagnosisHandlers } from '../../src/core/diagnosis.ts';
import type { Clock, FetchPage, Log, OwnServices, Probe } from '../../src/core/ports.ts';
import { createServiceHandlers } from '../../src/core/service-handlers.ts';
import { createFixedCatalogue } from '../../src/node/catalogue.ts';
import { createClock } from '../../src/node/clock.ts';
import { ok } from '../../src/shared/result.ts';
import { type Service, ServiceSchema, ServicesFileSchema } from '../../src/shared/service.ts';
import type { SettingsPatch } from '../../src/shared/settings.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';

const ASSETS = join(import.meta.dirname, '../../assets');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(ASSETS, name), 'utf8'));

const CLOCK: Clock = createClock();
const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A status page that detection finds, as Statuspage writes it. */
const SUMMARY = {
  page: { id: 'p', name: 'Acme Status', url: 'https://status.acme.example', time_zone: 'UTC' },
  status: { indicator: 'minor', description: 'Partially Degraded Service' },
  components: ['API', 'Web app', 'Webhooks'].map((name, index) => ({
    id: `acme-${index}`,
    name,
    status: index === 1 ? 'degraded_performance' : 'operational',
    group: false,
    group_id: null,
    position: index,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  })),
  incidents: [],
  scheduled_maintenances: [],
};

const fetchPage: FetchPage = async ({ url }) =>
  url === 'https://status.acme.example/api/v2/summary.json'
    ? {
        kind: 'body',
        bytes: new TextEncoder().encode(JSON.stringify(SUMMARY)),
        contentType: 'application/json',
        etag: null,
        maxAgeMs: null,
      }
    : {
        kind: 'failed',
        failure: { at: CLOCK.wallMs(), kind: 'unreachable', detail: 'ENOTFOUND' },
        retryAfterMs: null,
      };

const probe: Probe = async () => ({
  at: CLOCK.wallMs(),
  phases: { dnsMs: 3, tcpMs: 12, tlsMs: 20, ttfbMs: 88, totalMs: 90 },
  end: { kind: 'answered', status: 403, headers: {}, bodyStart: '' },
  overdueMs: 0,
  isIpv6Broken: false,
});

export interface FixtureServices {
  /** The calls about services and diagnosis, answered by the engine's own handlers over the real catalogue. */
  readonly handlers: Readonly<Record<string, Handle>>;
  readonly own: () => readonly Service[];
}

/** The engine's handlers for services and diagnosis, over the shown snapshot and without a network. */
export function openFixtureServices(
  snapshot: () => Snapshot,
  change: (patch: SettingsPatch) => void,
  wallMs: () => number,
): FixtureServices {
  const clock: Clock = { ...CLOCK, wallMs };
  const catalogue = [...ServicesFileSchema.parse(readJson('services.json')).services];
  const ids = new Set(catalogue.map(({ id }) => id));
  for (const { id, name } of snapshot().services) {
    if (!ids.has(id)) catalogue.push(ServiceSchema.parse({ id, name, category: 'ai' }));
  }
  let offered: readonly Service[] = catalogue;
  let own: readonly Service[] = [];
  const ownServices: OwnServices = {
    list: () => own,
    save: (services) => {
      own = services;
      return ok(undefined);
    },
  };
  const changeSettings = (patch: SettingsPatch) => {
    change(patch);
    return ok(snapshot().settings);
  };
  const handlers = {
    ...createServiceHandlers(
      {
        catalogue: () => offered,
        setCatalogue: (services) => {
          offered = services;
        },
        snapshot,
        changeSettings,
      },
      {
        ownServices,
        settings: {
          get: () => ({ ...snapshot().settings, services: watchedOf(snapshot()) }),
          set: changeSettings,
        },
        catalogue: createFixedCatalogue(catalogue),
        readCandidates: () => readJson('candidates.json'),
        clock,
        fetchPage,
        probe,
      },
    ),
    ...createDiagnosisHandlers(
      { snapshot, checkNow: () => new Promise((resolve) => setTimeout(resolve, 120)) },
      {
        clock,
        log,
        checkControls: async () => ({
          at: clock.wallMs(),
          hosts: ['a.example', 'b.example', 'c.example'].map((host) => ({
            host,
            ok: snapshot().connection.state !== 'offline',
            stage: snapshot().connection.state === 'offline' ? 'tcp' : null,
            code: null,
          })),
          captive: snapshot().connection.state === 'offline' ? 'unreachable' : 'clear',
          literalOk: snapshot().connection.state !== 'offline',
        }),
      },
    ),
    'data.describe': async () =>
      ok({
        folder: '/home/somebody/.config/Pilotlight',
        files: [
          { name: 'history.db', bytes: 18_432_000 },
          { name: 'notes.db', bytes: 81_920 },
        ],
        firstAt: clock.wallMs() - 40 * 24 * 3_600_000,
        rawDays: 30,
        fineDays: 90,
      }),
    'data.delete': async () => ok({}),
  };
  return { handlers, own: () => own };
}

function watchedOf({ settings, services }: Snapshot): Snapshot['settings']['services'] {
  return (
    settings.services ?? services.map(({ id }) => ({ id, components: null, notifyFrom: 'degraded' as const }))
  );
}
