import { describe, expect, it } from 'vitest';
import { type DetectAnswer, detectFrom } from '../../../src/core/detect/detect.ts';
import { findPage } from '../../../src/core/detect/find-page.ts';
import { type DetectPlan, detectPlan } from '../../../src/core/detect/plan.ts';
import { feedFor } from '../../../src/core/feeds/feed.ts';
import type { PageAnswer } from '../../../src/core/ports.ts';
import { type FeedFormat, FeedFormatSchema, PageRefSchema } from '../../../src/shared/service.ts';
import { READ_AT, readFixture, toBytes } from '../feeds/fixtures.ts';

const HEX = '0123456789abcdef01234567';

function planFor(input: string): DetectPlan {
  const plan = detectPlan(input);
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
}
const addressesOf = (input: string) => planFor(input).tries.map(({ address }) => address);
const failed = (address: string, failure: 'status' | 'unreachable' | 'not_json'): DetectAnswer => ({
  address,
  at: READ_AT,
  failure,
});
const body = (address: string, bytes: Uint8Array): DetectAnswer => ({ address, at: READ_AT, bytes });

describe('where a page may be', () => {
  it('a status host: at its root, the common formats first, news last', () => {
    expect(addressesOf('status.lantern.example')).toEqual([
      'https://status.lantern.example/api/v2/summary.json',
      'https://status.lantern.example/summary.json',
      'https://status.lantern.example/index.json',
      'https://status.lantern.example/api/v1/components?per_page=1000',
      'https://status.lantern.example/api/v1/endpoints/statuses?page=1&pageSize=1',
      'https://status.lantern.example/api/statuses',
      'https://status.lantern.example/history.atom',
      'https://status.lantern.example/feed.atom',
      'https://status.lantern.example/feed.xml',
      'https://status.lantern.example/feed',
    ]);
  });

  it('a domain: there, and at its status host; a blog is no status page', () => {
    const addresses = addressesOf('https://www.lantern.example');
    expect(addresses[0]).toBe('https://www.lantern.example/api/v2/summary.json');
    expect(addresses).toContain('https://status.lantern.example/api/v2/summary.json');
    expect(addresses).toContain('https://status.lantern.example/feed');
    expect(addresses).not.toContain('https://www.lantern.example/feed');
  });

  it("a page's document or an incident's address: at the page", () => {
    for (const input of [
      'https://status.lantern.example/eu/api/v2/summary.json',
      'https://status.lantern.example/eu/incidents/abc123',
      'https://status.lantern.example/eu/index.json',
    ]) {
      expect(addressesOf(input).slice(0, 2)).toEqual([
        'https://status.lantern.example/eu/api/v2/summary.json',
        'https://status.lantern.example/eu/summary.json',
      ]);
      expect(addressesOf(input)).toContain('https://status.lantern.example/summary.json');
    }
  });

  it("a feed's address: that very feed first", () => {
    expect(addressesOf('https://lantern.example/news/status.rss')[0]).toBe(
      'https://lantern.example/news/status.rss',
    );
  });

  it.each<readonly [string, FeedFormat, string]>([
    [
      'https://www.google.com/appsstatus/dashboard/',
      'google-workspace',
      'https://www.google.com/appsstatus/dashboard',
    ],
    ['status.cloud.google.com', 'google-cloud', 'https://status.cloud.google.com'],
    [
      'https://status.cloud.google.com/maps-platform/',
      'google-cloud',
      'https://status.cloud.google.com/maps-platform',
    ],
    ['health.aws.amazon.com', 'aws', 'https://health.aws.amazon.com/health/status'],
    ['status.azure.com', 'azure-rss', 'https://azure.status.microsoft/en-us/status'],
    ['slack-status.com', 'slack', 'https://slack-status.com'],
    ['status.heroku.com', 'heroku', 'https://status.heroku.com'],
    ['https://developer.apple.com/system-status/', 'apple', 'https://developer.apple.com/system-status'],
    ['status.office365.com', 'microsoft365', 'https://status.cloud.microsoft'],
    ['https://stats.uptimerobot.com/abc', 'uptimerobot', 'https://stats.uptimerobot.com/abc'],
  ])('%s is known by its host as %s', (input, format, url) => {
    expect(planFor(input).tries.map(({ pages }) => pages)).toMatchObject([[{ format, url }]]);
  });

  it.each<readonly [string, FeedFormat]>([
    ['lantern.instatus.com', 'instatus'],
    ['lantern.statuspal.eu', 'statuspal'],
    ['lantern.betteruptime.com', 'betterstack'],
    ['https://up.lantern.example/status/home', 'uptime-kuma'],
    ['http://127.0.0.1:3001/status/home', 'uptime-kuma'],
  ])('%s is likely %s, and else anything', (input, format) => {
    expect(planFor(input).tries[0]?.pages[0]?.format).toBe(format);
    expect(planFor(input).tries.length).toBeGreaterThan(3);
  });

  it.each<readonly [string, FeedFormat, string, string | undefined]>([
    [`https://api.status.io/1.0/status/${HEX}`, 'statusio', `https://api.status.io/1.0/status/${HEX}`, HEX],
    [
      `https://status.lantern.example/pages/history/${HEX}`,
      'statusio',
      'https://status.lantern.example',
      HEX,
    ],
    [
      'https://api.sorryapp.com/v1/pages/2273/components',
      'sorry',
      'https://api.sorryapp.com/v1/pages/2273',
      '2273',
    ],
    ['https://s.example/api/getMonitorList/abc?page=1', 'uptimerobot', 'https://s.example/abc', 'abc'],
    ['https://s.example/api/status-page/home/uptime', 'checkly', 'https://s.example', 'home'],
    [
      'http://127.0.0.1:3001/api/status-page/heartbeat/home',
      'uptime-kuma',
      'http://127.0.0.1:3001/status/home',
      undefined,
    ],
    [
      'https://statuspal.eu/api/v2/status_pages/home/summary',
      'statuspal',
      'https://home.statuspal.eu',
      undefined,
    ],
  ])('%s tells the key of a page, which its own address does not', (input, format, url, key) => {
    expect(planFor(input).tries[0]?.pages[0]).toEqual({
      format,
      url,
      mirrors: [],
      ...(key === undefined ? {} : { key }),
    });
  });

  it('a page on offer is asked first as it is known, and then for whatever else it may be', () => {
    const known = PageRefSchema.parse({
      format: 'statusio',
      url: 'https://status.lantern.example',
      key: HEX,
    });
    const other = PageRefSchema.parse({ format: 'instatus', url: 'https://status.other.example' });
    for (const input of ['lantern.example', 'status.lantern.example', 'https://status.lantern.example/']) {
      const plan = detectPlan(input, [other, known]);
      expect(plan.ok && plan.value.tries[0]).toEqual({
        address: `https://api.status.io/1.0/status/${HEX}`,
        host: 'api.status.io',
        pages: [known],
      });
      expect(plan.ok && plan.value.tries.length).toBe(planFor(input).tries.length + 1);
    }
  });

  it('asks no address twice, and of every page what makes one', () => {
    for (const input of ['lantern.example', 'status.lantern.example', 'https://x.statuspage.io/api']) {
      const plan = planFor(input);
      expect(new Set(plan.tries.map(({ address }) => address)).size).toBe(plan.tries.length);
      for (const { pages } of plan.tries)
        for (const page of pages) expect(PageRefSchema.parse(page)).toEqual(page);
    }
  });

  it.each([
    ['', 'no domain'],
    ['hello', 'no domain'],
    ['ftp://lantern.example', 'no domain'],
    ['javascript:alert(1)', 'no domain'],
    ['..', 'no domain'],
    ['https://./', 'no domain'],
    ['http://lantern.example', 'plain http'],
    ['https://me:secret@lantern.example', 'password'],
    [`https://${'a'.repeat(3000)}.example`, 'no domain'],
  ])('refuses %s', (input, reason) => {
    const plan = detectPlan(input);
    expect(plan.ok ? '' : plan.error).toContain(reason);
  });

  it('is at the address itself where that is a number: there is no name to put “status” before', () => {
    for (const origin of ['https://192.0.2.7', 'https://0.0.0.0:8443', 'https://[2001:db8::1]:8443']) {
      expect(new Set(addressesOf(`${origin}/`).map((address) => new URL(address).origin))).toEqual(
        new Set([origin]),
      );
    }
  });

  it('is on a host of one word where the address says that it is one', () => {
    expect(planFor('https://Monitor:3001/status/home').target).toBe('https://monitor:3001/status/home');
    expect(addressesOf('https://monitor/')).not.toContain('https://status.monitor/api/v2/summary.json');
  });

  it('is the same with the dot that may end a name', () => {
    expect(planFor('STATUS.Lantern.Example.')).toEqual(planFor('status.lantern.example'));
    expect(planFor('localhost.:4000/x').target).toBe('http://localhost:4000/x');
  });

  it('speaks plain http to this machine alone', () => {
    expect(planFor('localhost:4000').target).toBe('http://localhost:4000/');
    expect(planFor('127.0.0.1:4000/x').target).toBe('http://127.0.0.1:4000/x');
    expect(planFor('lantern.example').target).toBe('https://lantern.example/');
  });
});

