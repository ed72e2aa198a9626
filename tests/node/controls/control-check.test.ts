import type { RequestListener } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { createControlCheck } from '../../../src/node/controls/control-check.ts';
import { DEFAULT_CONTROLS } from '../../../src/node/controls/default-controls.ts';
import type { NetworkOptions } from '../../../src/node/http/network.ts';
import { type Controls, ControlsSchema } from '../../../src/shared/service.ts';
import { findClosedPort, serveHttp, serveTcp } from '../../support/loopback-servers.ts';
import { serveProxy } from '../../support/proxy-server.ts';
import { createManualClock, createTestNetwork, noAbort } from '../../support/test-network.ts';
import { createTestAuthority, type ServerIdentity, type TestAuthority } from '../../support/tls.ts';

let authority: TestAuthority;
let identity: ServerIdentity;
beforeAll(async () => {
  authority = await createTestAuthority();
  identity = await authority.issue(['one.test', 'two.test']);
});

const empty: RequestListener = (_request, response) => response.writeHead(204).end();
const signInPage: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<form>');
};

async function check(
  controls: Partial<Controls>,
  options: Partial<NetworkOptions> & { readonly signal?: AbortSignal } = {},
) {
  const { signal = noAbort(), ...network } = options;
  const run = createControlCheck(createTestNetwork({ extraCaPem: authority.caPem, ...network }), {
    hosts: [`https://one.test:${await findClosedPort()}/`],
    captiveCheckUrl: null,
    literal: null,
    ...controls,
  });
  return await run(signal);
}

const SERVED = { stage: null, code: null };

