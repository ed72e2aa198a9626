import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, startLab } from '../src/lab/lab.ts';
import { type Scenario, ScenarioSchema } from '../src/lab/scenario.ts';
import { bundleEngine, plainNodeRss, runEngine } from './engine-process.ts';
import type { Measurement } from './measurement.ts';

const SERVICES = 250;
/** As many parts as the middle page of the catalogue has. */
const COMPONENTS = 12;
/** In real time, so that deadlines mean what they mean: the lab answers a dozen handshakes a second. */
const SPEED = 1;
/** A quarter of it is for the first reading of every page, which asks for the past as well. */
const SECONDS = 160;
const MINUTE_MS = 60_000;

/**
 * Watches 250 services at once, each with a page of its own and a target of its own, over TLS: what the process holds, what of
 * a core it takes in real time, and how often it asks in all and of the one host it asks most.
 */
export async function measureManyServices(): Promise<readonly Measurement[]> {
  const lab = await startLab({ scenario: toScenario(), tls: true, speed: SPEED });
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    const servicesFile = join(folder, 'services.json');
    writeFileSync(servicesFile, JSON.stringify(lab.servicesFile));
    const bundle = await bundleEngine();
    const plainRss = await plainNodeRss();
    const run = await runEngine(bundle, {
      folder: join(folder, 'data'),
      servicesFile,
      speed: SPEED,
      seconds: SECONDS,
    });
    const minutes = run.measuredMs / MINUTE_MS;
    return [
      {
        name: '250 services: memory over plain Node',
        value: (run.rssBytes - plainRss) / 1e6,
        unit: 'MB',
        budget: null,
      },
      {
        name: '250 services: of one core',
        value: (100 * run.cpuMs) / run.measuredMs,
        unit: '%',
        budget: null,
      },
      {
        name: '250 services: CPU per request',
        value: run.cpuMs / (run.probes + run.pages),
        unit: 'ms',
        budget: 6,
      },
      { name: '250 services: pages asked', value: run.pages / minutes, unit: '/min', budget: null },
      { name: '250 services: probes', value: run.probes / minutes, unit: '/min', budget: null },
      {
        name: '250 services: of one host, at most',
        value: mostPerMinute(lab),
        unit: '/min',
        budget: 4,
      },
    ];
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function toScenario(): Scenario {
  return ScenarioSchema.parse({
    title: 'A quiet day for many',
    story: 'Nothing happens.',
    endsAt: '12:00',
    timeline: [],
    alarms: 'none',
    services: Array.from({ length: SERVICES }, (_, index) => ({
      id: `service-${index}`,
      name: `Service ${index}`,
      page: {
        id: `page-${index}`,
        name: `Service ${index}`,
        components: Array.from({ length: COMPONENTS }, (_component, part) => ({
          id: `part-${index}-${part}`,
          name: `Part ${part}`,
        })),
      },
      targets: [{ id: 'target', name: `Service ${index}`, style: 'api', latencyMs: 60 }],
    })),
  });
}

/** How often the host asked most was asked in the last minute. */
function mostPerMinute(lab: Lab): number {
  const calls = lab.calls();
  const end = calls.at(-1)?.at ?? 0;
  const counts = new Map<string, number>();
  for (const { at, host } of calls) {
    if (at > end - MINUTE_MS) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}
