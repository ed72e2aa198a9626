import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Dispatch } from '../../../src/core/handlers.ts';
import type { SnapshotSource } from '../../../src/headless/server/event-streams.ts';
import { type DashboardServer, startServer } from '../../../src/headless/server/server.ts';
import { CONTENT_POLICY, listRendererFiles } from '../../../src/node/renderer-files.ts';
import { USUAL_REQUEST_BYTES } from '../../../src/shared/contract.ts';
import { ok } from '../../../src/shared/result.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { openEvents } from '../../support/event-reader.ts';
import { rawBytes, rawRequest } from '../../support/raw-http.ts';
import { someSnapshot } from '../../support/snapshots.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Snapshots pushed by hand. */
function createSource(): SnapshotSource & { readonly push: (parts: Partial<Snapshot>) => void } {
  let current = someSnapshot();
  const listeners = new Set<(snapshot: Snapshot) => void>();
  return {
    snapshot: () => current,
    onSnapshot: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    push: (parts) => {
      current = someSnapshot({ revision: current.revision + 1, ...parts });
      for (const listener of listeners) listener(current);
    },
  };
}

function createRenderer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-renderer-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'out/assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'not for you');
  writeFileSync(join(folder, 'out/index.html'), '<!doctype html><title>Dashboard</title>');
  writeFileSync(join(folder, 'out/assets/app-1a2b.js'), 'export {};');
  return join(folder, 'out');
}

interface Started {
  readonly server: DashboardServer;
  readonly source: ReturnType<typeof createSource>;
  readonly calls: (readonly [string, unknown])[];
  /** The headers of the page itself: its host, its origin, its cookie. */
  readonly own: { readonly cookie: string; readonly origin: string };
}

async function start(dispatch?: Dispatch, rendererDir = createRenderer()): Promise<Started> {
  const calls: [string, unknown][] = [];
  const source = createSource();
  const started = await startServer({
    host: '127.0.0.1',
    port: 0,
    source,
    files: listRendererFiles(rendererDir),
    log: silent,
    dispatch:
      dispatch ??
      ((name, request) => {
        calls.push([name, request]);
        return Promise.resolve(ok({ name }));
      }),
  });
  if (!started.ok) throw new Error(started.error.message);
  const server = started.value;
  closers.push(() => server.close());
  const entered = await rawRequest(server.port, {
    path: new URL(server.url).pathname + new URL(server.url).search,
  });
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { server, source, calls, own: { cookie, origin: `http://127.0.0.1:${server.port}` } };
}

