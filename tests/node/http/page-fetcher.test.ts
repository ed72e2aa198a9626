import type { RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PageAnswer } from '../../../src/core/ports.ts';
import type { NetworkOptions } from '../../../src/node/http/network.ts';
import { createPageFetcher, PAGE_LIMITS } from '../../../src/node/http/page-fetcher.ts';
import { findClosedPort, serveHttp, serveTcp, serveTls } from '../../support/loopback-servers.ts';
import { serveProxy } from '../../support/proxy-server.ts';
import { createManualClock, createTestNetwork, noAbort } from '../../support/test-network.ts';
import { createTestAuthority, type ServerIdentity, type TestAuthority } from '../../support/tls.ts';

let authority: TestAuthority;
let identity: ServerIdentity;
beforeAll(async () => {
  authority = await createTestAuthority();
  identity = await authority.issue(['status.test']);
});

async function read(
  url: string,
  options: Partial<NetworkOptions> & { readonly etag?: string; readonly signal?: AbortSignal } = {},
): Promise<PageAnswer> {
  const { etag = null, signal = noAbort(), ...network } = options;
  const fetchPage = createPageFetcher(createTestNetwork({ extraCaPem: authority.caPem, ...network }));
  return await fetchPage({ url, etag, signal });
}

async function readFrom(handler: RequestListener, options: Parameters<typeof read>[1] = {}) {
  const server = await serveHttp(handler);
  return await read(`http://127.0.0.1:${server.port}/`, options);
}

async function readRaw(onSocket: (socket: Socket) => void): Promise<PageAnswer> {
  const server = await serveTcp((socket) => {
    socket.once('data', () => onSocket(socket));
  });
  return await read(`http://127.0.0.1:${server.port}/`);
}

function failure(answer: PageAnswer): string {
  return answer.kind === 'failed' ? `${answer.failure.kind} ${answer.failure.detail}` : answer.kind;
}

function text(answer: PageAnswer): string {
  if (answer.kind !== 'body') throw new Error(failure(answer));
  return Buffer.from(answer.bytes).toString('utf8');
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a page that answers', () => {
  it('comes with its type, tag and freshness, over a certificate that holds', async () => {
    const server = await serveHttp((request, response) => {
      response.writeHead(200, { ...JSON_TYPE, etag: 'W/"7"', 'cache-control': 'max-age=30' });
      response.end(JSON.stringify(request.headers));
    }, identity);
    const answer = await read(`https://status.test:${server.port}/api`);
    expect(answer).toMatchObject({
      kind: 'body',
      contentType: 'application/json',
      etag: 'W/"7"',
      maxAgeMs: 30_000,
    });
    expect(JSON.parse(text(answer))).toMatchObject({
      host: `status.test:${server.port}`,
      'user-agent': 'Pilotlight/test',
      accept: expect.stringMatching(/^application\/json, /),
    });
    await server.allClosed();
  });

  it('is asked for a change only, where its tag is known', async () => {
    const handler: RequestListener = (request, response) => {
      const isSame = request.headers['if-none-match'] === '"7"';
      response.writeHead(isSame ? 304 : 200, { ...JSON_TYPE, 'cache-control': 'max-age=5' });
      response.end(isSame ? undefined : '{}');
    };
    expect(await readFrom(handler, { etag: '"7"' })).toEqual({ kind: 'not_modified', maxAgeMs: 5000 });
    expect(text(await readFrom(handler, { etag: '"6"' }))).toBe('{}');
    expect(text(await readFrom(handler, { etag: '"7"\r\nx: y' }))).toBe('{}');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['identity', (body: Buffer) => body],
    ['gzip, br', (body: Buffer) => brotliCompressSync(gzipSync(body))],
  ])('is read through %s', async (coding, encode) => {
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': coding });
      response.end(encode(Buffer.from('{"a":1}')));
    });
    expect(text(answer)).toBe('{"a":1}');
  });
});

