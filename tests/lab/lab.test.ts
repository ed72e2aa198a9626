import { get } from 'node:https';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { ServicesFileSchema } from '../../src/shared/service.ts';
import { type CallOptions, call } from './call.ts';
import { createDial, readShipped, toScenario } from './scenarios.ts';

const labs: Lab[] = [];

afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});

/** A lab whose clock stands where the test puts it. */
async function start(
  timeline: readonly unknown[],
  options: { tls?: boolean; page?: Record<string, unknown> } = {},
) {
  const dial = createDial();
  const scenario = toScenario(timeline, options.page);
  const lab = await startLab({ scenario, clock: dial.clock, tls: options.tls ?? true });
  labs.push(lab);
  const ask = (host: string, path = '/', more: Partial<CallOptions> = {}) =>
    call(`${lab.urls[host]}${path}`, { caPem: lab.caPem, ...more });
  const turnTo = async (offsetMs: number) => {
    dial.turnTo(offsetMs);
    await lab.sync();
  };
  return { lab, ask, turnTo };
}

const SUMMARY = '/api/v2/summary.json';
const on = (host: string, behaviour: unknown, at = '00:00') => ({
  at,
  kind: 'behaviour',
  hosts: [host],
  behaviour,
});
const network = (at: string, state: unknown) => ({ at, kind: 'network', network: state });

