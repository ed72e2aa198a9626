import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { History } from '../../src/core/history-port.ts';
import type { OpenEngine } from '../../src/headless/open-engine.ts';
import type { Incident } from '../../src/shared/observation.ts';
import { type Service, ServiceSchema, ServicesFileSchema } from '../../src/shared/service.ts';
import { seedHistory } from '../seed-history.ts';
import { createChance, type Story, type Trouble, tellStory } from '../seed-story.ts';
import { type Past, withPast, YEAR_ENDS_MS } from './seeded-file.ts';

const ASSETS = join(import.meta.dirname, '../../assets');
const CATALOGUE = 'assets/services.json';
const HOUR_MS = 3_600_000;
const SLOT_MS = 300_000;
const WATCHED = 60;
const PARTS = ['API', 'Web app', 'Webhooks', 'Sign-in', 'Billing'];
const BROAD_PARTS = 1_000;

const catalogue = ServicesFileSchema.parse(
  JSON.parse(readFileSync(join(ASSETS, 'services.json'), 'utf8')),
).services;

/** The first services of the catalogue, each with a page, five parts and a target. None of them is ever asked. */
const LIVED: readonly Service[] = catalogue.slice(0, WATCHED - 1).map(({ id, name, category }) =>
  ServiceSchema.parse({
    id,
    name,
    category,
    page: { format: 'statuspage', url: `https://status.${id}.example` },
    components: PARTS.map((part, index) => ({ id: `${id}-${index}`, name: part })),
    targets: [{ id: `api.${id}.example`, name: `${name} API`, url: `https://api.${id}.example` }],
    watchedByDefault: true,
  }),
);

/** One with a page as broad as any. */
export const BROAD: Service = ServiceSchema.parse({
  id: 'broad',
  name: 'Aaa Broad Cloud',
  category: 'cloud',
  page: { format: 'statuspage', url: 'https://status.broad.example' },
  components: Array.from({ length: BROAD_PARTS }, (_, index) => ({
    id: `broad-${index}`,
    name: `Region ${Math.floor(index / 40)} service ${index}`,
    group: `Region ${Math.floor(index / 40)}`,
  })),
  watchedByDefault: true,
});

function toIncident({ serviceId, officialAt, endedAt, level, componentIds }: Trouble): readonly Incident[] {
  if (officialAt === null) return [];
  const impact = level === 'major_outage' ? 'major' : 'minor';
  const name =
    level === 'degraded' ? 'Slow answers' : level === 'major_outage' ? 'Outage' : 'Elevated errors';
  const [from, until] = [officialAt, endedAt].map((at, index) => ({
    id: `${serviceId}-${officialAt}-${index}`,
    at,
    status: index === 0 ? ('investigating' as const) : ('resolved' as const),
    body: 'We are looking into what some of our users meet, and will write again. '.repeat(3),
    components: [],
  }));
  if (from === undefined || until === undefined) return [];
  return [
    {
      id: `${serviceId}-${officialAt}`,
      kind: 'incident',
      name: `${name} of ${PARTS[officialAt % PARTS.length] ?? ''}`,
      status: 'resolved',
      impact,
      startedAt: officialAt,
      resolvedAt: endedAt,
      scheduledUntil: null,
      url: null,
      componentIds: [...componentIds],
      updates: [from, until],
    },
  ];
}

/** Tries once an hour, verdicts, episodes, and what each page wrote. */
function seed(history: History): void {
  const story: Story = tellStory({
    services: LIVED,
    fromMs: YEAR_ENDS_MS - 365 * 24 * HOUR_MS,
    toMs: YEAR_ENDS_MS,
    seed: 2,
  });
  const chance = createChance(3);
  const tryAll = (at: number): void => {
    for (const { targets } of LIVED) {
      const ttfbMs = 150 + 90 * chance();
      for (const { id: targetId } of targets) {
        history.addSample({
          targetId,
          at,
          class: chance() < 0.01 ? 'provider_failure' : 'ok',
          code: '401',
          phases: { dnsMs: 3, tcpMs: 18, tlsMs: 36, ttfbMs, totalMs: ttfbMs + 57 },
        });
      }
    }
  };
  const hourly: History = {
    ...history,
    maintain: (nowMs) => {
      if (nowMs % HOUR_MS < SLOT_MS && nowMs < YEAR_ENDS_MS) tryAll(nowMs);
      return history.maintain(nowMs);
    },
  };
  const withoutTargets = LIVED.map((service) => ({ ...service, targets: [] }));
  seedHistory(hourly, withoutTargets, story, SLOT_MS);
  for (const { id, name, page, components } of LIVED) {
    if (page === null) continue;
    const written = history.addReading(page.url, {
      at: YEAR_ENDS_MS,
      url: page.url,
      isMirror: false,
      name,
      components: components.map((part) => ({ ...part, level: 'operational' as const })),
      incidents: story.troubles.filter(({ serviceId }) => serviceId === id).flatMap(toIncident),
    });
    if (!written.ok) throw new Error(written.error.message);
  }
}

const CROWD: Past = { name: 'crowd', sources: [CATALOGUE, 'bench/ui/seeded-crowd.ts'], seed };

/**
 * Runs `use` with an engine that watches sixty services with a year behind them, one of them of a thousand components, and has
 * the whole catalogue to search.
 */
export function withCrowd<Answer>(use: (engine: OpenEngine) => Promise<Answer>): Promise<Answer> {
  const known = new Set(LIVED.map(({ id }) => id));
  const others = catalogue
    .filter(({ id }) => !known.has(id))
    .map((service) => ({ ...service, watchedByDefault: false }));
  return withPast(
    CROWD,
    {
      services: { services: [BROAD, ...LIVED, ...others], controls: null, caPem: null },
      candidatesFile: join(ASSETS, 'candidates.json'),
    },
    use,
  );
}
