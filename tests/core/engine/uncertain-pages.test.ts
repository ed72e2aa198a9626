import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import type { EngineOptions } from '../../../src/core/engine-options.ts';
import type { PageAnswer } from '../../../src/core/ports.ts';
import type { Service } from '../../../src/shared/service.ts';
import type { Settings } from '../../../src/shared/settings.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { readFixture } from '../feeds/fixtures.ts';
import { CLAUDE, MINUTE, play, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts, type World } from '../support/scripted-ports.ts';

const PAGE = 'https://status.lantern.example';
const DOUBTFUL: Service = {
  ...CLAUDE,
  id: 'lantern',
  name: 'Lantern',
  page: { format: 'statuspage', url: PAGE, mirrors: [] },
  targets: [],
  doubtful: true,
};

const toBytes = (document: string | object): Uint8Array =>
  typeof document === 'string' ? readFixture(document) : new TextEncoder().encode(JSON.stringify(document));

/** An engine that watches one service, over a web of the documents and fixtures given; everything else is a 404. */
function watch(
  service: Service,
  documents: Readonly<Record<string, string | object>>,
  kept = new Map<string, unknown>(),
  settings: Partial<Settings> = {},
) {
  const clock = createVirtualClock(START);
  const world: World = {
    probe: () => ({ end: ALIVE }),
    controls: () => 'online',
    page: () => 'operational',
  };
  const scripted = createScriptedPorts(clock, world, settings, kept);
  const asked: string[] = [];
  const fetchPage = ({ url }: { readonly url: string }): Promise<PageAnswer> => {
    asked.push(url);
    const file = documents[url];
    const at = clock.wallMs();
    return Promise.resolve(
      file === undefined
        ? { kind: 'failed', failure: { at, kind: 'status', detail: '404' }, retryAfterMs: null }
        : { kind: 'body', bytes: toBytes(file), contentType: '', etag: null, maxAgeMs: null },
    );
  };
  const options: EngineOptions = {
    ports: { ...scripted.ports, fetchPage },
    catalogue: [{ ...service, watchedByDefault: true }],
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  };
  const engine = createEngine(options);
  engine.start();
  return { engine, clock, asked, page: () => engine.snapshot().services[0]?.page };
}

describe('a page of which the catalogue is not sure', () => {
  const documents = { [`${PAGE}/summary.json`]: 'instatus/partial.json' };

  it('is looked at when it cannot be read at its first use, and read as what it turned out to be', async () => {
    const kept = new Map<string, unknown>();
    const first = watch(DOUBTFUL, documents, kept);
    await first.clock.advance(6 * MINUTE);
    expect(first.page()).toMatchObject({ foundAs: 'instatus', failure: null });
    expect(first.engine.snapshot().services[0]?.verdict.level).toBe('partial_outage');
    first.engine.stop();

    const again = watch(DOUBTFUL, documents, kept);
    await again.clock.advance(MINUTE);
    expect(again.page()).toMatchObject({ foundAs: 'instatus' });
    expect(again.asked).not.toContain(`${PAGE}/api/v2/summary.json`);
    again.engine.stop();
  });

  it('is left as it is where it can be read, and where the catalogue is sure', async () => {
    const statuspage = { [`${PAGE}/api/v2/summary.json`]: 'statuspage/partial.json', ...documents };
    for (const [service, web] of [
      [DOUBTFUL, statuspage],
      [{ ...DOUBTFUL, doubtful: false }, documents],
    ] as const) {
      const { engine, clock, asked, page } = watch(service, web);
      await clock.advance(6 * MINUTE);
      expect(page()?.foundAs).toBeUndefined();
      expect(asked).not.toContain(`${PAGE}/summary.json`);
      engine.stop();
    }
  });

  it('is looked at once, however long nothing is there', async () => {
    const { engine, clock, asked } = watch(DOUBTFUL, {});
    await clock.advance(60 * MINUTE);
    expect(asked.filter((url) => url === `${PAGE}/summary.json`)).toHaveLength(1);
    engine.stop();
  });
});

describe('a component whose id the page has changed', () => {
  it('is found by its name, and said to be', async () => {
    const { engine, clock } = play([{ ...CLAUDE, components: [{ id: 'gone', name: 'API', group: null }] }]);
    await clock.advance(2 * MINUTE);
    expect(engine.snapshot().services[0]?.components).toEqual([
      {
        id: 'c1',
        name: 'API',
        group: null,
        level: 'operational',
        watched: true,
        missing: false,
        foundByName: true,
      },
    ]);
    engine.stop();
  });

  it('is found by the name it had on the page, where the catalogue never knew it, also after a restart', async () => {
    const summary = (id: string, status: string) => ({
      page: { id: 'p', name: 'Page' },
      status: { indicator: 'none' },
      components: [
        { id: 'x', name: 'Other', status: 'operational' },
        { id, name: 'API', status },
      ],
      incidents: [],
      scheduled_maintenances: [],
    });
    const documents = { [`${PAGE}/api/v2/summary.json`]: summary('c1', 'operational') };
    const service = { ...DOUBTFUL, doubtful: false };
    const settings = { services: [{ id: service.id, components: ['c1'], notifyFrom: null }] };
    const kept = new Map<string, unknown>();
    const run = () => {
      const watching = watch(service, documents, kept, settings);
      const view = () => watching.engine.snapshot().services[0];
      return { ...watching, view, watched: () => view()?.components.filter((one) => one.watched) };
    };
    const first = run();
    await first.clock.advance(2 * MINUTE);
    documents[`${PAGE}/api/v2/summary.json`] = summary('renewed', 'major_outage');
    await first.clock.advance(2 * MINUTE);
    const renewed = { id: 'renewed', name: 'API', level: 'major_outage', foundByName: true };
    expect(first.watched()).toMatchObject([renewed]);
    expect(first.view()?.verdict).toMatchObject({ level: 'major_outage', cause: 'provider' });
    first.engine.stop();
    const second = run();
    expect(second.watched()).toMatchObject([renewed]);
    await second.clock.advance(2 * MINUTE);
    expect(second.watched()).toMatchObject([renewed]);
    second.engine.stop();
  });

  it('is not said of one that is found by its id', async () => {
    const { engine, clock } = play([{ ...CLAUDE, components: [{ id: 'c1', name: 'Old', group: null }] }]);
    await clock.advance(2 * MINUTE);
    expect(engine.snapshot().services[0]?.components[0]).not.toHaveProperty('foundByName');
    engine.stop();
  });
});
