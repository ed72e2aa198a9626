/** What `engine-child.ts` starts: runs an engine over a data folder and a services file, then says what it took as one line of JSON. */
import { readFileSync } from 'node:fs';
import { createEngine } from '../src/core/engine.ts';
import type { Log } from '../src/core/ports.ts';
import { createScaledClock, toNetworkClock } from '../src/lab/time.ts';
import { assemblePorts } from '../src/node/assemble.ts';
import { ServicesFileSchema } from '../src/shared/service.ts';

const QUIET: Log = { info: () => undefined, warn: () => undefined, error: (event) => console.error(event) };
const WARM_UP_SHARE = 0.25;

const [folder = '', servicesFile = '', speedText = '1', secondsText = '10'] = process.argv.slice(2);
const speed = Number(speedText);
const realMs = Number(secondsText) * 1_000;

const services = ServicesFileSchema.parse(JSON.parse(readFileSync(servicesFile, 'utf8')));
const clock = createScaledClock(speed);
const assembled = assemblePorts({
  folder,
  services,
  version: 'bench',
  log: QUIET,
  clock,
  networkClock: toNetworkClock(clock, speed),
});
if (!assembled.ok) throw new Error(assembled.error.message);
const { ports, notices, close } = assembled.value;

let [probes, pages] = [0, 0];
const engine = createEngine({
  ports: {
    ...ports,
    probe: (request) => {
      probes += 1;
      return ports.probe(request);
    },
    fetchPage: (request) => {
      pages += 1;
      return ports.fetchPage(request);
    },
  },
  catalogue: services.services,
  capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
  version: 'bench',
  run: 'bench',
  notices,
});
engine.start();
const firstVerdictMs = performance.now();
const firstLevel = engine.snapshot().overall.level;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
await wait(realMs * WARM_UP_SHARE);
const before = { cpu: process.cpuUsage(), probes, pages, monoMs: clock.monoMs() };
await wait(realMs * (1 - WARM_UP_SHARE));
const cpu = process.cpuUsage(before.cpu);
const measured = {
  probes: probes - before.probes,
  pages: pages - before.pages,
  /** For how long that was, on the engine's clock. */
  measuredMs: clock.monoMs() - before.monoMs,
};
globalThis.gc?.();
const { rss } = process.memoryUsage();
engine.stop();
close();

const result = {
  /** From the start of the process to a verdict in hand. */
  firstVerdictMs,
  firstLevel,
  rssBytes: rss,
  cpuMs: (cpu.user + cpu.system) / 1_000,
  ...measured,
};
console.log(JSON.stringify(result));
