import { describe, expect, it, onTestFinished } from 'vitest';
import { findLocalServers } from '../../../src/core/catalogue/local-servers.ts';
import { createLocalModels } from '../../../src/node/local-model/local-models.ts';
import { findClosedPort } from '../../support/loopback-servers.ts';
import { type ModelServerOptions, startModelServer } from '../../support/model-server.ts';
import { createTestNetwork, noAbort } from '../../support/test-network.ts';

const OFF = { enabled: false, address: null, model: null };

async function serve(options: ModelServerOptions): Promise<string> {
  const server = await startModelServer(options);
  onTestFinished(() => server.close());
  return server.address;
}

async function find(usual: Readonly<Record<string, string>>, localModel: typeof OFF | object = OFF) {
  const nobody = `http://127.0.0.1:${await findClosedPort()}`;
  const addresses = { ollama: nobody, 'lm-studio': nobody, ...usual };
  const models = createLocalModels(createTestNetwork(), noAbort(), addresses);
  return findLocalServers(async () => models, { ...OFF, ...localModel });
}

describe('findLocalServers', () => {
  it('finds both by their lists of models', async () => {
    const ollama = await serve({ shape: 'ollama', models: ['llama3.2:3b', 'qwen3'] });
    const lmStudio = await serve({ models: ['gemma'] });
    expect(await find({ ollama, 'lm-studio': lmStudio })).toMatchObject([
      { id: 'ollama', address: ollama, models: ['llama3.2:3b', 'qwen3'] },
      { id: 'lm-studio', models: ['gemma'] },
    ]);
  });

  it.each([
    ['has no model', '{"models":[]}'],
    ['answers something else', '{"models":"none"}'],
    ['answers no JSON', '<html>'],
  ])('leaves out one that %s', async (_what, body) => {
    const override: ModelServerOptions['override'] = (_asked, response) => {
      response.end(body);
      return true;
    };
    expect(await find({ ollama: await serve({ shape: 'ollama', override }) })).toEqual([]);
  });

  it('leaves out what does not answer, and asks nobody where there is no way to', async () => {
    expect(await find({})).toEqual([]);
    expect(await findLocalServers(undefined, OFF)).toEqual([]);
  });

  it('has the user’s own only where local models are switched on', async () => {
    const address = await serve({ models: ['phi'] });
    expect(await find({}, { address })).toEqual([]);
    expect(await find({}, { enabled: true, address })).toMatchObject([{ id: 'own', models: ['phi'] }]);
  });
});
