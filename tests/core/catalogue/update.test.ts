import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenEngine, openEngine } from '../../../src/headless/open-engine.ts';
import { openCatalogue } from '../../../src/node/catalogue.ts';
import { MAX_CATALOGUE_BYTES } from '../../../src/shared/catalogue-calls.ts';
import { CALLS, type RequestOf, type ResponseOf } from '../../../src/shared/contract.ts';
import type { CallName } from '../../../src/shared/names.ts';
import { serveHttp } from '../../support/loopback-servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-catalogue-'));
const catalogueFile = join(folder, 'built-in.json');
const page = (name: string) => ({ format: 'statuspage', url: `http://127.0.0.1:1/${name}` });
const service = (id: string, more: object = {}) => ({ id, name: id.toUpperCase(), page: page(id), ...more });
const BUILT_IN = { services: [service('one', { watchedByDefault: true }), service('two'), service('three')] };
/** Two is renamed, three is gone, four is new; and none is marked to be watched. */
const NEXT = { services: [service('one'), service('two', { name: 'Zwei' }), service('four')] };

let open: OpenEngine;

function start(): OpenEngine {
  const opened = openCatalogue({ catalogueFile, userFile: null, folder: join(folder, 'data'), wallMs: 7 });
  if (!opened.ok) throw new Error(opened.error);
  const engine = openEngine({ folder: join(folder, 'data'), ...opened.value, version: '0', env: {} });
  if (!engine.ok) throw new Error(engine.error.message);
  return engine.value;
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

const previewText = (value: unknown) =>
  open.dispatch('catalogue.preview', {
    kind: 'file',
    name: 'mine.json',
    text: typeof value === 'string' ? value : JSON.stringify(value),
  });
async function serve(type: string, body: string): Promise<string> {
  const { port } = await serveHttp((_request, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  return `http://127.0.0.1:${port}/list.json`;
}
const offered = () => open.engine.catalogue().map(({ id, name }) => `${id} ${name}`);

beforeAll(() => {
  writeFileSync(catalogueFile, JSON.stringify(BUILT_IN));
  open = start();
});
afterEach(async () => {
  await call('catalogue.restore', {});
});
afterAll(() => {
  open.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('another catalogue', () => {
  it('is previewed, taken, kept over a restart, and given up again', async () => {
    const address = await serve('application/json', JSON.stringify(NEXT));
    const preview = await call('catalogue.preview', { kind: 'address', address });
    expect(preview).toMatchObject({
      from: address,
      services: 3,
      added: [{ id: 'four', name: 'FOUR' }],
      changed: [{ id: 'two', name: 'Zwei' }],
      removed: [{ id: 'three', name: 'THREE' }],
      unwatched: [],
    });
    expect(offered()).toEqual(['one ONE', 'two TWO', 'three THREE']);

    const state = await call('catalogue.update', { id: preview.id });
    expect(state).toMatchObject({ origin: { from: address }, services: 3, canUpdate: true });
    expect(offered()).toEqual(['one ONE', 'two Zwei', 'four FOUR']);
    expect(open.engine.snapshot().services.map(({ id }) => id)).toEqual(['one']);

    open.close();
    open = start();
    expect(offered()).toEqual(['one ONE', 'two Zwei', 'four FOUR']);
    expect((await call('catalogue.state', {})).origin?.from).toBe(address);

    expect(await call('catalogue.restore', {})).toEqual({ origin: null, services: 3, canUpdate: true });
    expect(offered()).toEqual(['one ONE', 'two TWO', 'three THREE']);
    expect(existsSync(join(folder, 'data/catalogue.json'))).toBe(false);
  });

  it('says which watched services would go', async () => {
    open.engine.changeSettings({ services: [{ id: 'three', components: null, notifyFrom: null }] });
    const answer = await previewText(NEXT);
    expect(answer).toMatchObject({ ok: true, value: { unwatched: [{ id: 'three' }] } });
    open.engine.changeSettings({ services: null });
  });

  it('leaves services of the user’s own in front', async () => {
    const own = { ...service('two', { name: 'Mine' }) };
    await open.dispatch('service.add', { service: own, watch: null });
    const { id } = await call('catalogue.preview', {
      kind: 'file',
      name: 'mine.json',
      text: JSON.stringify(NEXT),
    });
    await call('catalogue.update', { id });
    expect(offered()).toEqual(['one ONE', 'two Mine', 'four FOUR']);
    await open.dispatch('service.remove', { serviceId: 'two' });
    expect(offered()).toEqual(['one ONE', 'two Zwei', 'four FOUR']);
  });

  it('is taken as it was previewed, once', async () => {
    const first = await previewText(NEXT);
    await previewText(BUILT_IN);
    const id = first.ok ? CALLS['catalogue.preview'].response.parse(first.value).id : '';
    expect(await open.dispatch('catalogue.update', { id })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it.each<readonly [string, unknown, string]>([
    ['what is not JSON', '{"services":', 'mine.json: not JSON ('],
    ['a web page', '<html></html>', 'mine.json: not JSON ('],
    ['another form', { items: [] }, 'mine.json: services: '],
    ['an empty list', { services: [] }, 'mine.json: it names no service.'],
    [
      'one bad entry, naming it',
      {
        services: [service('one'), service('bad', { page: { format: 'gopher', url: 'https://a.example' } })],
      },
      'mine.json: services.1.page.format (“bad”): ',
    ],
    ['an id twice', { services: [service('one'), service('one')] }, 'mine.json: the id “one” is used twice.'],
    [
      'plain http to elsewhere',
      { services: [service('one', { page: { format: 'instatus', url: 'http://a.example' } })] },
      'plain http is for this machine alone',
    ],
    ['an authority of its own', { ...NEXT, caPem: 'x' }, 'mine.json: it names controls, an authority'],
    [
      'a place for the key to go to',
      { ...NEXT, models: { anthropic: 'http://127.0.0.1:8080/v1/messages' } },
      'mine.json: it names controls, an authority or places of models',
    ],
  ])('refuses %s, and nothing changes', async (_, value, message) => {
    expect(await previewText(value)).toMatchObject({
      ok: false,
      error: { code: 'invalid', message: expect.stringContaining(message) },
    });
    expect(offered()).toEqual(['one ONE', 'two TWO', 'three THREE']);
  });

  it.each([
    ['http://lists.example/a.json', 'plain http is for this machine alone'],
    ['https://me:secret@lists.example/a.json', 'password'],
    ['ftp://lists.example/a.json', 'is no web address'],
    ['lists', 'is no web address'],
  ])('does not ask %s', async (address, message) => {
    const answer = await open.dispatch('catalogue.preview', { kind: 'address', address });
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } });
  });

  it('refuses a web page and what is too large from an address', async () => {
    const web = await serve('text/html', '<html></html>');
    expect(await open.dispatch('catalogue.preview', { kind: 'address', address: web })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('it answered with a web page') },
    });
    const large = await serve('application/json', ' '.repeat(MAX_CATALOGUE_BYTES + 1));
    expect(await open.dispatch('catalogue.preview', { kind: 'address', address: large })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('larger than 2 MB') },
    });
  });

  it.each([
    ['damaged', '{"origin":{"from":"x","at":1},"services":[{"id":"A B"}]}'],
    ['empty', ''],
  ])('a kept one that is %s: the built-in one stands in, and a notice says so', (_, text) => {
    const kept = join(folder, 'data/catalogue.json');
    writeFileSync(kept, text);
    const opened = openCatalogue({ catalogueFile, userFile: null, folder: join(folder, 'data'), wallMs: 7 });
    expect(opened.ok && opened.value.services.services.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
    expect(opened.ok && opened.value.notices).toEqual([
      {
        id: 'catalogue',
        at: 7,
        kind: 'services',
        text: expect.stringMatching(
          /^The updated catalogue in .*catalogue\.json could not be read: .*stands in\.$/,
        ),
      },
    ]);
    expect(existsSync(kept)).toBe(true);
  });
});

describe('services of a file named for the run', () => {
  it('are not replaced', async () => {
    const loaded = openCatalogue({ catalogueFile, userFile: catalogueFile, folder, wallMs: 7 });
    if (!loaded.ok) throw new Error(loaded.error);
    expect(loaded.value.catalogue.canUpdate).toBe(false);
    expect(loaded.value.catalogue.keep({ from: 'x', at: 1, services: [] }).ok).toBe(false);
    expect(existsSync(join(folder, 'catalogue.json'))).toBe(false);
  });
});
