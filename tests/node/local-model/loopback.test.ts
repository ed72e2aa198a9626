import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClock } from '../../../src/node/clock.ts';
import { isLoopbackIp } from '../../../src/node/http/loopback.ts';
import type { ResolveHost } from '../../../src/node/http/network.ts';
import { createNetwork } from '../../../src/node/http/network.ts';
import { createLocalModels } from '../../../src/node/local-model/local-models.ts';
import { serveHttp } from '../../support/loopback-servers.ts';
import { type ModelServer, type ModelServerOptions, startModelServer } from '../../support/model-server.ts';
import { serveProxy } from '../../support/proxy-server.ts';
import { createTestNetwork, noAbort } from '../../support/test-network.ts';

/** Every place a TCP connection was tried, as Node was told. */
const dialled = vi.hoisted(() => ({
  places: [] as { host: unknown; port: unknown }[],
  remote: null as string | null,
}));

vi.mock('node:net', async (original) => {
  const net = await original<typeof import('node:net')>();
  const connect = (options: { host: string; port: number }): import('node:net').Socket => {
    dialled.places.push({ host: options.host, port: options.port });
    const socket = net.connect(options);
    const { remote } = dialled;
    if (remote !== null) Object.defineProperty(socket, 'remoteAddress', { get: () => remote });
    return socket;
  };
  return { ...net, connect };
});

afterEach(() => {
  dialled.places.length = 0;
  dialled.remote = null;
  vi.unstubAllEnvs();
});

const NOBODY = { ollama: 'http://127.0.0.1:9', 'lm-studio': 'http://127.0.0.1:9' };

async function serve(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  return server;
}

function ask(address: string, resolveHost?: ResolveHost) {
  const network = createTestNetwork(resolveHost === undefined ? {} : { resolveHost });
  const models = createLocalModels(network, noAbort(), NOBODY);
  return models.answer(
    { serverId: 'own', ownAddress: address, model: 'tiny', prompt: 'secret' },
    () => undefined,
    noAbort(),
  );
}

describe('nothing leaves loopback', () => {
  it.each([
    'http://192.0.2.1:1234',
    'http://0.0.0.0:1234',
    'http://[2001:db8::1]:1234',
    'http://example.com',
    'http://127.0.0.1.nip.example:1234',
    'http://127.0.0.1@192.0.2.1:1234',
  ])('no connection is opened for %s', async (address) => {
    expect(await ask(address)).toEqual({ kind: 'failed', problem: { kind: 'silent', detail: '' } });
    const models = createLocalModels(createTestNetwork(), noAbort(), {
      ollama: address,
      'lm-studio': address,
    });
    expect(await models.list(address, noAbort())).toEqual([]);
    expect(dialled.places).toEqual([]);
  });

  it.each([
    ['elsewhere alone', ['192.0.2.1', '2001:db8::1', '0.0.0.0', '::']],
    ['nowhere', []],
  ])('no connection is opened where localhost leads %s', async (_where, addresses) => {
    const resolveHost: ResolveHost = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    expect(await ask('http://localhost:1234', resolveHost)).toEqual({
      kind: 'failed',
      problem: { kind: 'silent', detail: 'NOT_LOOPBACK' },
    });
    expect(dialled.places).toEqual([]);
  });

  it('only the loopback addresses of localhost are tried, and no other name is looked up', async () => {
    const server = await serve();
    const names: string[] = [];
    const resolveHost: ResolveHost = async (name) => {
      names.push(name);
      return [
        { address: '192.0.2.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ];
    };
    expect(await ask(`http://localhost:${server.port}`, resolveHost)).toEqual({ kind: 'done' });
    expect(dialled.places).toEqual([{ host: '127.0.0.1', port: server.port }]);
    expect(names).toEqual(['localhost']);
  });

  it('not a byte is written to a connection that turns out to lead elsewhere', async () => {
    const server = await serve();
    dialled.remote = '192.0.2.1';
    expect(await ask(server.address)).toEqual({
      kind: 'failed',
      problem: { kind: 'silent', detail: 'NOT_LOOPBACK' },
    });
    expect(server.asked).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])(
    'a redirect by %i is not followed, not even on loopback',
    async (status) => {
      const other = await serve();
      const server = await serve({
        override: (_asked, response) => {
          response.writeHead(status, { location: `${other.address}/v1/chat/completions` }).end();
          return true;
        },
      });
      expect(await ask(server.address)).toEqual({
        kind: 'failed',
        problem: { kind: 'foreign', detail: `HTTP ${status}` },
      });
      const models = createLocalModels(createTestNetwork(), noAbort(), NOBODY);
      expect(await models.list(server.address, noAbort())).toMatchObject([{ id: 'own', state: 'foreign' }]);
      expect(other.asked).toEqual([]);
      expect(new Set(dialled.places.map(({ port }) => port))).toEqual(new Set([server.port, 9]));
    },
  );

  it('no proxy is asked, whatever the environment names', async () => {
    const proxy = await serveProxy();
    for (const name of ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])
      vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('no_proxy', '');
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    const server = await serve();
    const network = createNetwork({ clock: createClock(), userAgent: 'test' });
    const models = createLocalModels(network, noAbort(), { ...NOBODY, ollama: server.address });
    const request = { serverId: 'ollama', ownAddress: null, model: 'tiny', prompt: 'secret' } as const;
    expect(await models.answer(request, () => undefined, noAbort())).toEqual({ kind: 'done' });
    await models.list(server.address, noAbort());
    expect(proxy.accepted()).toBe(0);
    expect(server.asked[0]?.path).toBe('/v1/chat/completions');
  });

  it('what a server names in its answer is not asked for', async () => {
    const other = await serveHttp((_request, response) => response.end());
    const server = await serve();
    server.play((response) => {
      response
        .writeHead(200, {
          'content-type': 'application/json',
          link: `<http://127.0.0.1:${other.port}/x>; rel=preload`,
          refresh: `0; url=http://127.0.0.1:${other.port}/`,
          'alt-svc': `h3="127.0.0.1:${other.port}"`,
        })
        .end('{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}]}');
    });
    expect(await ask(server.address)).toEqual({ kind: 'done' });
    expect(other.accepted()).toBe(0);
  });
});

describe('an address of loopback', () => {
  it.each(['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1'])('is %s', (address) => {
    expect(isLoopbackIp(address)).toBe(true);
  });
  it.each(['', '0.0.0.0', '::', '10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', 'localhost', '128.0.0.1'])(
    'is not %j',
    (address) => {
      expect(isLoopbackIp(address)).toBe(false);
    },
  );
});
