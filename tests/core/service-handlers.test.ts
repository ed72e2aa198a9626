import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenEngine, openEngine } from '../../src/headless/open-engine.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { CALLS, type RequestOf, type ResponseOf } from '../../src/shared/contract.ts';
import type { CallName } from '../../src/shared/names.ts';
import type { Conditions } from '../../src/shared/service.ts';
import { GERMAN } from '../../src/shared/words/german/german.ts';
import { createDial, toScenario } from '../lab/scenarios.ts';
import { serveHttp } from '../support/loopback-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-services-'));
let lab: Lab;
let open: OpenEngine;

function start(): OpenEngine {
  const opened = openEngine({ folder, services: lab.servicesFile, version: '0.0.0', env: {} });
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.engine.start();
  return opened.value;
}

/** The contract, seen so that TypeScript can follow a lookup by a name it does not know. */
const RESPONSES: {
  readonly [Name in CallName]: { readonly response: { readonly parse: (raw: unknown) => ResponseOf<Name> } };
} = CALLS;

async function call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
  const answer = await open.dispatch(name, request);
  if (!answer.ok) throw new Error(answer.error.message);
  return RESPONSES[name].response.parse(answer.value);
}

beforeAll(async () => {
  lab = await startLab({ scenario: toScenario([]), clock: createDial().clock, tls: true });
  open = start();
});
afterAll(async () => {
  open.close();
  await lab.close();
  rmSync(folder, { recursive: true, force: true });
});

const pageUrl = () => lab.servicesFile.services[0]?.page?.url ?? '';