describe('control hosts', () => {
  it('are fine with any answer behind a certificate that holds', async () => {
    const good = await serveHttp((_request, response) => response.writeHead(500).end(), identity);
    const stranger = await createTestAuthority('Somebody else');
    const intercepted = await serveHttp(empty, await stranger.issue(['two.test']));
    const closed = await findClosedPort();
    const reading = await check({
      hosts: [
        `https://one.test:${good.port}/`,
        `https://two.test:${intercepted.port}/`,
        `https://two.test:${closed}/`,
      ],
    });
    expect(reading.hosts).toMatchObject([
      { host: `one.test:${good.port}`, ok: true, ...SERVED },
      {
        host: `two.test:${intercepted.port}`,
        ok: false,
        stage: 'tls',
        code: expect.stringMatching(/^UNABLE_TO_/),
      },
      { host: `two.test:${closed}`, ok: false, stage: 'tcp', code: 'ECONNREFUSED' },
    ]);
    expect(reading).toMatchObject({ captive: 'unchecked', literalOk: null });
  });

  it('tell how long they took to be reached, and how far this clock is off: by the middle one of them', async () => {
    const at = (ms: number, headers: Readonly<Record<string, string>> = {}) =>
      serveHttp((_request, response) => {
        response.writeHead(204, { date: new Date(ms).toUTCString(), ...headers }).end();
      }, identity);
    const now = Date.now();
    const [right, cached, odd] = await Promise.all([
      at(now - 2 * 3_600_000),
      at(now - 4 * 3_600_000, { age: '7200' }),
      at(now + 9 * 3_600_000),
    ]);
    const reading = await check({
      hosts: [right, cached, odd].map(({ port }) => `https://one.test:${port}/`),
    });
    expect(Math.round((reading.clockAheadMs ?? 0) / 60_000)).toBe(120);
    expect(reading.hosts.map(({ connectMs }) => typeof connectMs)).toEqual(['number', 'number', 'number']);
    expect(reading.hosts.map(({ isIpv6Broken }) => isIpv6Broken)).toEqual([false, false, false]);
  });

  it('say nothing about the clock where none of them answers', async () => {
    expect(await check({})).toMatchObject({ clockAheadMs: null });
  });

  it('are asked all at once', async () => {
    const pending: (() => void)[] = [];
    const server = await serveHttp((request, response) => {
      pending.push(() => empty(request, response));
      if (pending.length === 2) for (const answer of pending) answer();
    }, identity);
    const reading = await check({
      hosts: [`https://one.test:${server.port}/`, `https://two.test:${server.port}/`],
    });
    expect(reading.hosts.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('that never answer fail with the deadline', async () => {
    const clock = createManualClock();
    const server = await serveHttp(() => clock.strike(), identity);
    const reading = await check({ hosts: [`https://one.test:${server.port}/`] }, { clock });
    expect(reading.hosts).toMatchObject([{ ok: false, stage: 'http', code: 'ETIMEDOUT' }]);
    await server.allClosed();
  });
});

describe('the captive check', () => {
  it('is clear with a bare 204, asked past every cache', async () => {
    const urls: (string | undefined)[] = [];
    const server = await serveHttp((request, response) => {
      urls.push(request.url);
      response.writeHead(204).end();
    });
    const reading = await check({ captiveCheckUrl: `http://one.test:${server.port}/generate_204` });
    expect(reading.captive).toBe('clear');
    expect(urls).toEqual([expect.stringMatching(/^\/generate_204\?t=\d+$/)]);
  });

  it.each<[string, RequestListener]>([
    ['a page', signInPage],
    [
      'a redirect',
      (_request, response) => response.writeHead(302, { location: 'https://portal.test/' }).end(),
    ],
    ['511', (_request, response) => response.writeHead(511).end()],
    ['200 with nothing', (_request, response) => response.end()],
  ])('finds a portal behind %s', async (_what, handler) => {
    const server = await serveHttp(handler);
    const reading = await check({ captiveCheckUrl: `http://one.test:${server.port}/` });
    expect(reading.captive).toBe('portal');
  });

  it('calls it filtered, not captive, where TLS comes through', async () => {
    const portal = await serveHttp(signInPage);
    const host = await serveHttp(empty, identity);
    const reading = await check({
      hosts: [`https://one.test:${host.port}/`],
      captiveCheckUrl: `http://one.test:${portal.port}/`,
    });
    expect(reading.captive).toBe('clear');
  });

  it('does not take a control over plain HTTP for proof of that', async () => {
    const portal = await serveHttp(signInPage);
    const reading = await check({
      hosts: [`http://one.test:${portal.port}/`],
      captiveCheckUrl: `http://one.test:${portal.port}/`,
    });
    expect(reading.hosts).toMatchObject([{ ok: true }]);
    expect(reading.captive).toBe('portal');
  });

  it('says so where nobody answers', async () => {
    const reading = await check({ captiveCheckUrl: `http://one.test:${await findClosedPort()}/` });
    expect(reading.captive).toBe('unreachable');
  });
});

describe('the literal address', () => {
  it('takes a connection or does not, whatever names do', async () => {
    const server = await serveTcp((socket) => socket.resume());
    const resolveHost = () => Promise.reject(Object.assign(new Error('down'), { code: 'EAI_AGAIN' }));
    const reading = await check({ literal: { address: '127.0.0.1', port: server.port } }, { resolveHost });
    expect(reading.hosts).toMatchObject([{ ok: false, stage: 'dns', code: 'EAI_AGAIN' }]);
    expect(reading.literalOk).toBe(true);
    await server.allClosed();
    const closed = await check({ literal: { address: '127.0.0.1', port: await findClosedPort() } });
    expect(closed.literalOk).toBe(false);
    const noAddress = await check({ literal: { address: 'one.test', port: 1 } });
    expect(noAddress.literalOk).toBeNull();
  });

  it('is not asked behind a proxy, where it would say nothing', async () => {
    const proxy = await serveProxy('407 Proxy Authentication Required');
    const resolveProxy = () => Promise.resolve(`http://127.0.0.1:${proxy.port}`);
    const reading = await check({ literal: { address: '192.0.2.1', port: 443 } }, { resolveProxy });
    expect(reading).toMatchObject({ literalOk: null, hosts: [{ ok: false, stage: 'proxy', code: '407' }] });
  });
});

it('ends at once when the caller gives up', async () => {
  const controller = new AbortController();
  const server = await serveHttp(() => controller.abort(), identity);
  const silent = await serveTcp((socket) => socket.resume());
  const reading = await check(
    {
      hosts: [`https://one.test:${server.port}/`],
      captiveCheckUrl: `http://one.test:${silent.port}/`,
    },
    { signal: controller.signal },
  );
  expect(reading).toMatchObject({
    hosts: [{ ok: false, stage: null, code: 'aborted' }],
    captive: 'unchecked',
  });
  await silent.allClosed();
});

it('asks three different owners by default', () => {
  const controls = ControlsSchema.parse(DEFAULT_CONTROLS);
  const owners = new Set(controls.hosts.map((url) => new URL(url).hostname.split('.').slice(-2).join('.')));
  expect(owners.size).toBe(3);
  expect(controls.hosts.every((url) => url.startsWith('https://'))).toBe(true);
  expect(controls.captiveCheckUrl).toMatch(/^http:\/\//);
});
