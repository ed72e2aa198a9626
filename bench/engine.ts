import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, startLab } from '../src/lab/lab.ts';
import { readScenario } from '../src/lab/scenario-file.ts';
import type { ServicesFile } from '../src/shared/service.ts';
import { bundleEngine, plainNodeRss, runEngine } from './engine-process.ts';
import type { Measurement } from './measurement.ts';

const SCENARIO = join(import.meta.dirname, '../assets/scenarios/calm.json');

const TARGETS = 20;
/** At 30 s between probes, twenty targets at this speed are probed twenty times a second: enough to measure one. */
const SPEED = 30;
const SECONDS = 24;
const STARTS = 5;

/**
 * Runs the engine in a process of its own against a lab in this one, over TLS: what a probe costs with everything that
 * follows from it, what the process holds over a Node that does nothing, and how soon a second start knows a verdict.
 */
export async function measureEngine(): Promise<readonly Measurement[]> {
  const scenario = await readScenario(SCENARIO);
  if (!scenario.ok) throw new Error(scenario.error);
  const lab = await startLab({ scenario: scenario.value, tls: true });
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    const servicesFile = join(folder, 'services.json');
    writeFileSync(servicesFile, JSON.stringify(twentyTargets(lab)));
    const options = { folder: join(folder, 'data'), servicesFile };
    const bundle = await bundleEngine();
    const plainRss = await plainNodeRss();
    const child = await runEngine(bundle, { ...options, speed: SPEED, seconds: SECONDS });
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      starts.push((await runEngine(bundle, { ...options, speed: 1, seconds: 0.2 })).firstVerdictMs);
    }
    return [
      {
        name: 'CPU per probe, engine included',
        value: child.cpuMs / child.probes,
        unit: 'ms',
        budget: 6,
        peer: '21.5 ms',
      },
      {
        name: 'memory over plain Node, 20 targets',
        value: (child.rssBytes - plainRss) / 1e6,
        unit: 'MB',
        budget: 35,
        peer: '≥ 107 MB',
      },
      { name: 'plain Node', value: plainRss / 1e6, unit: 'MB', budget: null },
      {
        name: 'start to first verdict from disk',
        value: median(starts),
        unit: 'ms',
        budget: 400,
        peer: '3.9 s',
      },
    ];
  } finally {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lab's services, with its targets multiplied by harmless query strings until there are twenty. */
function twentyTargets(lab: Lab): ServicesFile {
  const { services } = lab.servicesFile;
  const perService = Math.ceil(TARGETS / services.length);
  const grown = services.map((service) => ({
    ...service,
    targets: Array.from({ length: perService }, (_, index) => {
      const target = service.targets[index % service.targets.length];
      if (target === undefined) throw new Error(`${service.id} has no target`);
      return { ...target, id: `${target.id}-${index}`, url: `${target.url}?n=${index}` };
    }),
  }));
  return { ...lab.servicesFile, services: grown };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
