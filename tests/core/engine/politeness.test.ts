import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import { type Service, ServicesFileSchema } from '../../../src/shared/service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { MINUTE, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts, OVERLOADED, type World } from '../support/scripted-ports.ts';

/** The politeness budget: requests a minute to one host. */
const CALM = 2;
const TROUBLE = 4;

const SERVICES = 250;
const SETTLED_MIN = 5;
const RUN_MS = 12 * MINUTE;
const CATALOGUE = join(import.meta.dirname, '../../../assets/services.json');

/** The first 250 services of the catalogue that have a page, those with probes among them. */
function manyServices(): readonly Service[] {
  const { services } = ServicesFileSchema.parse(JSON.parse(readFileSync(CATALOGUE, 'utf8')));
  return services
    .filter(({ page, targets }) => page !== null || targets.length > 0)
    .toSorted((a, b) => b.targets.length - a.targets.length)
    .slice(0, SERVICES);
}

/** Runs an engine with all of them watched, and counts the requests to each host in each minute. */
async function countRequests(world: Partial<World>, forMs: number) {
  const clock = createVirtualClock(START);
  const calm: World = { probe: () => ({ end: ALIVE }), controls: () => 'online', page: () => 'operational' };
  const services = manyServices();
  const { ports } = createScriptedPorts(
    clock,
    { ...calm, ...world },
    {
      services: services.map(({ id }) => ({ id, components: null, notifyFrom: 'degraded' })),
    },
  );
  const counts = new Map<string, Map<number, number>>();
  const count = (url: string): void => {
    const minute = Math.floor((clock.monoMs() - startedMs) / MINUTE);
    const host = new URL(url).host;
    const own = counts.get(host) ?? new Map<number, number>();
    counts.set(host, own.set(minute, (own.get(minute) ?? 0) + 1));
  };
  const startedMs = clock.monoMs();
  const engine = createEngine({
    ports: {
      ...ports,
      probe: (request) => {
        count(request.url);
        return ports.probe(request);
      },
      fetchPage: (request) => {
        count(request.url);
        return ports.fetchPage(request);
      },
    },
    catalogue: services,
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.start();
  await clock.advance(forMs);
  engine.stop();
  return { counts, minutes: forMs / MINUTE };
}

/** The mean of the host asked most, once everything has been read for the first time. */
function busiest({ counts, minutes }: Awaited<ReturnType<typeof countRequests>>): number {
  const totals = [...counts.values()].map((own) =>
    [...own].filter(([minute]) => minute >= SETTLED_MIN).reduce((sum, [, count]) => sum + count, 0),
  );
  // A window cut out of a steady pace may hold one request more than its share.
  return (Math.max(...totals) - 1) / (minutes - SETTLED_MIN);
}

function worstMinute({ counts }: Awaited<ReturnType<typeof countRequests>>): number {
  return Math.max(...[...counts.values()].flatMap((own) => [...own.values()]));
}

describe('250 services at once', { timeout: 60_000 }, () => {
  it('ask no host more than twice a minute in calm', async () => {
    const requests = await countRequests({}, RUN_MS);
    expect(busiest(requests)).toBeLessThanOrEqual(CALM);
    expect(worstMinute(requests)).toBeLessThanOrEqual(TROUBLE);
  });

  it('ask no host more than four times a minute when everything fails', async () => {
    const requests = await countRequests(
      { probe: () => ({ end: OVERLOADED }), page: () => 'major_outage' },
      RUN_MS,
    );
    expect(busiest(requests)).toBeLessThanOrEqual(TROUBLE);
    expect(worstMinute(requests)).toBeLessThanOrEqual(TROUBLE);
  });

  it('leave pages that fail in peace', async () => {
    const requests = await countRequests({ page: () => null }, RUN_MS);
    const pageHosts = [...requests.counts].filter(([host]) => host.includes('status'));
    const perHost = pageHosts.map(([, own]) => [...own.values()].reduce((sum, one) => sum + one, 0));
    // Tried at once, then after two, four and eight minutes more.
    expect(perHost.toSorted((a, b) => a - b)[Math.floor(perHost.length / 2)]).toBeLessThanOrEqual(3);
  });
});
