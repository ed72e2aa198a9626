/**
 * `pilotlight serve --json`, living faster than life: its engine by a clock that runs `speed` times as fast and `aheadMs` ahead, its
 * wire by one that leaves a busy machine the time to answer.
 */
import { join } from 'node:path';
import { serveEngine } from '../../src/headless/commands/serve.ts';
import { openEngine } from '../../src/headless/open-engine.ts';
import { createScaledClock, toNetworkClock } from '../../src/lab/time.ts';
import { loadServices } from '../../src/node/services-file.ts';

const [servicesFile = '', folder = '', speed = '1', aheadMs = '0'] = process.argv.slice(2);
const services = loadServices(servicesFile, servicesFile);
if (!services.ok) throw new Error(services.error);
const clock = createScaledClock(Number(speed), Date.now() + Number(aheadMs));
const opened = openEngine({
  folder,
  services: services.value,
  version: 'test',
  env: process.env,
  clock,
  networkClock: toNetworkClock(clock, Number(speed)),
  canNotify: true,
});
if (!opened.ok) throw new Error(opened.error.message);
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
const { env, stdout, stderr } = process;
const root = join(import.meta.dirname, '../..');
const code = await serveEngine(
  { root, version: 'test', env, stdout, stderr, interrupted: interrupted.signal },
  {
    kind: 'serve',
    common: { json: true, dataDir: folder, services: servicesFile },
    host: '127.0.0.1',
    port: 0,
    open: false,
  },
  opened.value,
);
process.exit(code);