describe('a page that answers with something else', () => {
  it('is not JSON when it is HTML', async () => {
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html>');
    });
    expect(failure(answer)).toBe('not_json 200');
  });

  it('is blocked when an edge wants a browser', async () => {
    const answer = await readFrom((_request, response) => {
      response.writeHead(405, { 'content-type': 'text/html', server: 'CloudFront' });
      response.end('<html>');
    });
    expect(failure(answer)).toBe('blocked 405');
  });

  it('passes on how long to stay away', async () => {
    const answer = await readFrom((_request, response) => {
      response.writeHead(429, { 'retry-after': '90' });
      response.end();
    });
    expect(answer).toMatchObject({
      failure: { kind: 'status', detail: '429' },
      retryAfterMs: 90_000,
    });
    const dated = await readFrom((_request, response) => {
      response.writeHead(503, {
        date: 'Wed, 15 Apr 2026 14:00:00 GMT',
        'retry-after': 'Wed, 15 Apr 2026 14:00:40 GMT',
      });
      response.end();
    });
    expect(dated).toMatchObject({ failure: { kind: 'status', detail: '503' }, retryAfterMs: 40_000 });
  });

  it('is invalid in a coding nobody offered, or one that is broken', async () => {
    const answer = async (coding: string, body: string) =>
      failure(
        await readFrom((_request, response) => {
          response.writeHead(200, { ...JSON_TYPE, 'content-encoding': coding });
          response.end(body);
        }),
      );
    expect(await answer('compress', 'x')).toBe('invalid CONTENT_ENCODING');
    expect(await answer('gzip, gzip, gzip', 'x')).toBe('invalid CONTENT_ENCODING');
    expect(await answer('gzip', 'no such thing as gzip')).toBe('invalid Z_DATA_ERROR');
    expect(await answer('br', '<html> this is no such thing, really not at all')).toMatch(/^invalid ERR__/);
    expect(await answer('zstd', 'no such thing as zstd')).toMatch(/^invalid ZSTD_/);
  });

  it('is invalid where its head is no HTTP', async () => {
    const bad = await readRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nbad header\x01: x\r\n\r\n'));
    expect(failure(bad)).toBe('invalid HPE_INVALID');
    const huge = await readRaw((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
    );
    expect(failure(huge)).toBe('invalid UND_ERR_HEADERS_OVERFLOW');
  });
});

