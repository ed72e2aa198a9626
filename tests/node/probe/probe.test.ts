import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../../src/core/ports.ts';
import type { NetworkOptions } from '../../../src/node/http/network.ts';
import { createProbe } from '../../../src/node/probe/probe.ts';
import { createDeadRoute } from '../../support/dead-route.ts';
import { findClosedPort, serveHttp, serveTcp, serveTls } from '../../support/loopback-servers.ts';
import { serveProxy } from '../../support/proxy-server.ts';
import { createManualClock, createTestNetwork, noAbort } from '../../support/test-network.ts';
import { createTestAuthority, type ServerIdentity, type TestAuthority } from '../../support/tls.ts';

const IPV4 = { address: '127.0.0.1', family: 4 };
/** A machine without IPv6, such as many a container, plays it with a second address of its own. */
const IPV6 = { address: hasIpv6() ? '::1' : '127.0.0.2', family: 6 };

function hasIpv6(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ family }) => family === 'IPv6'),
  );
}

let authority: TestAuthority;
let identity: ServerIdentity;
beforeAll(async () => {
  authority = await createTestAuthority();
  identity = await authority.issue(['api.test'], { addresses: ['127.0.0.1'] });
});

/** Text that hardly compresses, the same at each call. */
function noise(length: number): string {
  let state = 1;
  const next = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  };
  return Array.from({ length }, next).join('');
}

interface Options extends Partial<NetworkOptions> {
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  readonly isHeadEnough?: boolean;
}

async function probe(url: string, options: Options = {}) {
  const { deadlineMs = 10_000, signal = noAbort(), isHeadEnough = false, ...network } = options;
  const run = createProbe(createTestNetwork({ extraCaPem: authority.caPem, ...network }));
  return await run({ url, deadlineMs, signal, isHeadEnough });
}

function end({ end }: ProbeResult): string {
  if (end.kind === 'answered') return `${end.status}`;
  return end.kind === 'failed' ? `${end.stage} ${end.code}` : end.kind;
}

/** What the probe makes of a server that sends these bytes to anyone who asks. */
async function probeRaw(onAsked: (socket: Socket) => void, options: Options = {}): Promise<ProbeResult> {
  const server = await serveTls((socket) => {
    socket.once('data', () => onAsked(socket));
  }, identity);
  const result = await probe(`https://api.test:${server.port}/`, options);
  await server.allClosed();
  return result;
}

const unauthorized: RequestListener = (_request, response) => {
  response.writeHead(401, {
    'content-type': 'application/json',
    'X-Request-Id': 'r',
    'set-cookie': ['a=1', 'b=2'],
  });
  response.end('{"type":"error"}');
};

