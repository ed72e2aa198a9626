/**
 * Plays one fault of the world to the Node host, and prints what came of it as one line of JSON. It runs alone in a network and a
 * mount namespace (`namespace.ts`), which die with it.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepTargetLatencies } from '../../src/core/keep-latency.ts';
import { learnAnswer } from '../../src/core/verdict/pace.ts';
import { startWorld, type World } from '../../src/lab/world/world.ts';
import { createClock } from '../../src/node/clock.ts';
import { openHistory } from '../../src/node/history/open.ts';
import { createNetworkKey } from '../../src/node/network-key.ts';
import { type RunningCli, startProgram } from '../support/run-cli.ts';
import { DASHBOARD, type Told, type WorldRun } from './namespace.ts';

const run: WorldRun = JSON.parse(process.argv[2] ?? '');
const { folder, speed } = run;
const notified = join(folder, 'notified');

function runIp(lines: readonly string[]): void {
  execFileSync('ip', ['-batch', '-'], { input: `${lines.join('\n')}\n`, stdio: ['pipe', 'ignore', 'pipe'] });
}

/** The system's own resolver asks the world's name server, and soon knows when it gets no answer. */
function askNameServerAt(address: string): void {
  const file = join(folder, 'resolv.conf');
  writeFileSync(file, `nameserver ${address}\noptions timeout:1 attempts:1\n`);
  execFileSync('mount', ['--bind', file, '/etc/resolv.conf']);
}

/** What has been usual in this network for a day, as if Pilotlight had run here: nothing is slow without it. */
function rememberLatencies(data: string): void {
  const clock = createClock();
  const history = openHistory({
    path: join(data, 'history.db'),
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  if (!history.ok) throw new Error(history.error.message);
  const network = createNetworkKey(clock.monoMs)() ?? '';
  const nothing = { dnsMs: null, tlsMs: null, totalMs: 0 };
  const learned = Array.from({ length: 240 }, (_, n) => n % 10).reduce(
    (known: ReturnType<typeof learnAnswer>, n) =>
      learnAnswer(known, network, { ...nothing, tcpMs: 50 + 10 * n, ttfbMs: 40 + 10 * n }, Date.now()),
    [],
  );
  keepTargetLatencies(history.value.history, 'acme-api', [], learned);
  history.value.history.close();
}

/** A `notify-send` that writes down what it is told to show. */
function catchNotifications(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const helper = join(bin, 'notify-send');
  writeFileSync(
    helper,
    `#!/bin/sh\nprintf '%s\\t' "$@" | tr '\\n' ' ' >> ${notified}\necho >> ${notified}\n`,
  );
  chmodSync(helper, 0o755);
  writeFileSync(notified, '');
  return bin;
}

function startHost(world: World, data: string): RunningCli {
  const services = join(folder, 'services.json');
  writeFileSync(services, JSON.stringify(world.servicesFile));
  const program = join(import.meta.dirname, 'fast-host.ts');
  return startProgram(program, [services, data, String(speed), String(world.clockAheadMs)], {
    PATH: `${catchNotifications()}:${process.env.PATH}`,
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    ...(world.proxyUrl === null ? {} : { HTTPS_PROXY: world.proxyUrl, HTTP_PROXY: world.proxyUrl }),
  });
}

/** Lets others in through a socket file, which no network namespace holds back; until the process is ended. */
async function holdOpen(address: string): Promise<never> {
  const { port } = new URL(address);
  const server = createServer((visitor) => {
    const host = connect(Number(port), '127.0.0.1');
    for (const end of [visitor, host]) end.on('error', () => end.destroy());
    visitor.pipe(host).pipe(visitor);
  });
  server.listen(join(folder, DASHBOARD.socket));
  await once(server, 'listening');
  writeFileSync(join(folder, DASHBOARD.address), address);
  return new Promise(() => undefined);
}

/** Calls the host as its dashboard does. */
async function createCaller(address: string): Promise<(name: string, request?: object) => Promise<unknown>> {
  const url = new URL(address);
  const entrance = await fetch(url, { redirect: 'manual' });
  const cookie = entrance.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (name, request = {}) => {
    const answer = await fetch(new URL(`/api/${name}`, url), {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const { ok, value, error }: { ok: boolean; value?: unknown; error?: unknown } = JSON.parse(
      await answer.text(),
    );
    if (!ok) throw new Error(`${name}: ${JSON.stringify(error)}`);
    return value;
  };
}

/** How long a verdict is waited for, in real ms: several times what it takes on a busy machine. */
const PATIENCE_MS = 60_000;

const world = await startWorld({ fault: run.fault, runIp });
askNameServerAt(world.nameServer);
const data = join(folder, 'data');
mkdirSync(data);
if (run.fault === 'server slow') rememberLatencies(data);
const cli = startHost(world, data);
const change = (test: (found: Told['changes'][number]) => boolean): Promise<string> =>
  cli.line((line) => {
    const found = JSON.parse(line);
    return found.service !== undefined && test(found);
  });
const { url } = JSON.parse(await cli.line((line) => line.includes('"url"')));
const call = await createCaller(url);
const well = new Set<string>();
await change(({ service, level }) => {
  if (level === 'operational') well.add(service);
  return well.size === world.servicesFile.services.length;
});
await world.strike();
const struckAtMs = performance.now();
if (run.until !== null) {
  const known = change(({ service, reason }) => service === 'acme' && reason === run.until);
  // What never comes is for the test to say, by what came instead.
  known.catch(() => undefined);
  await Promise.race([known, sleep(PATIENCE_MS, undefined, { ref: false })]);
}
if (run.isHeld) await holdOpen(url);
const isMissing = (): boolean => run.isTold && readFileSync(notified, 'utf8') === '';
while (isMissing() && performance.now() - struckAtMs < PATIENCE_MS) await sleep(50);
await sleep(Math.max(0, run.lastsMs / speed - (performance.now() - struckAtMs)));
const snapshot = await call('snapshot.get');
const steps = await call('connection.diagnose');
const { code, out, err } = await cli.interrupt();
await world.close();
const told = {
  code,
  err,
  changes: out
    .split('\n')
    .filter((line) => line.includes('"service"'))
    .map((line) => JSON.parse(line)),
  notifications: readFileSync(notified, 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
  snapshot,
  steps,
};
process.stdout.write(`${JSON.stringify(told)}\n`);
