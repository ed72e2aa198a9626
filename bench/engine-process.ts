import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { z } from 'zod';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');
/** Inside the project, so that packages left out of the bundle are found. */
const BUNDLE = join(ROOT, 'node_modules/.cache/pilotlight-bench');

const EngineRunSchema = z.object({
  firstVerdictMs: z.number(),
  firstLevel: z.string(),
  rssBytes: z.number(),
  probes: z.number(),
  pages: z.number(),
  cpuMs: z.number(),
  measuredMs: z.number(),
});
/** What a run of `engine-run.ts` says of itself. */
export type EngineRun = z.infer<typeof EngineRunSchema>;

export interface EngineRunOptions {
  readonly folder: string;
  readonly servicesFile: string;
  /** How many times faster than real time the engine's clock runs. */
  readonly speed: number;
  /** For how long in real time. */
  readonly seconds: number;
}

/** Bundles the process as the Node host is bundled: what a program ships is measured, not what its sources cost to read. */
export async function bundleEngine(): Promise<string> {
  await build({
    configFile: join(ROOT, 'vite.headless.config.ts'),
    logLevel: 'error',
    root: ROOT,
    build: { ssr: 'bench/engine-child.ts', outDir: BUNDLE, emptyOutDir: true },
  });
  return join(BUNDLE, 'engine-child.js');
}

/** Runs a bundled engine in a process of its own. Rejects where it ends badly. */
export async function runEngine(
  bundle: string,
  { folder, servicesFile, speed, seconds }: EngineRunOptions,
): Promise<EngineRun> {
  const args = [bundle, folder, servicesFile, String(speed), String(seconds)];
  const { stdout } = await run(process.execPath, ['--expose-gc', ...args]);
  return EngineRunSchema.parse(JSON.parse(stdout));
}

/** What a Node process with one timer holds, in bytes: the ground the engine stands on. */
export async function plainNodeRss(): Promise<number> {
  const script = 'setTimeout(() => { gc(); console.log(process.memoryUsage().rss); }, 2000)';
  const { stdout } = await run(process.execPath, ['--expose-gc', '-e', script]);
  return Number(stdout);
}