describe('a target that answers', () => {
  it('shows status, headers and the start of its body, with every phase measured', async () => {
    const server = await serveHttp(unauthorized, identity);
    const result = await probe(`https://api.test:${server.port}/v1/models?x=1`);
    expect(result.end).toMatchObject({
      kind: 'answered',
      status: 401,
      headers: { 'content-type': 'application/json', 'x-request-id': 'r', 'set-cookie': 'a=1, b=2' },
      bodyStart: '{"type":"error"}',
    });
    const { totalMs, ...phases } = result.phases;
    for (const phaseMs of Object.values(phases)) {
      expect(phaseMs).toBeGreaterThan(0);
      expect(phaseMs).toBeLessThan(totalMs);
    }
    expect(result).toMatchObject({ overdueMs: 0, isIpv6Broken: false });
    await server.allClosed();
  });

  it('is asked politely, on a connection of its own each time, without a resumed session', async () => {
    const resumed: boolean[] = [];
    const asked: string[] = [];
    const server = await serveTls((socket) => {
      if ('isSessionReused' in socket && typeof socket.isSessionReused === 'function') {
        resumed.push(socket.isSessionReused());
      }
      socket.once('data', (head: Buffer) => {
        asked.push(head.toString('latin1'));
        socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      });
    }, identity);
    for (let count = 0; count < 3; count += 1) {
      expect(end(await probe(`https://api.test:${server.port}/path?q=1`))).toBe('204');
    }
    expect(server.accepted()).toBe(3);
    expect(resumed).toEqual([false, false, false]);
    expect(asked[0]).toMatch(/^GET \/path\?q=1 HTTP\/1\.1\r\n/);
    expect(asked[0]).toContain('user-agent: Pilotlight/test\r\n');
    expect(asked[0]).toContain('accept-encoding: identity\r\n');
    expect(asked[0]).toContain('connection: close\r\n');
  });

  it('is believed by address as well, without a name to look up', async () => {
    const server = await serveHttp(unauthorized, identity);
    const result = await probe(`https://127.0.0.1:${server.port}/`);
    expect(end(result)).toBe('401');
    expect(result.phases.dnsMs).toBeNull();
  });

  it('may take its time without being connected to a second time', async () => {
    const server = await serveHttp((request, response) => {
      setTimeout(() => unauthorized(request, response), 400);
    }, identity);
    const resolveHost = () => Promise.resolve([IPV4, IPV4]);
    expect(end(await probe(`https://api.test:${server.port}/`, { resolveHost }))).toBe('401');
    expect(server.accepted()).toBe(1);
  });

  it('may answer in plain HTTP, a redirect or 103 first: all of it is an answer', async () => {
    const plain = await serveHttp((_request, response) => response.writeHead(302, { location: '/x' }).end());
    const result = await probe(`http://api.test:${plain.port}/`);
    expect(end(result)).toBe('302');
    expect(result.phases.tlsMs).toBeNull();
    const hinted = await probeRaw((socket) => {
      socket.end('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
    });
    expect(hinted.end).toMatchObject({ status: 200, bodyStart: 'hi' });
  });

  it('is read for 16 KiB and not a connection longer', async () => {
    let sent = 0;
    const server = await serveHttp((_request, response) => {
      const chunk = Buffer.alloc(16 * 1024, 'x');
      const push = () => {
        while (sent < 100_000_000 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', push);
            return;
          }
        }
      };
      push();
    }, identity);
    const result = await probe(`https://api.test:${server.port}/`);
    expect(result.end).toMatchObject({ status: 200, bodyStart: 'x'.repeat(16 * 1024) });
    await server.allClosed();
    expect(sent).toBeLessThan(20_000_000);
  });

  it.each([200, 503])('may be a stream of events without end, whose head is enough: %i', async (status) => {
    const events = `HTTP/1.1 ${status} X\r\ncontent-type: text/event-stream; charset=utf-8\r\n\r\ndata: 1\n\n`;
    const result = await probeRaw((socket) => socket.write(events), { isHeadEnough: true });
    expect(result.end).toMatchObject({ kind: 'answered', status, bodyStart: '', isCut: true });
    expect(result.phases.ttfbMs).toBeTypeOf('number');
  });

  it.each([
    [16 * 1024, true, false],
    [16 * 1024 + 1, true, true],
    [1, false, false],
    [16 * 1024 + 1, false, true],
  ])('says whether there is more: %i bytes, length told: %s', async (bytes, isTold, isCut) => {
    const body = 'x'.repeat(bytes);
    const server = await serveHttp((_request, response) => {
      response.writeHead(200, isTold ? { 'content-length': bytes } : {});
      response.end(body);
    });
    const result = await probe(`http://127.0.0.1:${server.port}/`);
    expect(result.end).toMatchObject({ bodyStart: body.slice(0, 16 * 1024) });
    expect('isCut' in result.end).toBe(isCut);
  });

  const long = 'all is well '.repeat(100);
  it.each<readonly [string, string, Uint8Array, object]>([
    ['compressed', 'gzip', gzipSync(long), { bodyStart: long }],
    ['compressed in another way', 'br', brotliCompressSync(long), { bodyStart: long }],
    ['compressed twice', 'gzip, zstd', zstdCompressSync(gzipSync(long)), { bodyStart: long }],
    ['a bomb', 'gzip', gzipSync('y'.repeat(9_000_000)), { bodyStart: 'y'.repeat(16 * 1024), isCut: true }],
    [
      'long, compressed',
      'gzip',
      gzipSync(noise(50_000)),
      { bodyStart: noise(50_000).slice(0, 16 * 1024), isCut: true },
    ],
    ['broken off', 'gzip', gzipSync(noise(9_000)).subarray(0, 4_000), { isCut: true }],
    ['of no such coding', 'br', Buffer.from('all is well'), { bodyStart: '' }],
    [
      'in a coding nobody knows',
      'sdch',
      Buffer.from('all is well'),
      { bodyStart: 'all is well', isCut: true },
    ],
    ['plain, and says so', 'identity', Buffer.from('all is well'), { bodyStart: 'all is well' }],
  ])('that nobody asked to compress is read as what it says: %s', async (_, coding, bytes, end) => {
    const server = await serveHttp((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(bytes),
    );
    const result = await probe(`http://127.0.0.1:${server.port}/`);
    expect(result.end).toMatchObject(end);
    expect('isCut' in result.end).toBe('isCut' in end);
  });

  it('may answer in bytes that are no text', async () => {
    const result = await probeRaw((socket) => {
      socket.end(
        Buffer.from([...Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n'), 0xff, 0x41, 0xc3]),
      );
    });
    expect(result.end).toMatchObject({ bodyStart: '\ufffdA\ufffd' });
  });
});

describe('a target that fails', () => {
  it.each(['ENOTFOUND', 'EAI_AGAIN'])('in DNS says %s', async (code) => {
    const result = await probe('https://api.test/', {
      resolveHost: () => Promise.reject(Object.assign(new Error(code), { code })),
    });
    expect(end(result)).toBe(`dns ${code}`);
    expect(result.phases).toMatchObject({ dnsMs: null, tcpMs: null, tlsMs: null, ttfbMs: null });
  });

  it('in DNS says so when a name has no address', async () => {
    const resolveHost = () => Promise.resolve([]);
    expect(end(await probe('https://api.test/', { resolveHost }))).toBe('dns ENOTFOUND');
  });

  it('in DNS, for a name of this machine, is never asked for anywhere else', async () => {
    const asked: string[] = [];
    const resolveHost = (name: string) => {
      asked.push(name);
      return Promise.reject(new Error('not here'));
    };
    await probe('http://api.lab.localhost/', { resolveHost });
    expect(asked).toEqual(['localhost']);
  });

  it('in TCP says refused', async () => {
    const result = await probe(`https://api.test:${await findClosedPort()}/`);
    expect(end(result)).toBe('tcp ECONNREFUSED');
    expect(result.phases.dnsMs).not.toBeNull();
  });

  it('in TLS says what is wrong with the certificate', async () => {
    const stranger = await createTestAuthority('Somebody else');
    const unknown = await serveHttp(unauthorized, await stranger.issue(['api.test']));
    expect(end(await probe(`https://api.test:${unknown.port}/`))).toMatch(
      /^tls (?:UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)$/,
    );
    const elsewhere = await serveHttp(unauthorized, await authority.issue(['else.test']));
    expect(end(await probe(`https://api.test:${elsewhere.port}/`))).toBe('tls ERR_TLS_CERT_ALTNAME_INVALID');
    const expired = await serveHttp(unauthorized, await authority.issue(['api.test'], { isExpired: true }));
    expect(end(await probe(`https://api.test:${expired.port}/`))).toBe('tls CERT_HAS_EXPIRED');
    await expired.allClosed();
  });

  it('in TLS says when the other side speaks something else, or hangs up', async () => {
    const plain = await serveHttp(unauthorized);
    expect(end(await probe(`https://api.test:${plain.port}/`))).toMatch(/^tls ERR_SSL_/);
    const reset = await serveTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(end(await probe(`https://api.test:${reset.port}/`))).toBe('tls ECONNRESET');
    const closed = await serveTcp((socket) => socket.once('data', () => socket.end()));
    expect(end(await probe(`https://api.test:${closed.port}/`))).toBe('tls ECONNRESET');
  });

  it('in HTTP says whether it hung up before, in or after the head', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n';
    expect(end(await probeRaw((socket) => socket.end()))).toBe('http EARLY_CLOSE');
    expect(end(await probeRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncont')))).toBe('http EARLY_CLOSE');
    expect(end(await probeRaw((socket) => socket.end(`${head}\r\n{"a":`)))).toBe('http EARLY_CLOSE');
    const closing = `${head}connection: close\r\n\r\n{"a":`;
    expect(end(await probeRaw((socket) => socket.end(closing)))).toBe('http EARLY_CLOSE');
  });

  it('in HTTP says when it hung up without being asked anything, and is not asked again', async () => {
    const server = await serveTls((socket) => socket.end(), identity);
    expect(end(await probe(`https://api.test:${server.port}/`))).toMatch(
      /^http (?:EARLY_CLOSE|ECONNRESET|EPIPE)$/,
    );
    await server.allClosed();
    expect(server.accepted()).toBe(1);
  });

  it('in HTTP says when the answer is none', async () => {
    const bad = await probeRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nbad header\x01: x\r\n\r\n'));
    expect(end(bad)).toBe('http HPE_INVALID');
    const huge = await probeRaw((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
    );
    expect(end(huge)).toBe('http UND_ERR_HEADERS_OVERFLOW');
    const other = await probeRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(end(other)).toBe('http HPE_INVALID');
  });

  it('answers an address that is none with a value all the same', async () => {
    expect(end(await probe('nonsense'))).toBe('dns ERR_INVALID_URL');
  });
});

describe('the deadline', () => {
  it('strikes while the name is looked up', async () => {
    const clock = createManualClock();
    const resolveHost = () => {
      setImmediate(clock.strike);
      return new Promise<never>(() => {});
    };
    expect(end(await probe('https://api.test/', { clock, resolveHost }))).toBe('dns ETIMEDOUT');
  });

  it.runIf(process.platform === 'linux')('strikes while nobody takes the connection', async () => {
    const clock = createManualClock();
    const port = await createDeadRoute();
    setTimeout(clock.strike, 20);
    expect(end(await probe(`https://api.test:${port}/`, { clock }))).toBe('tcp ETIMEDOUT');
  });

  it('strikes during the handshake', async () => {
    const clock = createManualClock();
    const server = await serveTcp((socket) => socket.once('data', () => clock.strike()));
    const result = await probe(`https://api.test:${server.port}/`, { clock });
    expect(end(result)).toBe('tls ETIMEDOUT');
    expect(result.phases).toMatchObject({ tlsMs: null, ttfbMs: null });
    await server.allClosed();
  });

  it.each([
    ['before the head', ''],
    ['in slow headers', 'HTTP/1.1 200 OK\r\nx: y\r\n'],
    ['in a stalled body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', true],
    ['in a stream whose text matters', 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nabc'],
  ])('strikes %s', async (_when, bytes, isHeadEnough = false) => {
    const clock = createManualClock();
    const result = await probeRaw(
      (socket) => {
        if (bytes !== '') socket.write(bytes);
        setTimeout(clock.strike, 20);
      },
      { clock, isHeadEnough },
    );
    expect(end(result)).toBe('http ETIMEDOUT');
    expect(result.phases.ttfbMs === null).toBe(bytes === '');
  });

  it('tells how late it was noticed, when the process was frozen', async () => {
    const server = await serveTcp(() => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200);
    });
    const result = await probe(`https://api.test:${server.port}/`, { deadlineMs: 300 });
    expect(end(result)).toBe('tls ETIMEDOUT');
    expect(result.overdueMs).toBeGreaterThan(750);
    expect(result.phases.totalMs).toBeGreaterThan(1050);
  });
});

describe('a caller who gives up', () => {
  it('ends the probe wherever it is', async () => {
    const server = await serveHttp(() => controller.abort(), identity);
    const controller = new AbortController();
    const url = `https://api.test:${server.port}/`;
    expect(end(await probe(url, { signal: controller.signal }))).toBe('aborted');
    await server.allClosed();
    expect(end(await probe(url, { signal: AbortSignal.abort() }))).toBe('aborted');
    expect(server.accepted()).toBe(1);
  });

  it('is not left with a listener for every probe', async () => {
    const server = await serveHttp(unauthorized, identity);
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    await probe(`https://api.test:${server.port}/`, { signal });
    expect(listeners).toBe(0);
  });
});

describe('IPv6', () => {
  it('that is refused while IPv4 answers is broken', async () => {
    const server = await serveHttp(unauthorized, identity);
    const resolveHost = () => Promise.resolve([IPV6, IPV4]);
    const result = await probe(`https://api.test:${server.port}/`, { resolveHost });
    expect(end(result)).toBe('401');
    expect(result.isIpv6Broken).toBe(true);
  });

  it.runIf(process.platform === 'linux')('that is silent while IPv4 answers is broken', async () => {
    const port = await createDeadRoute(IPV6.address);
    await serveHttp(unauthorized, identity, port);
    const resolveHost = () => Promise.resolve([IPV6, IPV4]);
    const result = await probe(`https://api.test:${port}/`, { resolveHost });
    expect(end(result)).toBe('401');
    expect(result.isIpv6Broken).toBe(true);
  });

  it('that was not needed, or failed where all failed, is not known to be', async () => {
    const server = await serveHttp(unauthorized, identity);
    const unneeded = () => Promise.resolve([IPV4, IPV6]);
    const answered = await probe(`https://api.test:${server.port}/`, { resolveHost: unneeded });
    expect(answered).toMatchObject({ end: { kind: 'answered' }, isIpv6Broken: false });
    const failed = await probe(`https://api.test:${await findClosedPort()}/`, {
      resolveHost: () => Promise.resolve([IPV6, IPV4]),
    });
    expect(end(failed)).toBe('tcp ECONNREFUSED');
    expect(failed.isIpv6Broken).toBe(false);
  });
});

describe('a proxy', () => {
  const through = (port: number) => ({ resolveProxy: () => Promise.resolve(`http://127.0.0.1:${port}`) });

  it('is asked for a tunnel; TLS is with the target, the name is the proxy’s to resolve', async () => {
    const proxy = await serveProxy();
    const server = await serveHttp(unauthorized, identity);
    const result = await probe(`https://api.test:${server.port}/`, through(proxy.port));
    expect(end(result)).toBe('401');
    expect(result.phases).toMatchObject({ dnsMs: null });
    expect(result.phases.tcpMs).toBeGreaterThan(0);
    expect(result.phases.tlsMs).toBeGreaterThan(0);
    expect(proxy.requests).toEqual([`CONNECT api.test:${server.port} HTTP/1.1`]);
    await proxy.allClosed();
  });

  it('forwards plain HTTP', async () => {
    const proxy = await serveProxy();
    const server = await serveHttp((request, response) => response.end(request.url));
    const result = await probe(`http://api.test:${server.port}/x?y`, through(proxy.port));
    expect(result.end).toMatchObject({ status: 200, bodyStart: '/x?y' });
    expect(proxy.requests).toEqual([`GET http://api.test:${server.port}/x?y HTTP/1.1`]);
  });

  it('that wants a password, refuses or is away is the failing part', async () => {
    const locked = await serveProxy('407 Proxy Authentication Required');
    expect(end(await probe('https://api.test/', through(locked.port)))).toBe('proxy 407');
    expect(end(await probe('http://api.test/', through(locked.port)))).toBe('proxy 407');
    await locked.allClosed();
    const lost = await serveProxy('502 Bad Gateway');
    expect(end(await probe('https://api.test/', through(lost.port)))).toBe('proxy 502');
    expect(end(await probe('https://api.test/', through(await findClosedPort())))).toBe('proxy ECONNREFUSED');
  });

  it('that hangs up, cannot be used or cannot be found out about is, too', async () => {
    const mute = await serveTcp((socket) => socket.once('data', () => socket.end()));
    expect(end(await probe('https://api.test/', through(mute.port)))).toBe('proxy EARLY_CLOSE');
    const socks = () => Promise.resolve('socks5://127.0.0.1:1');
    expect(end(await probe('https://api.test/', { resolveProxy: socks }))).toBe(
      'proxy ERR_PROXY_UNSUPPORTED',
    );
    const broken = () => Promise.reject(new TypeError('no answer'));
    expect(end(await probe('https://api.test/', { resolveProxy: broken }))).toBe('proxy TypeError');
  });

  it('may hold a probe no longer than its deadline', async () => {
    const clock = createManualClock();
    const hanging = await serveTcp((socket) => socket.once('data', () => clock.strike()));
    expect(end(await probe('https://api.test/', { ...through(hanging.port), clock }))).toBe(
      'proxy ETIMEDOUT',
    );
    await hanging.allClosed();
  });
});

it('leaves no socket and no timer behind', async () => {
  const clock = createManualClock();
  const server = await serveHttp(unauthorized, identity);
  const run = createProbe(createTestNetwork({ clock, extraCaPem: authority.caPem }));
  const request = { url: `https://api.test:${server.port}/`, deadlineMs: 10_000, signal: noAbort() };
  await Promise.all(Array.from({ length: 20 }, () => run(request)));
  expect(clock.timers()).toBe(0);
  await server.allClosed();
  const left = () => process.getActiveResourcesInfo().filter((kind) => /TCPSocket|TLS/.test(kind));
  await expect.poll(left).toEqual([]);
});