describe('redirects', () => {
  const hops =
    (count: number): RequestListener =>
    (request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop >= count) response.writeHead(200, JSON_TYPE).end('{}');
      else response.writeHead(302, { location: `/${hop + 1}` }).end();
    };

  it('are followed three times and no more', async () => {
    const three = await serveHttp(hops(3));
    expect(text(await read(`http://127.0.0.1:${three.port}/0`))).toBe('{}');
    const four = await serveHttp(hops(4));
    expect(failure(await read(`http://127.0.0.1:${four.port}/0`))).toBe('redirects TOO_MANY');
    expect(four.accepted()).toBe(4);
    await four.allClosed();
  });

  it('that lead in a circle are left at once', async () => {
    const server = await serveHttp((request, response) => {
      response.writeHead(301, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    expect(failure(await read(`http://127.0.0.1:${server.port}/a`))).toBe('redirects LOOP');
    expect(server.accepted()).toBe(2);
  });

  it('never lead away from HTTPS', async () => {
    const plain = await serveHttp((_request, response) => response.writeHead(200, JSON_TYPE).end('{}'));
    const secure = await serveHttp((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${plain.port}/` }).end();
    }, identity);
    expect(failure(await read(`https://status.test:${secure.port}/`))).toBe('redirects 302');
    expect(plain.accepted()).toBe(0);
  });

  it('may lead to another HTTPS host, whose certificate must hold as well', async () => {
    const other = await serveHttp(
      (_request, response) => response.writeHead(200, JSON_TYPE).end('{"other":true}'),
      await authority.issue(['other.test']),
    );
    const from = await serveHttp((request, response) => {
      const host = request.url === '/good' ? 'other.test' : 'else.test';
      response.writeHead(308, { location: `https://${host}:${other.port}/` }).end();
    }, identity);
    expect(text(await read(`https://status.test:${from.port}/good`))).toBe('{"other":true}');
    expect(failure(await read(`https://status.test:${from.port}/bad`))).toBe(
      'tls ERR_TLS_CERT_ALTNAME_INVALID',
    );
  });

  it('are not needed to refuse plain HTTP elsewhere than on loopback', async () => {
    expect(failure(await read('http://status.test/'))).toBe('unreachable ERR_INSECURE_URL');
    expect(failure(await read('no url'))).toBe('unreachable ERR_INSECURE_URL');
  });
});

describe('a body', () => {
  it('is refused by its declared length, unread', async () => {
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': PAGE_LIMITS.maxBytes + 1 });
      response.flushHeaders();
    });
    expect(failure(answer)).toBe('too_large TOO_LARGE');
  });

  it('of 100 MB is given up soon after the limit', async () => {
    let sent = 0;
    const server = await serveHttp((_request, response) => {
      response.writeHead(200, JSON_TYPE);
      const chunk = Buffer.alloc(64 * 1024, ' ');
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
    });
    expect(failure(await read(`http://127.0.0.1:${server.port}/`))).toBe('too_large TOO_LARGE');
    await server.allClosed();
    expect(sent).toBeLessThan(PAGE_LIMITS.maxBytes + 20_000_000);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('that is a bomb in %s goes off no further than the limit', async (coding, encode) => {
    const bomb = encode(Buffer.alloc(60_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': coding });
      response.end(bomb);
    });
    expect(failure(answer)).toBe('too_large TOO_LARGE');
  });

  it('that is long and comes to nothing is given up as well', async () => {
    const nothing = gzipSync('');
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' });
      response.end(Buffer.concat(Array.from({ length: 300_000 }, () => nothing)));
    });
    expect(failure(answer)).toBe('too_large TOO_LARGE');
  });

  it('is taken up to exactly the limit', async () => {
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(PAGE_LIMITS.maxBytes, ' ')));
    });
    expect(text(answer)).toHaveLength(PAGE_LIMITS.maxBytes);
  });

  it('cut short is no answer, however it was to be measured', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
    const length = await readRaw((socket) => socket.end(`${head}content-length: 100\r\n\r\n{"a":`));
    expect(failure(length)).toBe('truncated EARLY_CLOSE');
    const closing = await readRaw((socket) =>
      socket.end(`${head}connection: close\r\ncontent-length: 100\r\n\r\n{"a":`),
    );
    expect(failure(closing)).toBe('truncated EARLY_CLOSE');
    const chunked = await readRaw((socket) =>
      socket.end(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`),
    );
    expect(failure(chunked)).toBe('truncated EARLY_CLOSE');
    const closingChunks = await readRaw((socket) =>
      socket.end(`${head}connection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`),
    );
    expect(failure(closingChunks)).toBe('truncated EARLY_CLOSE');
    const reset = await readRaw((socket) => {
      socket.write(`${head}content-length: 100\r\n\r\n{"a":`);
      setImmediate(() => socket.resetAndDestroy());
    });
    expect(failure(reset)).toMatch(/^(?:truncated|unreachable) ECONNRESET$/);
  });

  it('in broken chunks is invalid', async () => {
    const answer = await readRaw((socket) =>
      socket.end(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\nzz\r\n',
      ),
    );
    expect(failure(answer)).toBe('invalid HPE_INVALID');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('in %s with its end missing is cut short too', async (coding, encode) => {
    const whole = encode(Buffer.from(`{"a":"${'xyz'.repeat(1000)}"}`));
    const answer = await readFrom((_request, response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': coding });
      response.end(whole.subarray(0, -6));
    });
    expect(failure(answer)).toBe('truncated Z_BUF_ERROR');
  });
});

describe('a page that cannot be reached', () => {
  it('tells a refused, a reset and an unanswered connection', async () => {
    expect(failure(await read(`http://127.0.0.1:${await findClosedPort()}/`))).toBe(
      'unreachable ECONNREFUSED',
    );
    expect(failure(await readRaw((socket) => socket.resetAndDestroy()))).toBe('unreachable ECONNRESET');
    expect(failure(await readRaw((socket) => socket.end()))).toBe('unreachable EARLY_CLOSE');
  });

  it('tells a name that is not there', async () => {
    const missing = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
    const answer = await read('https://status.test/', { resolveHost: () => Promise.reject(missing) });
    expect(failure(answer)).toBe('unreachable ENOTFOUND');
  });

  it('tells certificates that do not hold', async () => {
    const reply: RequestListener = (_request, response) => response.writeHead(200, JSON_TYPE).end('{}');
    const stranger = await createTestAuthority('Somebody else');
    const unknown = await serveHttp(reply, await stranger.issue(['status.test']));
    expect(failure(await read(`https://status.test:${unknown.port}/`))).toMatch(
      /^tls (?:UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)$/,
    );
    const expired = await serveHttp(reply, await authority.issue(['status.test'], { isExpired: true }));
    expect(failure(await read(`https://status.test:${expired.port}/`))).toBe('tls CERT_HAS_EXPIRED');
    const plain = await serveHttp(reply);
    expect(failure(await read(`https://status.test:${plain.port}/`))).toMatch(/^tls ERR_SSL_/);
  });

  it.each(['head', 'body'])('times out while the %s is missing, and hangs up', async (missing) => {
    const clock = createManualClock();
    const server = await serveHttp((_request, response) => {
      if (missing === 'body') response.writeHead(200, JSON_TYPE).write('{');
      setTimeout(clock.strike, 20);
    });
    expect(failure(await read(`http://127.0.0.1:${server.port}/`, { clock }))).toBe('timeout ETIMEDOUT');
    await server.allClosed();
  });

  it('times out while a name is being looked up', async () => {
    const clock = createManualClock();
    const answer = read('https://status.test/', {
      clock,
      resolveHost: () => {
        setImmediate(clock.strike);
        return new Promise(() => {});
      },
    });
    expect(failure(await answer)).toBe('timeout ETIMEDOUT');
  });

  it('ends when the caller gives up, before and during the request', async () => {
    const server = await serveHttp(() => controller.abort());
    const controller = new AbortController();
    const url = `http://127.0.0.1:${server.port}/`;
    expect(failure(await read(url, { signal: controller.signal }))).toBe('unreachable aborted');
    await server.allClosed();
    expect(failure(await read(url, { signal: AbortSignal.abort() }))).toBe('unreachable aborted');
    expect(server.accepted()).toBe(1);
  });

  it('leaves no socket and no timer behind', async () => {
    const clock = createManualClock();
    const server = await serveHttp((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/x' }).end('moved');
      else response.writeHead(500).end('unread'.repeat(1_000_000));
    });
    for (let count = 0; count < 5; count += 1) await read(`http://127.0.0.1:${server.port}/`, { clock });
    expect(clock.timers()).toBe(0);
    await server.allClosed();
    const left = () => process.getActiveResourcesInfo().filter((kind) => /TCPSocket|TLS/.test(kind));
    await expect.poll(left).toEqual([]);
  });
});