describe('what answers come to', () => {
  const plan = planFor('lantern.example');
  const own = 'https://lantern.example/api/v2/summary.json';
  const status = 'https://status.lantern.example/api/v2/summary.json';

  it('first, the likeliest address of each host', () => {
    expect(detectFrom(plan, [])).toMatchObject({
      kind: 'ask',
      tries: [{ address: own }, { address: status }],
    });
  });

  it('then the next of each host that still speaks', () => {
    const next = detectFrom(plan, [failed(own, 'unreachable'), failed(status, 'status')]);
    expect(next).toMatchObject({
      kind: 'ask',
      tries: [{ address: 'https://status.lantern.example/summary.json' }],
    });
  });

  it('a page, with a preview of it', () => {
    const found = detectFrom(plan, [
      failed(own, 'not_json'),
      body(status, readFixture('statuspage/partial.json')),
    ]);
    expect(found).toMatchObject({
      kind: 'page',
      page: { format: 'statuspage', url: 'https://status.lantern.example', mirrors: [] },
      preview: { name: 'Lantern', url: 'https://status.lantern.example' },
    });
    expect(found.kind === 'page' && found.preview.components.length).toBe(6);
  });

  it("incident.io's copy of Statuspage is told by its content", () => {
    const found = detectFrom(plan, [body(status, readFixture('incidentio/operational.json'))]);
    expect(found).toMatchObject({ kind: 'page', page: { format: 'incidentio' } });
  });

  it('the address itself, where there is nothing', () => {
    const answers = plan.tries.map(({ address }) => failed(address, 'status'));
    expect(detectFrom(plan, answers)).toEqual({ kind: 'target', url: 'https://lantern.example/' });
    expect(detectFrom(plan, [failed(own, 'unreachable'), failed(status, 'unreachable')])).toMatchObject({
      kind: 'target',
    });
  });

  it('no page out of a body that merely is JSON', () => {
    const values = [
      '{}',
      '[]',
      '{"data":[]}',
      '{"components":{}}',
      '{"page":{"name":"x"}}',
      '<rss></rss>',
      'null',
    ];
    for (const value of values) {
      const answers = plan.tries.map(({ address }) => body(address, toBytes(value)));
      const found = detectFrom(plan, answers);
      expect([value, found.kind === 'page' ? found.page.format : 'none']).toEqual([
        value,
        value === '<rss></rss>' ? 'rss' : 'none',
      ]);
    }
  });
});