/** How the server answers an address with a token or a ticket. */
async function enter({ port }: DashboardServer, url: string): Promise<number> {
  return (await rawRequest(port, { path: `/${new URL(url).search}` })).status;
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the way in', () => {
  it('turns the token of the first address into a cookie and forgets it from the address', async () => {
    const { server } = await start();
    const { search } = new URL(server.url);
    const { status, headers } = await rawRequest(server.port, { path: `/${search}` });
    expect({ status, location: headers.location, cache: headers['cache-control'] }).toEqual({
      status: 303,
      location: '/',
      cache: 'no-store',
    });
    expect(headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^pilotlight-${server.port}=[\\w-]{32}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  it('tells a window that is of an earlier start what to do', async () => {
    const { server, own } = await start();
    const path = '/api/notes.save';
    const cookie = own.cookie.replace(/=.*$/, '=of-an-earlier-start');
    const headers = { ...JSON_TYPE, origin: own.origin, cookie };
    const answer = await rawRequest(server.port, { method: 'POST', path, headers, body: '{}' });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      401,
      {
        error: {
          code: 'refused',
          message: expect.stringMatching(/open the address that Pilotlight printed/),
        },
      },
    ]);
  });

  it('takes a ticket once, and the token always', async () => {
    const { server } = await start();
    const [first, second] = [server.ticketUrl(), server.ticketUrl()];
    expect([await enter(server, first), await enter(server, first)]).toEqual([303, 401]);
    expect([
      await enter(server, second),
      await enter(server, server.url),
      await enter(server, server.url),
    ]).toEqual([303, 303, 303]);
  });

  it('keeps no more tickets than may be under way', async () => {
    const { server } = await start();
    const oldest = server.ticketUrl();
    const others = Array.from({ length: 8 }, () => server.ticketUrl());
    expect(await enter(server, oldest)).toBe(401);
    expect(await enter(server, others[0] ?? '')).toBe(303);
  });

  it.each([
    ['a page', { path: '/', headers: { accept: 'text/html' } }],
    ['a file', { path: '/assets/app-1a2b.js' }],
    ['a call', { path: '/api/snapshot.get', method: 'POST', headers: JSON_TYPE, body: '{}' }],
    ['the events', { path: '/events' }],
    ['a wrong token', { path: '/?token=wrong' }],
    ['an empty token', { path: '/?token=' }],
    ['a token elsewhere than on the front page', { path: '/index.html?token=TOKEN' }],
  ])('keeps %s from those without the token', async (_, request) => {
    const { server, calls } = await start();
    const token = new URL(server.url).searchParams.get('token') ?? '';
    const answer = await rawRequest(server.port, { ...request, path: request.path.replace('TOKEN', token) });
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('tells people what to do and programs in JSON', async () => {
    const { server } = await start();
    const page = await rawRequest(server.port, { headers: { accept: 'text/html' } });
    expect(page.body).toContain('Open the address that Pilotlight printed');
    const data = await rawRequest(server.port, { path: '/events' });
    expect(JSON.parse(data.body)).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('answers to its own names alone, even with the token', async () => {
    const { server, own } = await start();
    const { search } = new URL(server.url);
    const rebound = await rawRequest(server.port, { headers: { ...own, host: 'evil.example' } });
    const entered = await rawRequest(server.port, { path: `/${search}`, headers: { host: 'evil.example' } });
    expect([rebound.status, entered.status]).toEqual([403, 403]);
    expect(entered.headers['set-cookie']).toBeUndefined();
  });

  it('refuses calls that another site asked for', async () => {
    const { server, own, calls } = await start();
    const path = '/api/service.check';
    const headers = { ...own, ...JSON_TYPE };
    const ask = (more: Record<string, string>) =>
      rawRequest(server.port, { path, method: 'POST', headers: { ...headers, ...more }, body: '{}' });
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({ origin: `http://127.0.0.1:${server.port + 1}` })).status).toBe(403);
    expect(calls).toEqual([]);
    expect((await ask({})).status).toBe(200);
  });

  it('never allows another origin to read', async () => {
    const { server, own } = await start();
    const preflight = await rawRequest(server.port, {
      path: '/api/snapshot.get',
      method: 'OPTIONS',
      headers: { ...own, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('calls', () => {
  it('hands name and request on and answers what became of it', async () => {
    const { server, own, calls } = await start();
    const headers = { ...own, 'content-type': 'application/json; charset=utf-8' };
    const answer = await rawRequest(server.port, {
      path: '/api/service.check',
      method: 'POST',
      headers,
      body: '{"serviceId":null}',
    });
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { name: 'service.check' } });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(calls).toEqual([['service.check', { serviceId: null }]]);
  });

  it.each([
    ['another method', { method: 'GET' }, 405],
    ['a form', { method: 'POST', type: 'application/x-www-form-urlencoded', body: 'a=1' }, 415],
    ['plain text', { method: 'POST', type: 'text/plain', body: '{}' }, 415],
    ['a look-alike type', { method: 'POST', type: 'application/json-seq', body: '{}' }, 415],
    ['no JSON', { method: 'POST', type: 'application/json', body: '{"a":' }, 400],
    ['nothing', { method: 'POST', type: 'application/json', body: '' }, 400],
    [
      'too much',
      { method: 'POST', type: 'application/json', body: `"${'x'.repeat(USUAL_REQUEST_BYTES)}"` },
      413,
    ],
  ])(
    'refuses %s',
    async (_, { method, type, body }: { method: string; type?: string; body?: string }, status) => {
      const { server, own, calls } = await start();
      const headers = { ...own, ...(type === undefined ? {} : { 'content-type': type }) };
      const answer = await rawRequest(server.port, {
        path: '/api/snapshot.get',
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'invalid' } });
      expect(calls).toEqual([]);
    },
  );

  it('takes a note of a mebibyte, whose call may be that long', async () => {
    const { server, own } = await start();
    const body = JSON.stringify({ text: 'x'.repeat(1_048_576) });
    const send = (name: string) =>
      rawRequest(server.port, {
        path: `/api/${name}`,
        method: 'POST',
        headers: { ...own, 'content-type': 'application/json' },
        body,
      });
    expect((await send('notes.save')).status).toBe(200);
    expect((await send('notes.get')).status).toBe(413);
    expect((await send('constructor')).status).toBe(413);
  });

  it('counts a body without a length while it comes in, and hangs up', async () => {
    const { server, own, calls } = await start();
    const chunk = `${(16_384).toString(16)}\r\n${'x'.repeat(16_384)}\r\n`;
    const answer = await rawBytes(
      server.port,
      [
        'POST /api/snapshot.get HTTP/1.1',
        `host: 127.0.0.1:${server.port}`,
        `cookie: ${own.cookie}`,
        'content-type: application/json',
        'transfer-encoding: chunked',
        '',
        chunk.repeat(5),
      ].join('\r\n'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(calls).toEqual([]);
  });

  it('survives a handler that throws, and says no more than that', async () => {
    const { server, own } = await start(() => Promise.reject(new Error('secret detail')));
    const ask = () =>
      rawRequest(server.port, {
        path: '/api/x',
        method: 'POST',
        headers: { ...own, ...JSON_TYPE },
        body: '{}',
      });
    const answer = await ask();
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(answer.body).not.toContain('secret');
    expect((await ask()).status).toBe(500);
  });
});

describe('files', () => {
  it('serves the dashboard with its policy', async () => {
    const { server, own } = await start();
    const { status, headers, body } = await rawRequest(server.port, { headers: own });
    expect({ status, body }).toEqual({ status: 200, body: '<!doctype html><title>Dashboard</title>' });
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(CONTENT_POLICY).toMatch(/^default-src 'none'; script-src 'self'; /);
  });

  it('lets a browser keep what carries a hash in its name', async () => {
    const { server, own } = await start();
    const { headers } = await rawRequest(server.port, { path: '/assets/app-1a2b.js', headers: own });
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['content-type']).toMatch(/^text\/javascript/);
  });

  it('answers HEAD without a body', async () => {
    const { server, own } = await start();
    const { headers, body } = await rawRequest(server.port, { method: 'HEAD', headers: own });
    expect({ length: headers['content-length'], body }).toEqual({ length: '39', body: '' });
  });

  it.each([
    '/../secret.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%5c..%5csecret.html',
    '//secret.html',
    '/index.html/',
    '/index.html%00.js',
    '/assets/',
    '/__proto__',
  ])('finds nothing at %s', async (path) => {
    const { server, own } = await start();
    const answer = await rawRequest(server.port, { path, headers: own });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('not for you');
  });

  it('is no proxy', async () => {
    const { server, own } = await start();
    const answer = await rawRequest(server.port, { path: 'http://elsewhere.example/', headers: own });
    expect(answer.status).toBe(400);
  });

  it('says how to build where nothing is built', async () => {
    const { server, own } = await start(undefined, join(tmpdir(), 'pilotlight-nothing-here'));
    const { status, body } = await rawRequest(server.port, { headers: own });
    expect(status).toBe(503);
    expect(body).toContain('npm run build');
  });
});

describe('events', () => {
  it('sends the present snapshot first and each newer one after it', async () => {
    const { server, own, source } = await start();
    const events = await openEvents(server.port, own);
    closers.push(events.close);
    expect(events.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(await events.next()).toMatchObject({
      event: 'snapshot.changed',
      id: 'run-1:1',
      data: { revision: 1 },
    });
    source.push({ version: '0.0.1' });
    expect(await events.next()).toMatchObject({ data: { revision: 2, version: '0.0.1' } });
  });

  it('sends a burst as its first and its last', async () => {
    const { server, own, source } = await start();
    const events = await openEvents(server.port, own);
    closers.push(events.close);
    await events.next();
    for (let count = 0; count < 50; count += 1) source.push({});
    const seen = [(await events.next()).id, (await events.next()).id];
    expect(seen).toEqual(['run-1:2', 'run-1:51']);
  });

  it('begins with the newest after a reconnect', async () => {
    const { server, own, source } = await start();
    const first = await openEvents(server.port, own);
    await first.next();
    first.close();
    await first.ended;
    source.push({});
    source.push({});
    const second = await openEvents(server.port, own);
    closers.push(second.close);
    expect(await second.next()).toMatchObject({ data: { revision: 3 } });
  });

  it('drops what a slow client cannot take and sends it the newest in the end', async () => {
    const { server, own, source } = await start();
    const slow = await openEvents(server.port, own);
    closers.push(slow.close);
    const fast = await openEvents(server.port, own);
    closers.push(fast.close);
    const large = 'x'.repeat(1_000_000);
    const rounds = 16;
    // The slow client has not begun to read: what the sockets between do not hold waits here, one snapshot at most.
    for (let round = 0; round < rounds; round += 1) {
      source.push({ version: `${large}${round}` });
      let seen = await fast.next();
      while (seen.id !== `run-1:${round + 2}`) seen = await fast.next();
    }
    let received = 0;
    let last = '';
    while (last !== `run-1:${rounds + 1}`) {
      last = (await slow.next()).id;
      received += 1;
    }
    expect(received).toBeLessThan(rounds);
  });

  it('ends its streams when it closes', async () => {
    const { server, own } = await start();
    const events = await openEvents(server.port, own);
    await events.next();
    await server.close();
    await expect(events.next()).rejects.toThrow('the stream has ended');
    await expect(rawRequest(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('turns away more streams than anyone opens', async () => {
    const { server, own } = await start();
    const open = await Promise.all(Array.from({ length: 32 }, () => openEvents(server.port, own)));
    closers.push(...open.map(({ close }) => close));
    expect((await rawRequest(server.port, { path: '/events', headers: own })).status).toBe(503);
  });
});

describe('listening', () => {
  it('goes on after a connection that it could not take', async () => {
    const listening = vi.spyOn(Server.prototype, 'listen');
    const { server, own } = await start();
    const [inner] = listening.mock.contexts;
    listening.mockRestore();
    if (!(inner instanceof Server)) throw new Error('no server listens');
    inner.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }));
    expect((await rawRequest(server.port, { path: '/', headers: own })).status).toBe(200);
  });

  it('says so where the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => other.close(() => resolve())));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const source = createSource();
    const started = await startServer({
      host: '127.0.0.1',
      port,
      source,
      files: new Map(),
      log: silent,
      dispatch: () => Promise.resolve(ok(null)),
    });
    expect(started).toMatchObject({ ok: false, error: { kind: 'taken' } });
  });
});