describe('a proxy', () => {
  it('tunnels to HTTPS, with its password and without ours', async () => {
    const proxy = await serveProxy();
    const server = await serveHttp((request, response) => {
      response.writeHead(200, JSON_TYPE).end(JSON.stringify(request.headers));
    }, identity);
    const resolveProxy = () => Promise.resolve(`http://me:p%40ss@127.0.0.1:${proxy.port}`);
    const answer = await read(`https://status.test:${server.port}/`, { resolveProxy });
    expect(JSON.parse(text(answer))).not.toHaveProperty('proxy-authorization');
    expect(proxy.requests).toEqual([`CONNECT status.test:${server.port} HTTP/1.1`]);
    const credentials = Buffer.from('me:p@ss').toString('base64');
    expect(proxy.lastHeaders()).toContain(`proxy-authorization: Basic ${credentials}`);
    await proxy.allClosed();
  });

  it('may be reached over TLS itself', async () => {
    const inner = await serveProxy();
    const front = await serveTls(
      (client) => client.pipe(connect(inner.port, '127.0.0.1')).pipe(client),
      await authority.issue(['proxy.test']),
    );
    const server = await serveHttp(
      (_request, response) => response.writeHead(200, JSON_TYPE).end('{}'),
      identity,
    );
    const resolveProxy = () => Promise.resolve(`https://proxy.test:${front.port}`);
    expect(text(await read(`https://status.test:${server.port}/`, { resolveProxy }))).toBe('{}');
    expect(inner.requests).toHaveLength(1);
  });

  it('that says no is a page out of reach', async () => {
    const proxy = await serveProxy('407 Proxy Authentication Required');
    const resolveProxy = () => Promise.resolve(`http://127.0.0.1:${proxy.port}`);
    expect(failure(await read('https://status.test/', { resolveProxy }))).toBe('unreachable 407');
    const socks = () => Promise.resolve('socks5://127.0.0.1:1');
    expect(failure(await read('https://status.test/', { resolveProxy: socks }))).toBe(
      'unreachable ERR_PROXY_UNSUPPORTED',
    );
  });

  it('is never asked for this machine', async () => {
    const resolveProxy = () => Promise.reject(new Error('asked'));
    const answer = await readFrom((_request, response) => response.writeHead(200, JSON_TYPE).end('{}'), {
      resolveProxy,
    });
    expect(text(answer)).toBe('{}');
  });
});