describe('finding a page', () => {
  /** Formats that can be found at a host of anybody's, and the fixture that stands there. */
  const FOUND: Readonly<Partial<Record<FeedFormat, string>>> = {
    statuspage: 'statuspage/major.json',
    incidentio: 'incidentio/partial.json',
    instatus: 'instatus/major.json',
    betterstack: 'betterstack/degraded.json',
    cstate: 'cstate/major.json',
    cachet: 'cachet/partial.json',
    gatus: 'gatus/major.json',
    rss: 'rss/atom.xml',
  };

  function createWeb(pages: Readonly<Record<string, Uint8Array>>) {
    const asked: string[] = [];
    let together = 0;
    const atOnce = new Map<string, number>();
    const fetchPage = async ({ url }: { readonly url: string }): Promise<PageAnswer> => {
      const { host } = new URL(url);
      asked.push(url);
      atOnce.set(host, (atOnce.get(host) ?? 0) + 1);
      together = Math.max(together, ...atOnce.values());
      await Promise.resolve();
      atOnce.set(host, (atOnce.get(host) ?? 1) - 1);
      const bytes = pages[url];
      return bytes === undefined
        ? { kind: 'failed', failure: { at: READ_AT, kind: 'status', detail: '404' }, retryAfterMs: null }
        : { kind: 'body', bytes, contentType: 'application/json', etag: null, maxAgeMs: null };
    };
    const ports = { fetchPage, clock: { wallMs: () => READ_AT } };
    return { ports, asked, mostAtOnce: () => together };
  }

  it.each(FeedFormatSchema.options.filter((format) => format in FOUND))(
    '%s, by its domain',
    async (format) => {
      const fixture = FOUND[format] ?? '';
      const address = feedFor(format).addressOf('state', 'https://status.lantern.example');
      const web = createWeb({ [address]: readFixture(fixture) });
      const found = await findPage(planFor('lantern.example'), web.ports, new AbortController().signal);
      expect(found).toMatchObject({ kind: 'page', page: { format } });
      expect(web.mostAtOnce()).toBe(1);
      expect(new Set(web.asked).size).toBe(web.asked.length);
    },
  );

  it('previews components that are a document of their own', async () => {
    const host = 'https://status.lantern.example';
    const summary = readFixture('instatus/partial.json');
    const signal = new AbortController().signal;
    const both = createWeb({
      [`${host}/summary.json`]: summary,
      [`${host}/v3/components.json`]: readFixture('instatus/components.json'),
    });
    const found = await findPage(planFor('status.lantern.example'), both.ports, signal);
    expect(found?.kind === 'page' && found.preview.components.map(({ name }) => name)).toEqual([
      'App',
      'API',
      'Docs',
      'New',
    ]);
    const one = createWeb({ [`${host}/summary.json`]: summary });
    const poorer = await findPage(planFor('status.lantern.example'), one.ports, signal);
    expect(poorer?.kind === 'page' && poorer.preview.components.map(({ name }) => name)).toEqual(['Lantern']);
  });

  it('asks a host one thing at a time, and gives up politely', async () => {
    const web = createWeb({});
    const found = await findPage(planFor('lantern.example'), web.ports, new AbortController().signal);
    expect(found).toEqual({ kind: 'target', url: 'https://lantern.example/' });
    expect(web.mostAtOnce()).toBe(1);
    expect(web.asked.length).toBeLessThanOrEqual(16);
  });

  it('reads each answer once, however long the search goes on', async () => {
    let reads = 0;
    class CountedBytes extends Uint8Array {
      override *[Symbol.iterator](): ArrayIterator<number> {
        reads += 1;
        yield* super[Symbol.iterator]();
      }
    }
    const plan = planFor('lantern.example');
    const value = CountedBytes.from(toBytes('{"some":"other API"}'));
    const web = createWeb(Object.fromEntries(plan.tries.map(({ address }) => [address, value])));
    const found = await findPage(plan, web.ports, new AbortController().signal);
    expect(found).toEqual({ kind: 'target', url: 'https://lantern.example/' });
    expect(reads).toBe(plan.tries.flatMap(({ pages }) => pages).length);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort();
    const web = createWeb({});
    expect(await findPage(planFor('lantern.example'), web.ports, abort.signal)).toBeNull();
    expect(web.asked).toEqual([]);
  });
});
