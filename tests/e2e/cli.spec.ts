import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { startWorld, type World } from '../electron/story.ts';
import { createDial, toScenario } from '../lab/scenarios.ts';
import { rawRequest } from '../support/raw-http.ts';
import { type RunningCli, runCli, startCli } from '../support/run-cli.ts';

let folder: string;
let labs: Lab[];
let worlds: World[];
let running: RunningCli[];

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-cli-'));
  [labs, worlds, running] = [[], [], []];
});
test.afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  await Promise.all([...labs, ...worlds].map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

const MINUTE_MS = 60_000;

/** The options that point a command at a lab playing `timeline`, five minutes into it. */
async function play(timeline: readonly unknown[]): Promise<readonly string[]> {
  const dial = createDial(Date.now() - 5 * MINUTE_MS);
  const lab = await startLab({ scenario: toScenario(timeline), clock: dial.clock, tls: true });
  labs.push(lab);
  dial.turnTo(5 * MINUTE_MS);
  await lab.sync();
  const services = join(folder, `services-${labs.length}.json`);
  writeFileSync(services, JSON.stringify(lab.servicesFile));
  return ['--services', services, '--data-dir', join(folder, 'data')];
}

async function playWorld(): Promise<{ readonly world: World; readonly options: readonly string[] }> {
  const world = await startWorld(folder);
  worlds.push(world);
  return { world, options: ['--services', world.servicesFile, '--data-dir', join(folder, 'data')] };
}

function start(args: readonly string[]): RunningCli {
  const cli = startCli(args);
  running.push(cli);
  return cli;
}

const components = (level: string, ...ids: readonly string[]) => ({
  at: '01:00',
  kind: 'components',
  set: Object.fromEntries(ids.map((id) => [id, level])),
});
const behaviour = (kind: string, ...hosts: readonly string[]) => ({
  at: '01:00',
  kind: 'behaviour',
  hosts,
  behaviour: { kind },
});
const TARGETS = ['acme/api', 'acme/web'];
const PAGES = ['acme/page', 'acme/mirror'];

test.describe('status', () => {
  const cases: readonly (readonly [string, readonly unknown[], number, object, RegExp])[] = [
    ['all well', [], 0, { level: 'operational', cause: null }, /^● Acme works here\./],
    [
      'under maintenance',
      [components('under_maintenance', 'one', 'two', 'three')],
      0,
      { level: 'maintenance' },
      /^◆ Acme is under maintenance/,
    ],
    [
      'degraded by the page',
      [components('degraded_performance', 'one')],
      1,
      { level: 'degraded', cause: 'provider' },
      /^▲ Acme has degraded service/,
    ],
    [
      'a partial outage',
      [components('partial_outage', 'one')],
      1,
      { level: 'partial_outage' },
      /^◧ Acme has/,
    ],
    [
      'a major outage',
      [components('major_outage', 'one', 'two', 'three')],
      1,
      { level: 'major_outage', cause: 'provider' },
      /^■ Acme has a major outage/,
    ],
    [
      'a first failure, which proves nothing yet',
      [behaviour('overloaded', ...TARGETS)],
      2,
      { level: 'operational', suspicion: 'checking' },
      /looking into it\.[\s\S]*The only try at Acme API failed: overloaded \(529\)/,
    ],
    [
      'a page that cannot be reached beside a service that works',
      [behaviour('refuse', ...PAGES)],
      0,
      { level: 'operational' },
      /^● Acme works here\.[\s\S]*The status page could not be read yet \(connection refused, ECONNREFUSED\)/,
    ],
    [
      'a page that answers with a web page',
      [behaviour('html', ...PAGES)],
      0,
      { level: 'operational' },
      /The status page could not be read yet \(answer is not JSON/,
    ],
    [
      'a page that never ends',
      [behaviour('huge', ...PAGES)],
      0,
      { level: 'operational' },
      /The status page could not be read yet \(answer too large/,
    ],
    [
      'a network that is gone',
      [{ at: '01:00', kind: 'network', network: { state: 'offline' } }],
      2,
      { level: 'unknown', cause: 'you' },
      /^⊘ You are offline\./,
    ],
    [
      'a network that wants a sign-in',
      [{ at: '01:00', kind: 'network', network: { state: 'captive' } }],
      2,
      { level: 'unknown', cause: 'you' },
      /^⊘ /,
    ],
  ];
  for (const [name, timeline, code, report, text] of cases) {
    test(`${name}: exit code ${code}`, async () => {
      const options = await play(timeline);
      const shown = await runCli(['status', ...options]);
      expect(shown).toMatchObject({ code, err: '' });
      expect(shown.out).toMatch(text);
      const elsewhere = [...options.slice(0, 2), '--data-dir', join(folder, 'elsewhere')];
      const json = await runCli(['status', '--json', ...elsewhere]);
      expect(json.code).toBe(code);
      expect(JSON.parse(json.out)).toMatchObject({ source: 'live', exitCode: code, services: [report] });
    });
  }

  test('tells components and open incidents', async () => {
    const options = await play([
      {
        at: '02:00',
        kind: 'incident',
        id: 'i',
        name: 'Requests fail',
        impact: 'major',
        status: 'identified',
        body: 'We know why.',
        components: { one: 'major_outage' },
      },
    ]);
    const { out, code } = await runCli(['status', '--components', ...options]);
    expect(code).toBe(1);
    expect(out).toMatch(/■ Everything \/ One {2,}Major outage/);
    expect(out).toMatch(/● Three {2,}Operational/);
    expect(out).toMatch(/Incident since \d\d:\d\d, identified: Requests fail/);
    expect(out).toContain('We know why.');
  });

  test('names what was likely meant', async () => {
    const options = await play([]);
    const { code, out, err } = await runCli(['status', 'acne', ...options]);
    expect({ code, out, err }).toEqual({
      code: 64,
      out: '',
      err: 'pilotlight: There is no service “acne”. Did you mean acme?\n',
    });
  });
});

test.describe('bad input', () => {
  for (const [name, text, reason] of [
    ['is no JSON', '{', /^pilotlight: .*services\.json: not JSON \(.*\)\.\n$/],
    [
      'has an unknown format',
      '{"services":[{"id":"a","name":"A","page":{"format":"x","url":"https://a.example"}}]}',
      /services\.0\.page\.format/,
    ],
    [
      'asks for plain http elsewhere',
      '{"services":[{"id":"a","name":"A","page":{"format":"statuspage","url":"http://a.example"}}]}',
      /plain http is for this machine alone/,
    ],
  ] as const) {
    test(`a services file that ${name} is one line and 64`, async () => {
      const path = join(folder, 'services.json');
      writeFileSync(path, text);
      const { code, out, err } = await runCli([
        'status',
        '--services',
        path,
        '--data-dir',
        join(folder, 'data'),
      ]);
      expect({ code, out }).toEqual({ code: 64, out: '' });
      expect(err).toMatch(reason);
      expect(err.trimEnd()).not.toContain('\n');
    });
  }

  test('damaged settings are set aside and said so', async () => {
    const options = await play([]);
    await runCli(['status', ...options]);
    writeFileSync(join(folder, 'data/settings.json'), '{"theme": "da');
    const { code, out } = await runCli(['status', ...options]);
    expect(code).toBe(0);
    expect(out).toMatch(/! The settings file was damaged\. It was kept as settings\.damaged-/);
    const aside =
      readdirSync(join(folder, 'data')).find((file) => file.startsWith('settings.damaged-')) ?? '';
    expect(readFileSync(join(folder, 'data', aside), 'utf8')).toBe('{"theme": "da');
  });

  test('a damaged history is set aside and said so', async () => {
    const options = await play([]);
    await runCli(['status', ...options]);
    writeFileSync(join(folder, 'data/history.db'), 'no database at all, but long enough to be read as one');
    const { code, out } = await runCli(['status', ...options]);
    expect(code).toBe(0);
    expect(out).toMatch(/! The history file was damaged\. It was kept as history\.damaged-/);
  });

  test('a data folder that cannot be one is 73 and one line', async () => {
    const [, services = ''] = await play([]);
    writeFileSync(join(folder, 'file'), '');
    const { code, err } = await runCli([
      'status',
      '--services',
      services,
      '--data-dir',
      join(folder, 'file/data'),
    ]);
    expect(code).toBe(73);
    expect(err).toMatch(/^pilotlight: .*could not be written.*\n$/);
  });
});

test.describe('watch', () => {
  test('prints one JSON object a change and ends cleanly', async () => {
    const options = await play([components('major_outage', 'one', 'two', 'three')]);
    const cli = start(['watch', '--json', ...options]);
    const found = await cli.line((line) => JSON.parse(line).level === 'major_outage');
    expect(JSON.parse(found)).toMatchObject({ service: 'acme', cause: 'provider', sentence: /major outage/ });
    const { code, out, err } = await cli.interrupt();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const line of out.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('at');
    // The folder is free again, with everything in it.
    expect(JSON.parse((await runCli(['status', '--json', ...options])).out)).toMatchObject({
      source: 'live',
    });
  });

  test('ends by itself, without a word, when nobody reads any more', async () => {
    const options = await play([]);
    const cli = start(['watch', ...options]);
    cli.child.stdout?.destroy();
    expect(await cli.ended).toMatchObject({ code: 0, err: '' });
  });
});

test.describe('wait', () => {
  test('returns at once where it is so', async () => {
    const options = await play([]);
    const { code, out } = await runCli(['wait', 'acme', ...options]);
    expect(code).toBe(0);
    expect(out).toContain('● Acme works here.');
  });

  test('waits for another level as well', async () => {
    const options = await play([components('major_outage', 'one', 'two', 'three')]);
    expect((await runCli(['wait', 'Acme', '--for', 'major-outage', ...options])).code).toBe(0);
  });

  test('gives up after the time it was given, and says how things are', async () => {
    const options = await play([components('major_outage', 'one', 'two', 'three')]);
    const { code, err } = await runCli(['wait', 'acme', '--timeout', '2s', ...options]);
    expect(code).toBe(1);
    expect(err).toBe('pilotlight: Acme was not “Operational” within 2 s; it is “Major outage”.\n');
  });

  test('does not take a first failure for well', async () => {
    const options = await play([behaviour('overloaded', ...TARGETS)]);
    expect((await runCli(['wait', 'acme', '--timeout', '2s', ...options])).code).toBe(1);
  });

  test('does not take the last run’s word for how things are now', async () => {
    const { world, options } = await playWorld();
    expect((await runCli(['wait', 'acme', ...options])).code).toBe(0);
    await world.breakDown();
    // What was looked at within the last 5 s is not looked at again.
    await delay(5_500);
    expect((await runCli(['wait', 'acme', '--timeout', '2s', ...options])).code).toBe(1);
  });

  test('knows no stranger', async () => {
    const options = await play([]);
    expect((await runCli(['wait', 'nobody', ...options])).code).toBe(64);
  });
});

/** A client of a running `serve`, let in by the address it printed. */
async function enter(serve: RunningCli) {
  const { url, port } = JSON.parse(await serve.line((line) => line.includes('"url"')));
  const entered = await rawRequest(port, { path: `/${new URL(url).search}` });
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return async (name: string, request: unknown): Promise<unknown> => {
    const headers = { cookie, 'content-type': 'application/json' };
    const body = JSON.stringify(request);
    return JSON.parse((await rawRequest(port, { method: 'POST', path: `/api/${name}`, headers, body })).body);
  };
}

test.describe('beside a running engine', () => {
  test('reads its last state, waits with it, and takes its place', async () => {
    // A page is asked no more often than its host allows: the good news may be a minute away.
    test.setTimeout(180_000);
    const { world, options } = await playWorld();
    await world.breakDown();
    const serve = start(['serve', '--port', '0', '--json', ...options]);
    const call = await enter(serve);
    await call('service.check', { serviceId: null });

    const beside = await runCli(['status', '--json', ...options]);
    expect(beside.code).toBe(1);
    const report = JSON.parse(beside.out);
    expect(report).toMatchObject({ source: 'last', services: [{ level: 'major_outage' }] });
    expect(report.ageMs).toBeLessThan(60_000);
    const text = await runCli(['status', ...options]);
    expect(text.out).toMatch(/Pilotlight is already running on this data folder; it saw this /);
    expect((await runCli(['serve', ...options])).code).toBe(73);
    expect((await runCli(['diagnose', ...options])).code).toBe(0);

    const waiting = start(['wait', 'acme', '--json', ...options]);
    await waiting.line((line) => JSON.parse(line).level === 'major_outage');
    await world.mend();
    await expect
      .poll(
        async () => {
          await call('service.check', { serviceId: null });
          return waiting.child.exitCode;
        },
        { intervals: [2_000], timeout: 120_000 },
      )
      .toBe(0);

    serve.child.kill('SIGKILL');
    await serve.ended;
    expect(JSON.parse((await runCli(['status', '--json', ...options])).out)).toMatchObject({
      source: 'live',
    });
  });

  test('a watch goes on by itself once the other has ended', async () => {
    const { options } = await playWorld();
    const serve = start(['serve', '--port', '0', '--json', ...options]);
    await enter(serve);
    const watch = start(['watch', '--json', ...options]);
    await watch.line((line) => JSON.parse(line).service === 'acme');
    expect((await serve.interrupt()).code).toBe(0);
    // It owns the folder now: nobody else gets it.
    await expect
      .poll(async () => JSON.parse((await runCli(['status', '--json', ...options])).out).source, {
        intervals: [3_000],
        timeout: 40_000,
      })
      .toBe('last');
    expect((await watch.interrupt()).code).toBe(0);
  });
});

test.describe('serve', () => {
  test('prints the address, and says so when the port is taken', async () => {
    const options = await play([]);
    const serve = start(['serve', '--port', '0', ...options]);
    const line = await serve.line((text) => text.startsWith('The dashboard: '));
    const { port } = new URL(line.replace('The dashboard: ', ''));
    const other = await runCli([
      'serve',
      '--port',
      port,
      ...options.slice(0, 2),
      '--data-dir',
      join(folder, 'other'),
    ]);
    expect(other).toMatchObject({
      code: 64,
      err: `pilotlight: Port ${port} is taken. Choose another with --port, or 0 for any free one.\n`,
    });
    expect(await serve.interrupt()).toMatchObject({ code: 0, err: '' });
  });

  test('warns where others can reach it', async () => {
    const options = await play([]);
    const serve = start(['serve', '--host', '0.0.0.0', '--port', '0', ...options]);
    await serve.line((text) => text.startsWith('The dashboard: http://127.0.0.1:'));
    expect((await serve.interrupt()).err).toContain('it travels unencrypted');
  });
});

test.describe('check', () => {
  const pageUrl = (lab: Lab | undefined): string => lab?.urls['acme/page'] ?? '';

  test('finds a status page', async () => {
    const [flag = '', services = ''] = await play([components('degraded_performance', 'three')]);
    const { code, out } = await runCli(['check', pageUrl(labs[0]), flag, services]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^▲ Acme: Degraded\n {2}A status page at https:\/\/127\.0\.0\.1:\d+ \(Statuspage\)\./,
    );
    expect(out).toMatch(/▲ Three {2,}Degraded/);
  });

  test('tries the address itself where there is none, and says what is not there', async () => {
    const [flag = '', services = ''] = await play([]);
    const target = `${labs[0]?.urls['acme/api']}/v1/models`;
    const { code, out } = await runCli(['check', target, '--json', flag, services]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'target', sample: { class: 'ok', code: '401' } });
    expect((await runCli(['check', 'claude'])).code).toBe(64);
  });
});

test.describe('diagnose', () => {
  test('finds nothing wrong on a network that works', async () => {
    const options = await play([components('major_outage', 'one', 'two', 'three')]);
    const { code, out } = await runCli(['diagnose', ...options]);
    expect(code).toBe(0);
    expect(out).toContain('Nothing is wrong on your side.');
  });

  test('finds the network that is gone', async () => {
    const options = await play([{ at: '01:00', kind: 'network', network: { state: 'offline' } }]);
    const { code, out } = await runCli(['diagnose', '--json', ...options]);
    expect(code).toBe(2);
    expect(JSON.parse(out).steps[0]).toMatchObject({ id: 'network', outcome: 'bad' });
  });
});

test('leaves nothing of the machine’s user touched', async () => {
  const options = await play([]);
  await runCli(['status', ...options.slice(0, 2), '--data-dir', join(folder, 'own')], { HOME: folder });
  expect(existsSync(join(folder, '.config'))).toBe(false);
  expect(readdirSync(join(folder, 'own')).sort()).toEqual([
    'engine.lock',
    'history.db',
    'notes.db',
    'pilotlight.log',
  ]);
});
