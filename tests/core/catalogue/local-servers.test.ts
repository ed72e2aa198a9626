import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { findLocalServers } from '../../../src/core/catalogue/local-servers.ts';
import { createClock } from '../../../src/node/clock.ts';
import { createNetwork } from '../../../src/node/http/network.ts';
import { createPageFetcher } from '../../../src/node/http/page-fetcher.ts';

const fetchPage = createPageFetcher(
  createNetwork({ clock: createClock(), userAgent: 'test', extraCaPem: null }),
);
const NOBODY = 'http://127.0.0.1:9';
const servers: Server[] = [];

async function serve(answers: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const body = answers[url];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const find = (addresses: Readonly<Record<string, string>>) =>
  findLocalServers(fetchPage, new AbortController().signal, {
    ollama: NOBODY,
    'lm-studio': NOBODY,
    ...addresses,
  });

describe('findLocalServers', () => {
  it('finds both by their lists of models', async () => {
    const ollama = await serve({ '/api/tags': { models: [{ name: 'llama3.2:3b' }, { name: 'qwen3' }] } });
    const lmStudio = await serve({ '/v1/models': { data: [{ id: 'gemma' }] } });
    expect(await find({ ollama, 'lm-studio': lmStudio })).toMatchObject([
      { id: 'ollama', address: ollama, models: ['llama3.2:3b', 'qwen3'] },
      { id: 'lm-studio', models: ['gemma'] },
    ]);
  });

  it.each([
    ['has no model', { models: [] }],
    ['answers something else', { models: 'none' }],
    ['answers no JSON', '<html>'],
  ])('leaves out one that %s', async (_what, body) => {
    expect(await find({ ollama: await serve({ '/api/tags': body }) })).toEqual([]);
  });

  it('leaves out what does not answer', async () => {
    expect(await find({})).toEqual([]);
  });
});