describe('services of the user’s own', () => {
  it('finds a page at an address and previews it', async () => {
    const proposal = await call('service.detect', { address: pageUrl() });
    expect(proposal).toMatchObject({
      known: { id: 'acme' },
      page: { format: 'statuspage', level: 'operational' },
      tried: null,
    });
    expect(proposal.page?.components.length).toBeGreaterThan(0);
  });

  it('says what is wrong with what is no address', async () => {
    const answer = await open.dispatch('service.detect', { address: 'http://evil.example' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('adds one, watches it, keeps it over a restart, removes it and takes that back', async () => {
    const { service } = await call('service.detect', { address: pageUrl() });
    await call('service.add', {
      service,
      watch: { id: service.id, components: null, notifyFrom: 'major_outage' },
    });
    expect(open.engine.snapshot().services.map(({ id }) => id)).toEqual(['acme', service.id]);

    open.close();
    open = start();
    expect(open.engine.snapshot().services.map(({ id }) => id)).toEqual(['acme', service.id]);
    const { rows } = await call('catalogue.search', { query: service.name, category: null, limit: 10 });
    expect(rows).toContainEqual(expect.objectContaining({ id: service.id, isOwn: true, watched: true }));

    // Watched alone, it is no stranger to a program that starts anew.
    const alone = [{ id: service.id, components: null, notifyFrom: 'major_outage' as const }];
    const before = open.engine.snapshot().settings.services;
    open.engine.changeSettings({ services: alone });
    open.close();
    open = start();
    expect(open.engine.snapshot().services.map(({ id }) => id)).toEqual([service.id]);
    open.engine.changeSettings({ services: before });

    const removed = await call('service.remove', { serviceId: service.id });
    expect(open.engine.snapshot().services.map(({ id }) => id)).toEqual(['acme']);
    expect(removed.watch).toMatchObject({ notifyFrom: 'major_outage' });
    await call('service.add', removed);
    expect(open.engine.snapshot().settings.services).toContainEqual(removed.watch);
    await call('service.remove', { serviceId: service.id });
  });

  it('takes other conditions for a target in place of those it had, keeps its place and what is chosen for it', async () => {
    const target = {
      id: 'own-c',
      name: 'c',
      url: 'https://c.invalid/health',
      aliveStatuses: [],
      expects: 'any' as const,
    };
    const service = {
      id: 'c',
      name: 'c',
      category: 'own',
      homepage: null,
      page: null,
      components: [],
      targets: [target],
      watchedByDefault: false,
    };
    const later = { ...service, id: 'd', targets: [{ ...target, id: 'own-d' }] };
    const watch = { id: 'c', components: null, notifyFrom: 'major_outage' as const };
    await call('service.add', { service, watch });
    await call('service.add', { service: later, watch: null });
    const must = { status: 200, json: { path: 'checks[0].status', equals: 'ok' } };
    await call('service.add', { service: { ...service, targets: [{ ...target, must }] }, watch: null });
    expect((await call('service.describe', { serviceId: 'c' })).targets[0]?.must).toEqual(must);
    expect(
      open.engine
        .catalogue()
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(['c', 'd']);
    expect(open.engine.snapshot().settings.services).toContainEqual(watch);
    await call('service.remove', { serviceId: 'c' });
    await call('service.remove', { serviceId: 'd' });
  });

  it('refuses a condition on what is never read, and takes one that is not met now', async () => {
    let answer = '';
    const server = await serveHttp((_request, response) => response.end(answer));
    const url = `http://127.0.0.1:${server.port}/health`;
    const under = (id: string, must: Conditions): RequestOf<'service.add'> => ({
      service: {
        id,
        name: 'Long',
        category: 'own',
        homepage: null,
        page: null,
        components: [],
        targets: [{ id: `own-${id}`, name: 'Long', url, aliveStatuses: [], expects: 'any', must }],
        watchedByDefault: false,
      },
      watch: { id, components: null, notifyFrom: null },
    });
    const checked = async (id: string) => {
      await call('service.check', { serviceId: id });
      const { verdict } = open.engine.snapshot().services.find((one) => one.id === id) ?? {};
      await call('service.remove', { serviceId: id });
      return verdict?.evidence.find(({ kind }) => kind === 'probes');
    };
    const filler = 'x'.repeat(16 * 1024);

    answer = `{"filler":"${filler}","status":"up"}`;
    for (const must of [{ json: { path: 'status', equals: 'up' } }, { text: 'up' }]) {
      const refused = await open.dispatch('service.add', under('beyond', must));
      expect(refused).toMatchObject({ ok: false, error: { code: 'refused' } });
      expect(refused.ok ? '' : refused.error.message).toMatch(/“Long” is longer than 16 KiB/);
    }
    expect(open.engine.catalogue().map(({ id }) => id)).not.toContain('beyond');

    answer = `{"status":"up","filler":"${filler}"}`;
    await call('service.add', under('within', { json: { path: 'status', equals: 'up' } }));
    expect(await checked('within')).toMatchObject({ failed: 0, class: 'ok', code: '200' });
    await call('service.add', under('other', { json: { path: 'status', equals: 'down' } }));
    expect(await checked('other')).toMatchObject({ failed: 1, code: 'JSON_DIFFERS' });
  });

  it('refuses what could not be read back at the next start', async () => {
    const target = {
      id: 'own-same',
      name: 't',
      url: 'https://same.invalid/',
      aliveStatuses: [],
      expects: 'any' as const,
    };
    const base = {
      name: 'x',
      category: 'own',
      homepage: null,
      page: null,
      components: [],
      watchedByDefault: false,
    };
    await call('service.add', { service: { ...base, id: 'one', targets: [target] }, watch: null });
    const answer = await open.dispatch('service.add', {
      service: { ...base, id: 'two', targets: [target] },
      watch: null,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(GERMAN.host.say(answer.ok ? '' : answer.error.message)).toBe(
      'die Kennung „own-same“ kommt zweimal vor.',
    );
    open.close();
    open = start();
    expect(open.engine.catalogue().map(({ id }) => id)).toContain('one');
    await call('service.remove', { serviceId: 'one' });
  });

  it('refuses plain http to elsewhere, an entry without anything to watch, and to remove the catalogue’s', async () => {
    const target = {
      id: 't',
      name: 't',
      url: 'http://elsewhere.example',
      aliveStatuses: [],
      expects: 'any' as const,
    };
    const base = { id: 'x', name: 'x', category: 'own', homepage: null, page: null, components: [] };
    const refused = [
      { ...base, targets: [target], watchedByDefault: false },
      { ...base, targets: [], watchedByDefault: false },
    ];
    for (const service of refused) {
      const answer = await open.dispatch('service.add', { service, watch: null });
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    const answer = await open.dispatch('service.remove', { serviceId: 'acme' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('a diagnosis with progress', () => {
  it('names its steps at once, and each is done in the end', async () => {
    const begun = await call('diagnosis.start', { language: 'de' });
    expect(begun.steps.map(({ title }) => title)).toContain('Eigene Verbindung');
    expect(begun.steps.every(({ done }) => done === null)).toBe(true);
    const joined = await call('diagnosis.start', { language: 'en' });
    expect(joined.id).toBe(begun.id);
    await expect
      .poll(async () => (await call('diagnosis.get', {}))?.endedAt, { timeout: 15_000 })
      .not.toBeNull();
    const run = await call('diagnosis.get', {});
    expect(run?.steps.find(({ id }) => id === 'service:acme')?.done).toMatchObject({ outcome: 'good' });
  });
});

describe('what is kept', () => {
  it('is described, and gone when deleted, settings and own services apart', async () => {
    await call('service.check', { serviceId: null });
    await call('settings.set', { theme: 'dark' });
    const { files, folder: told } = await call('data.describe', {});
    expect(told).toBe(folder);
    expect(files.map(({ name }) => name)).toContain('history.db');

    const isInFile = () => readFileSync(join(folder, 'history.db')).includes('all_good');
    await call('data.delete', { confirmed: true });
    const snapshot = open.engine.snapshot();
    expect(snapshot.services.map(({ verdict }) => verdict.level)).toEqual(['unknown']);
    expect(snapshot.settings.theme).toBe('dark');
    const range = { fromMs: 0, toMs: 4_000_000_000_000 };
    expect(await call('history.changes', { serviceId: 'acme', ...range })).toMatchObject([
      { from: null, to: { reason: 'no_data' } },
    ]);
    expect(existsSync(join(folder, 'my-services.json'))).toBe(true);
    expect(isInFile()).toBe(false);
  });
});
