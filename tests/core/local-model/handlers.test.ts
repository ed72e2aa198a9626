import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLocalModelHandlers } from '../../../src/core/local-model/handlers.ts';
import { createClock } from '../../../src/node/clock.ts';
import { createLocalModels } from '../../../src/node/local-model/local-models.ts';
import { LOCAL_MODEL_CALLS } from '../../../src/shared/local-model/calls.ts';
import type { LocalModelCallName } from '../../../src/shared/local-model/names.ts';
import { ok } from '../../../src/shared/result.ts';
import { SettingsSchema } from '../../../src/shared/settings.ts';
import { findClosedPort } from '../../support/loopback-servers.ts';
import { startModelServer } from '../../support/model-server.ts';
import { createTestNetwork, noAbort } from '../../support/test-network.ts';

async function open(localModel: object) {
  const server = await startModelServer();
  onTestFinished(() => server.close());
  const nobody = `http://127.0.0.1:${await findClosedPort()}`;
  let loads = 0;
  let settings = SettingsSchema.parse({ localModel });
  const handlers = createLocalModelHandlers({
    clock: createClock(),
    settings: { get: () => settings, set: () => ok(settings) },
    loadLocalModels: async () => {
      loads += 1;
      const usual = { ollama: nobody, 'lm-studio': server.address };
      return createLocalModels(createTestNetwork(), noAbort(), usual);
    },
  });
  /** A call as a client makes it: over JSON, and the answer checked against the contract. */
  const call = async (name: LocalModelCallName, request: object): Promise<unknown> => {
    const answer = await handlers[name](JSON.parse(JSON.stringify(request)));
    if (answer.ok) LOCAL_MODEL_CALLS[name].response.parse(JSON.parse(JSON.stringify(answer.value)));
    return answer;
  };
  const choose = (next: object): void => {
    settings = SettingsSchema.parse({ localModel: next });
  };
  return { server, call, choose, loads: () => loads };
}

const START = { serverId: 'lm-studio', model: 'tiny', prompt: 'Say hello.' };

describe('the calls about models on this computer', () => {
  it('load nothing and ask nobody while it is switched off', async () => {
    const { call, server, loads } = await open({});
    const runId = randomUUID();
    expect(await call('localModel.list', {})).toEqual({ ok: true, value: [] });
    expect(await call('localModel.start', { runId, ...START })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    expect(await call('localModel.read', { runId, offset: 0 })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await call('localModel.stop', { runId })).toMatchObject({ error: { code: 'not_found' } });
    expect([loads(), server.asked]).toEqual([0, []]);
  });

  it('find a server, run a prompt there, and read its answer', async () => {
    const { call, server, loads } = await open({ enabled: true });
    const runId = randomUUID();
    expect(await call('localModel.list', {})).toMatchObject({
      value: [{ id: 'lm-studio', state: 'ready', models: ['tiny'] }],
    });
    expect(await call('localModel.start', { runId, ...START })).toMatchObject({ ok: true });
    await expect
      .poll(() => call('localModel.read', { runId, offset: 0 }))
      .toMatchObject({ value: { run: { state: 'done', tokens: 2 }, text: 'Hello there.' } });
    expect(server.asked.at(-1)?.body).toMatchObject({ messages: [{ role: 'user', content: 'Say hello.' }] });
    expect(loads()).toBe(1);
  });

  it('stop a run, also after it was switched off meanwhile', async () => {
    const { call, server, choose } = await open({ enabled: true });
    server.play((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"choices":[{"delta":{"content":"One"}}]}\n\n');
    });
    const runId = randomUUID();
    await call('localModel.start', { runId, ...START });
    await expect
      .poll(() => call('localModel.read', { runId, offset: 0 }))
      .toMatchObject({ value: { text: 'One' } });
    choose({ enabled: false });
    expect(await call('localModel.stop', { runId })).toMatchObject({ value: { state: 'stopped', chars: 3 } });
    await server.hungUp;
  });

  it('reach the user’s own server only through the settings', async () => {
    const { call, server } = await open({ enabled: true, address: null });
    const runId = randomUUID();
    await call('localModel.start', { runId, ...START, serverId: 'own' });
    await expect
      .poll(() => call('localModel.read', { runId, offset: 0 }))
      .toMatchObject({ value: { run: { state: 'failed', problem: { kind: 'silent' } } } });
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['localModel.start', { ...START, runId: 'x' }],
    ['localModel.start', { ...START, runId: randomUUID(), prompt: ' \n' }],
    ['localModel.start', { ...START, runId: randomUUID(), model: '' }],
    ['localModel.start', { ...START, runId: randomUUID(), serverId: 'elsewhere' }],
    ['localModel.start', { ...START, runId: randomUUID(), address: 'http://192.0.2.1' }],
    ['localModel.read', { runId: randomUUID(), offset: -1 }],
    ['localModel.list', { address: 'http://192.0.2.1' }],
  ] as const)('refuse %s with %j', async (name, request) => {
    const { call } = await open({ enabled: true });
    expect(await call(name, request)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });
});