describe('a healthy lab', () => {
  it('answers like the real hosts: the API asks for a key, controls say nothing, the page has a summary', async () => {
    const { ask } = await start([]);
    const api = await ask('acme/api', '/v1/models');
    expect(api).toMatchObject({
      ok: true,
      status: 401,
      headers: { 'content-type': expect.stringContaining('json') },
    });
    expect(api.ok && api.headers['request-id']).toMatch(/^req_/);
    expect(api.ok && JSON.parse(api.body)).toMatchObject({
      type: 'error',
      error: { type: 'authentication_error' },
    });
    expect(await ask('acme/web')).toMatchObject({ ok: true, status: 200 });
    expect(await ask('control/2')).toMatchObject({ ok: true, status: 204, body: '' });
    expect(await ask('control/captive', '/generate_204')).toMatchObject({ ok: true, status: 204 });
    const page = await ask('acme/page', SUMMARY);
    expect(page.ok && JSON.parse(page.body)).toMatchObject({
      page: { id: 'acmepage0001' },
      status: { indicator: 'none' },
    });
  });

  it('serves the captive-portal check over plain HTTP and all else over TLS', async () => {
    const { lab } = await start([]);
    const plain = Object.entries(lab.urls).filter(([, url]) => url.startsWith('http:'));
    expect(plain.map(([name]) => name)).toEqual(['control/captive']);
  });

  it('speaks plain HTTP throughout when asked to', async () => {
    const { lab, ask } = await start([], { tls: false });
    expect(lab.caPem).toBeNull();
    expect(await ask('acme/page', SUMMARY)).toMatchObject({ ok: true, status: 200 });
  });

  it('has no certificate to be wrong over plain HTTP', async () => {
    const { ask } = await start([on('acme/api', { kind: 'bad_certificate' })], { tls: false });
    expect(await ask('acme/api')).toMatchObject({ ok: true, status: 401 });
  });

  it('is trusted through its own authority only', async () => {
    const { ask } = await start([]);
    expect(await ask('acme/api', '/', { caPem: null })).toMatchObject({
      ok: false,
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('writes a services file the schema accepts unchanged, with every address reachable', async () => {
    const { lab } = await start([]);
    expect(ServicesFileSchema.parse(JSON.parse(JSON.stringify(lab.servicesFile)))).toEqual(lab.servicesFile);
    const [service] = lab.servicesFile.services;
    expect(service?.components).toEqual([
      { id: 'one', name: 'One', group: 'Everything' },
      { id: 'two', name: 'Two', group: 'Everything' },
      { id: 'three', name: 'Three', group: null },
    ]);
    expect(service?.page?.mirrors).toEqual([lab.urls['acme/mirror']]);
    for (const target of service?.targets ?? []) {
      const answer = await call(target.url, { caPem: lab.caPem });
      expect(answer.ok && (answer.status === 200 || target.aliveStatuses.includes(answer.status))).toBe(true);
    }
  });
});

describe('a page', () => {
  const incident = {
    at: '01:00',
    kind: 'incident',
    id: 'a',
    name: 'A',
    impact: 'major',
    status: 'investigating',
    body: 'Words.',
    components: { one: 'major_outage' },
  };

  it('answers 304 to who has read it, and the whole again once it changed', async () => {
    const { ask, turnTo } = await start([incident]);
    const first = await ask('acme/page', SUMMARY);
    const etag = first.ok ? String(first.headers.etag) : '';
    expect(first).toMatchObject({
      ok: true,
      status: 200,
      headers: {
        'cache-control': expect.stringContaining('max-age=10'),
        'last-modified': expect.any(String),
      },
    });
    const known = { headers: { 'if-none-match': etag } };
    await turnTo(59_000);
    expect(await ask('acme/page', SUMMARY, known)).toMatchObject({ ok: true, status: 304, body: '' });
    expect(await ask('acme/mirror', SUMMARY, known)).toMatchObject({ ok: true, status: 304 });
    await turnTo(60_000);
    const second = await ask('acme/page', SUMMARY, known);
    expect(second.ok && second.status).toBe(200);
    expect(second.ok && second.headers.etag).not.toBe(etag);
  });

  it('is the same on its mirror', async () => {
    const { ask, turnTo } = await start([incident]);
    await turnTo(90_000);
    const [page, mirror] = await Promise.all([ask('acme/page', SUMMARY), ask('acme/mirror', SUMMARY)]);
    expect(page.ok && page.body).toBe(mirror.ok && mirror.body);
  });

  it.each(['status', 'components', 'incidents', 'incidents/unresolved', 'scheduled-maintenances'])(
    'has %s.json',
    async (name) => {
      const { ask } = await start([incident]);
      expect(await ask('acme/page', `/api/v2/${name}.json`)).toMatchObject({ ok: true, status: 200 });
    },
  );

  it('answers HTML with 404 to unknown paths, and on incident.io to the list of unresolved incidents', async () => {
    const missing = { ok: true, status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } };
    const { ask } = await start([incident]);
    expect(await ask('acme/page', '/api/v2/nothing.json')).toMatchObject(missing);
    const other = await start([incident], { page: { variant: 'incidentio' } });
    expect(await other.ask('acme/page', '/api/v2/incidents/unresolved.json')).toMatchObject(missing);
    expect(await other.ask('acme/page', SUMMARY)).toMatchObject({ ok: true, status: 200 });
  });
});

describe('a host in trouble', () => {
  const json = (type: string) => expect.stringContaining(`"type":"${type}"`);

  it.each([
    [{ kind: 'overloaded' }, { status: 529, body: json('overloaded_error') }],
    [{ kind: 'server_error' }, { status: 500, body: json('api_error') }],
    [
      { kind: 'server_error', status: 502 },
      { status: 502, headers: { server: 'cloudflare' } },
    ],
    [
      { kind: 'rate_limited', retryAfterSeconds: 7 },
      { status: 429, headers: { 'retry-after': '7' }, body: json('rate_limit_error') },
    ],
    [{ kind: 'walled' }, { status: 403, headers: { 'cf-mitigated': 'challenge' } }],
    [{ kind: 'html' }, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } }],
    [{ kind: 'redirect_loop' }, { status: 302, headers: { location: '/v1/models' } }],
    [{ kind: 'portal' }, { status: 302, headers: { location: expect.stringContaining('sign-in') } }],
  ])('%j answers as it should', async (behaviour, expected) => {
    const { ask } = await start([on('acme/api', behaviour)]);
    expect(await ask('acme/api', '/v1/models')).toMatchObject({ ok: true, complete: true, ...expected });
  });

  it.each([
    [{ kind: 'reset' }, 'ECONNRESET'],
    [{ kind: 'refuse' }, 'ECONNREFUSED'],
    [{ kind: 'bad_certificate', fault: 'wrong_host' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [{ kind: 'bad_certificate', fault: 'unknown_authority' }, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    [{ kind: 'bad_certificate', fault: 'expired' }, 'CERT_HAS_EXPIRED'],
  ])('%j fails as it should', async (behaviour, code) => {
    const { ask } = await start([on('acme/api', behaviour)]);
    expect(await ask('acme/api')).toEqual({ ok: false, code });
    expect(await ask('control/1')).toMatchObject({ ok: true, status: 204 });
  });

  it('resets connections rather than ending them', async () => {
    const { lab } = await start([on('acme/api', { kind: 'reset' })]);
    const ended = await new Promise((resolve) => {
      connect(Number(new URL(lab.urls['acme/api'] ?? '').port), '127.0.0.1')
        .on('end', () => resolve('end'))
        .on('error', (error: Error & { code?: string }) => resolve(error.code));
    });
    expect(ended).toBe('ECONNRESET');
  });

  it('hands callers who do not mind a wrong certificate the page of somebody else', async () => {
    const { lab } = await start([on('acme/api', { kind: 'bad_certificate' })]);
    const answer = await call(`${lab.urls['acme/api']}/`, { caPem: null, trustsAnyone: true });
    expect(answer).toMatchObject({
      ok: true,
      status: 200,
      body: expect.stringContaining('Somebody in between'),
    });
  });

  it.each(['connect', 'response'])('never answers while it hangs at %s', async (phase) => {
    const { lab, ask } = await start([on('acme/api', { kind: 'hang', phase })]);
    expect(await ask('acme/api', '/v1/models', { patienceMs: 300 })).toEqual({ ok: false, code: 'GAVE_UP' });
    expect(lab.requests()['acme/api']).toEqual(
      phase === 'connect' ? { '(connection)': 1 } : { '/v1/models': 1 },
    );
  });

  it('answers right, but late, while slow', async () => {
    const { ask } = await start([on('acme/api', { kind: 'slow', delayMs: 400 })]);
    expect(await ask('acme/api', '/', { patienceMs: 150 })).toEqual({ ok: false, code: 'GAVE_UP' });
    expect(await ask('acme/api')).toMatchObject({ ok: true, status: 401 });
  });

  it('ends its JSON half way, with an honest length or without', async () => {
    const { ask, turnTo } = await start([
      on('acme/page', { kind: 'truncated' }),
      on('acme/page', { kind: 'cut' }, '01:00'),
    ]);
    const truncated = await ask('acme/page', SUMMARY);
    expect(truncated).toMatchObject({ ok: true, status: 200, complete: true });
    expect(() => JSON.parse(truncated.ok ? truncated.body : '{}')).toThrow(SyntaxError);
    await turnTo(60_000);
    expect(await ask('acme/page', SUMMARY)).toMatchObject({ ok: true, status: 200, complete: false });
  });

  it('sends as much as it says, plain or packed, and bears being hung up on', async () => {
    const bytes = 3_000_000;
    const { lab, ask, turnTo } = await start([
      on('acme/page', { kind: 'huge', bytes }),
      on('acme/page', { kind: 'huge', bytes, gzip: true }, '01:00'),
      on('acme/page', { kind: 'huge' }, '02:00'),
    ]);
    const plain = await ask('acme/page', SUMMARY);
    expect(plain.ok && String(JSON.parse(plain.body)).length).toBe(bytes - 2);
    await turnTo(60_000);
    const packed = await readRaw(`${lab.urls['acme/page']}${SUMMARY}`, lab.caPem);
    expect(packed.length).toBeLessThan(bytes / 100);
    expect(gunzipSync(packed).length).toBe(bytes);
    await turnTo(120_000);
    const endless = await ask('acme/page', SUMMARY, { maxBytes: 1_000_000 });
    expect(endless).toMatchObject({ ok: true, headers: { 'content-length': '100000000' } });
    expect(await ask('acme/mirror', SUMMARY)).toMatchObject({ ok: true, status: 200 });
  });

  it('spoils the share of requests it is told to, the same ones every time', async () => {
    const run = async () => {
      const { ask } = await start([on('acme/api', { kind: 'overloaded', share: 0.5 })], { tls: false });
      const statuses: number[] = [];
      for (let n = 0; n < 40; n += 1) {
        const answer = await ask('acme/api');
        statuses.push(answer.ok ? answer.status : 0);
      }
      return statuses;
    };
    const first = await run();
    const failed = first.filter((status) => status === 529).length;
    expect(failed).toBeGreaterThan(10);
    expect(failed).toBeLessThan(30);
    expect(await run()).toEqual(first);
  });

  it('spoils a share of connections too', async () => {
    const { ask } = await start([on('acme/api', { kind: 'reset', share: 0.5 })]);
    const seen = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      const answer = await ask('acme/api');
      seen.add(answer.ok ? String(answer.status) : answer.code);
    }
    expect(seen).toEqual(new Set(['401', 'ECONNRESET']));
  });
});

function readRaw(url: string, caPem: string | null): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, ...(caPem === null ? {} : { ca: caPem }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });
}

describe('the network going wrong', () => {
  const everywhere = [
    'acme/page',
    'acme/mirror',
    'acme/api',
    'acme/web',
    'control/1',
    'control/2',
    'control/3',
    'control/captive',
  ];

  async function askAll(ask: Awaited<ReturnType<typeof start>>['ask'], patienceMs = 8_000) {
    const results = await Promise.all(everywhere.map((host) => ask(host, '/', { patienceMs })));
    return results.map((result) => (result.ok ? result.status : result.code));
  }

  it('refuses everything while offline, on the same ports again afterwards', async () => {
    const { ask, turnTo } = await start([
      network('01:00', { state: 'offline' }),
      network('02:00', { state: 'online' }),
    ]);
    const healthy = [200, 200, 401, 200, 204, 204, 204, 204];
    expect(await askAll(ask)).toEqual(healthy);
    await turnTo(60_000);
    expect(await askAll(ask)).toEqual(everywhere.map(() => 'ECONNREFUSED'));
    await turnTo(120_000);
    expect(await askAll(ask)).toEqual(healthy);
  });

  it('swallows everything while silent, before a word is said', async () => {
    const { lab, ask } = await start([network('00:00', { state: 'silent' })]);
    expect(await askAll(ask, 400)).toEqual(everywhere.map(() => 'GAVE_UP'));
    expect(lab.requests()).toEqual(
      Object.fromEntries(everywhere.map((host) => [host, { '(connection)': 1 }])),
    );
  });

  it('wants a sign-in: the check is redirected, TLS refused or intercepted', async () => {
    const { ask, turnTo } = await start([
      network('00:00', { state: 'captive' }),
      network('01:00', { state: 'captive', tls: 'intercept' }),
    ]);
    expect(await askAll(ask)).toEqual([...everywhere.slice(1).map(() => 'ECONNREFUSED'), 302]);
    await turnTo(60_000);
    expect(await askAll(ask)).toEqual([
      ...everywhere.slice(1).map(() => 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      302,
    ]);
  });

  it('intercepts TLS only while a proxy sits in between', async () => {
    const { ask } = await start([network('00:00', { state: 'intercepted' })]);
    expect(await askAll(ask)).toEqual([
      ...everywhere.slice(1).map(() => 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      204,
    ]);
  });

  it('cuts connections that are under way when it goes', async () => {
    const { ask, turnTo } = await start([
      on('acme/api', { kind: 'hang' }),
      network('01:00', { state: 'offline' }),
    ]);
    const pending = ask('acme/api');
    await expect.poll(() => labs[0]?.requests()['acme/api'], { timeout: 10_000 }).toBeDefined();
    await turnTo(60_000);
    expect(await pending).toEqual({ ok: false, code: 'ECONNRESET' });
  });
});

describe('the lab itself', () => {
  it('opens and closes ports on its own as time passes', async () => {
    const scenario = toScenario([
      network('01:00', { state: 'offline' }),
      network('02:00', { state: 'online' }),
    ]);
    const dial = createDial();
    const lab = await startLab({ scenario, clock: dial.clock, speed: 1_000, tls: false });
    labs.push(lab);
    const control = async () => {
      const answer = await call(`${lab.urls['control/1']}/`, { caPem: null });
      return answer.ok ? 'up' : answer.code;
    };
    const patience = { interval: 20, timeout: 10_000 };
    expect(await control()).toBe('up');
    dial.turnTo(60_000);
    await expect.poll(control, patience).toBe('ECONNREFUSED');
    dial.turnTo(120_000);
    await expect.poll(control, patience).toBe('up');
  });

  it('tells the time of its own clock where that runs faster than the computer’s', async () => {
    const dial = createDial();
    const askedFor = async (speed: number): Promise<string | null> => {
      const lab = await startLab({ scenario: toScenario([]), clock: dial.clock, speed, tls: false });
      labs.push(lab);
      return (await fetch(`${lab.urls['control/1']}/`)).headers.get('date');
    };
    dial.turnTo(90 * 60_000);
    expect(await askedFor(60)).toBe(new Date(dial.clock.wallMs()).toUTCString());
    expect(await askedFor(1)).not.toBe(new Date(dial.clock.wallMs()).toUTCString());
  });

  it('counts calls by host and endpoint, and keeps them with their scenario time', async () => {
    const { lab, ask, turnTo } = await start([on('acme/api', { kind: 'overloaded' }, '01:00')]);
    await ask('acme/page', `${SUMMARY}?x=1`);
    await turnTo(60_000);
    await ask('acme/api', '/v1/models');
    await ask('acme/api', '/v1/models');
    expect(lab.requests()).toEqual({ 'acme/page': { [SUMMARY]: 1 }, 'acme/api': { '/v1/models': 2 } });
    expect(lab.calls()).toEqual([
      { at: 0, host: 'acme/page', endpoint: SUMMARY, got: 'normal' },
      { at: 60_000, host: 'acme/api', endpoint: '/v1/models', got: 'overloaded' },
      { at: 60_000, host: 'acme/api', endpoint: '/v1/models', got: 'overloaded' },
    ]);
  });

  it('tells the story in moments, without what happened before', async () => {
    const lab = await startLab({ scenario: await readShipped('2026-04-28-major.json'), tls: false });
    labs.push(lab);
    expect(lab.moments.map(({ at }) => at)).toEqual(
      lab.moments.map(({ at }) => at).toSorted((a, b) => a - b),
    );
    expect(lab.moments[0]).toMatchObject({ at: 600_000, text: 'claude/api answers 529, overloaded.' });
  });

  it('frees every port on close, with calls under way, and can be closed twice', async () => {
    const { lab, ask } = await start([
      on('acme/api', { kind: 'hang' }),
      on('acme/web', { kind: 'hang', phase: 'connect' }),
    ]);
    const pending = [ask('acme/api'), ask('acme/web')];
    await expect.poll(() => Object.keys(lab.requests()).length, { timeout: 10_000 }).toBe(2);
    await lab.close();
    await lab.close();
    expect((await Promise.all(pending)).map((result) => result.ok)).toEqual([false, false]);
    for (const url of Object.values(lab.urls)) {
      const refused = await new Promise((resolve) => {
        connect(Number(new URL(url).port), '127.0.0.1')
          .on('connect', () => resolve('connected'))
          .on('error', (error: Error & { code?: string }) => resolve(error.code));
      });
      expect(refused).toBe('ECONNREFUSED');
    }
  });
});
