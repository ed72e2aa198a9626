import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLocalModels } from '../../../src/node/local-model/local-models.ts';
import { findClosedPort, serveTcp } from '../../support/loopback-servers.ts';
import { type Asked, type ModelServerOptions, startModelServer } from '../../support/model-server.ts';
import { createManualClock, createTestNetwork, noAbort } from '../../support/test-network.ts';

async function serve(options: ModelServerOptions) {
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  return server;
}

async function list(usual: Readonly<Record<string, string>>, own: string | null = null) {
  const nobody = `http://127.0.0.1:${await findClosedPort()}`;
  const addresses = { ollama: nobody, 'lm-studio': nobody, ...usual };
  return createLocalModels(createTestNetwork(), noAbort(), addresses).list(own, noAbort());
}

describe('the servers of this computer', () => {
  it('are found, each in its own shape, with the models that answer prompts', async () => {
    const ollama = await serve({ shape: 'ollama', models: ['llama3.2:3b', 'nomic-embed-text:latest'] });
    const lmStudio = await serve({ models: ['gemma-3', 'text-embedding-nomic'] });
    expect(await list({ ollama: ollama.address, 'lm-studio': lmStudio.address })).toEqual([
      { id: 'ollama', name: 'Ollama', address: ollama.address, state: 'ready', models: ['llama3.2:3b'] },
      { id: 'lm-studio', name: 'LM Studio', address: lmStudio.address, state: 'ready', models: ['gemma-3'] },
    ]);
    expect(ollama.asked.map(({ path }) => path)).toEqual(['/api/tags']);
    expect(lmStudio.asked.map(({ path }) => path)).toEqual(['/v1/models']);
  });

  it('are told apart where they have no model, or are something else', async () => {
    const empty = await serve({ shape: 'ollama', models: [] });
    const other = await serve({
      override: (_asked, response) => {
        response.end('<html>a router');
        return true;
      },
    });
    const found = await list({ ollama: empty.address, 'lm-studio': other.address });
    expect(found.map(({ state }) => state)).toEqual(['no_model', 'foreign']);
  });

  it('are left out where nobody answers, but the user’s own is told of', async () => {
    const own = `http://127.0.0.1:${await findClosedPort()}`;
    expect(await list({}, own)).toMatchObject([{ id: 'own', state: 'silent', models: [] }]);
    expect(await list({})).toEqual([]);
  });

  it('may be of the user’s own, in either shape, and are not named twice', async () => {
    const [openai, ollama] = [await serve({}), await serve({ shape: 'ollama', override: onlyTags })];
    expect(await list({}, openai.address)).toMatchObject([
      { id: 'own', name: `127.0.0.1:${openai.port}`, state: 'ready', models: ['tiny'] },
    ]);
    expect(await list({}, `localhost:${ollama.port}`)).toMatchObject([{ id: 'own', state: 'ready' }]);
    const once = await list({ ollama: ollama.address }, `http://localhost:${ollama.port}`);
    expect(once.map(({ id }) => id)).toEqual(['ollama']);
  });

  it('offer only models whose names can be read', async () => {
    const server = await serve({ models: ['good', '', 'a\u202Eb', 'two\nlines', 'x'.repeat(201)] });
    expect(await list({ 'lm-studio': server.address })).toMatchObject([{ models: ['good'] }]);
  });

  it('are not waited for when they accept and say nothing', async () => {
    const silent = await serveTcp((socket) => socket.resume());
    const clock = createManualClock();
    const usual = { ollama: `http://127.0.0.1:${silent.port}`, 'lm-studio': 'http://127.0.0.1:9' };
    const models = createLocalModels(createTestNetwork({ clock }), noAbort(), usual);
    const asked = models.list(null, noAbort());
    await expect.poll(() => silent.accepted()).toBe(1);
    clock.strike();
    expect(await asked).toEqual([]);
    await silent.allClosed();
  });

  it('cannot fill the memory with a list that never ends', async () => {
    const server = await serve({
      override: (_asked, response) => {
        const more = (): void => {
          if (!response.destroyed) response.write('['.repeat(65_536), more);
        };
        more();
        return true;
      },
    });
    expect(await list({ ollama: server.address })).toMatchObject([{ state: 'foreign' }]);
  });
});

function onlyTags({ path }: Asked, response: ServerResponse): boolean {
  if (path !== '/v1/models') return false;
  response.writeHead(404).end();
  return true;
}
