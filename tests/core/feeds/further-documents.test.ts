import { describe, expect, it } from 'vitest';
import { type FeedPart, type FeedReading, feedFor, type PartMemory } from '../../../src/core/feeds/feed.ts';
import { toPageReading } from '../../../src/core/feeds/page-reading.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import { READ_AT, read, readFixture } from './fixtures.ts';

const of = (format: FeedFormat, name: string, part: FeedPart = 'state') =>
  read(format, part, readFixture(`${format}/${name}.json`));
const page = (state: FeedReading, ...further: readonly FeedReading[]) =>
  toPageReading({ at: READ_AT, url: 'https://status.lantern.example', isMirror: false, state, further });
const minutes = (count: number) => count * 60_000;
const tried = (reading: FeedReading | null, triedAgoMs: number): PartMemory => ({ reading, triedAgoMs });
const rows = ({ components }: ReturnType<typeof page>) =>
  components.map(({ id, name, group, level }) => [id, name, group, level]);

describe('a page whose components are a document of their own', () => {
  it('lists them, once they have been read', () => {
    const state = of('instatus', 'partial');
    expect(rows(page(state))).toEqual([['page', 'Lantern', null, 'partial_outage']]);
    expect(rows(page(state, of('instatus', 'components', 'components')))).toEqual([
      ['comp-app', 'App', null, 'operational'],
      ['comp-api', 'API', 'Developers', 'partial_outage'],
      ['comp-docs', 'Docs', 'Developers', 'degraded'],
      ['comp-new', 'New', null, 'unknown'],
    ]);
  });

  it('takes names and groups from it, and the levels from the state', () => {
    const whole = page(of('uptime-kuma', 'major'), of('uptime-kuma', 'components', 'components'));
    expect(whole.name).toBe('At home');
    expect(rows(whole)).toEqual([
      ['10', 'Blog', 'Web', 'operational'],
      ['20', 'Cloud', 'Web', 'major_outage'],
      ['30', 'Nightly', 'Backups', 'unknown'],
      ['40', 'Weekly', 'Backups', 'unknown'],
    ]);
    expect(whole.incidents).toMatchObject([
      { id: 'maintenance-5', kind: 'maintenance', status: 'in_progress' },
      { id: 'incident-3', kind: 'incident', impact: 'minor', resolvedAt: null },
    ]);
  });

  it('adds those the state leaves out', () => {
    const native = of('incidentio', 'native', 'components');
    expect(rows(page(of('incidentio', 'operational'), native))).toEqual([
      ['01KB3LANTERN10000000000000', 'Completions', 'Talking', 'operational'],
      ['01KB3LANTERN20000000000000', 'Voice', 'Talking', 'operational'],
      ['01KB3LANTERN30000000000000', 'Sign-in', null, 'operational'],
      ['01CCC', 'Status page', null, 'operational'],
    ]);
    expect(rows(page({ ...of('incidentio', 'operational'), components: [] }, native))).toContainEqual([
      '01KB3LANTERN20000000000000',
      'Voice',
      'Talking',
      'major_outage',
    ]);
  });

  it('keeps maintenances that a list of incidents cannot know', () => {
    const services = of('checkly', 'components', 'components');
    const windows = of('checkly', 'maintenance', 'maintenances');
    const whole = page(of('checkly', 'partial'), services, windows);
    expect(rows(whole)).toEqual([
      ['s-api', 'API', 'Models', 'partial_outage'],
      ['s-batch', 'Batch', 'Models', 'operational'],
      ['s-chat', 'Chat', 'Apps', 'operational'],
    ]);
    expect(whole.incidents?.map(({ id }) => id)).toEqual(['w-2', 'i-1', 'w-1']);
    const list = { ...of('checkly', 'operational'), incidents: of('checkly', 'partial').incidents };
    expect(page(of('checkly', 'operational'), list).incidents).toEqual([]);
  });
});

describe('which further documents are worth a request', () => {
  it('Instatus: its components at once while the page has issues, seldom while it is up and they agree', () => {
    const plan = (state: FeedReading, components: PartMemory | null) =>
      feedFor('instatus').plan({ state, further: { components } });
    const calm = of('instatus', 'operational');
    const bad = of('instatus', 'components', 'components');
    const good = {
      ...bad,
      components: (bad.components ?? []).map((row) => ({ ...row, level: 'operational' as const })),
    };
    expect(plan(calm, null)).toEqual(['components']);
    expect(plan(calm, tried(good, minutes(14)))).toEqual([]);
    expect(plan(calm, tried(good, minutes(15)))).toEqual(['components']);
    expect(plan(calm, tried(bad, 1))).toEqual(['components']);
    expect(plan(of('instatus', 'partial'), tried(good, 1))).toEqual(['components']);
    expect(plan(of('instatus', 'partial'), tried(null, 1))).toEqual([]);
  });

  it('Cachet: incidents each time while anything is wrong, every five minutes in calm', () => {
    const list = of('cachet', 'incidents', 'incidents');
    const past = {
      ...list,
      incidents: (list.incidents ?? []).filter(({ resolvedAt }) => resolvedAt !== null),
    };
    const plan = (name: string, incidents: PartMemory | null) =>
      feedFor('cachet').plan({ state: of('cachet', name), further: { incidents } });
    expect(plan('operational', null)).toEqual(['incidents']);
    expect(plan('operational', tried(past, minutes(4)))).toEqual([]);
    expect(plan('operational', tried(past, minutes(5)))).toEqual(['incidents']);
    expect(plan('operational', tried(list, 1))).toEqual(['incidents']);
    expect(plan('partial', tried(past, 1))).toEqual(['incidents']);
  });

  it('Checkly and Uptime Kuma: names first, one document at a time', () => {
    const checkly = (further: Parameters<ReturnType<typeof feedFor>['plan']>[0]['further']) =>
      feedFor('checkly').plan({ state: of('checkly', 'operational'), further });
    const names = tried(of('checkly', 'components', 'components'), minutes(1));
    expect(checkly({})).toEqual(['components']);
    expect(checkly({ components: names })).toEqual(['maintenances']);
    expect(checkly({ components: names, maintenances: tried(null, minutes(1)) })).toEqual([]);
    const kuma = (components: PartMemory | null) =>
      feedFor('uptime-kuma').plan({ state: of('uptime-kuma', 'operational'), further: { components } });
    expect(kuma(null)).toEqual(['components']);
    expect(kuma(tried(of('uptime-kuma', 'components', 'components'), minutes(4)))).toEqual([]);
    expect(kuma(tried(of('uptime-kuma', 'components', 'components'), minutes(5)))).toEqual(['components']);
  });

  it('none, where one document says it all', () => {
    for (const format of ['betterstack', 'google-cloud', 'aws', 'slack', 'heroku', 'gatus'] as const) {
      const state = read(format, 'state', readFixture(`${format}/operational.json`));
      expect(feedFor(format).plan({ state, further: {} })).toEqual([]);
    }
  });
});

describe('where the documents are', () => {
  const page = 'https://status.lantern.example/eu/';
  it.each([
    ['incidentio', 'components', page, null, 'https://status.lantern.example/proxy/status.lantern.example'],
    ['instatus', 'state', page, null, 'https://status.lantern.example/eu/summary.json'],
    ['instatus', 'components', page, null, 'https://status.lantern.example/eu/v3/components.json'],
    ['betterstack', 'state', page, null, 'https://status.lantern.example/eu/index.json'],
    ['statusio', 'state', page, '5f/..', 'https://api.status.io/1.0/status/5f%2F..'],
    ['cachet', 'state', page, null, 'https://status.lantern.example/eu/api/v1/components?per_page=1000'],
    [
      'google-workspace',
      'state',
      'https://www.google.com/appsstatus/dashboard',
      null,
      'https://www.google.com/appsstatus/dashboard/incidents.json',
    ],
    [
      'aws',
      'state',
      'https://health.aws.amazon.com/health/status',
      null,
      'https://health.aws.amazon.com/public/currentevents',
    ],
    ['aws-rss', 'state', 'https://status.aws.amazon.com', null, 'https://status.aws.amazon.com/rss/all.rss'],
    ['azure-rss', 'state', page, null, 'https://rssfeed.azure.status.microsoft/en-us/status/feed/'],
    ['slack', 'state', page, null, 'https://status.lantern.example/api/v2.0.0/current'],
    ['heroku', 'state', page, null, 'https://status.lantern.example/api/v4/current-status'],
    [
      'apple',
      'state',
      'https://www.apple.com/support/systemstatus',
      null,
      'https://www.apple.com/support/systemstatus/data/system_status_en_US.js',
    ],
    [
      'microsoft365',
      'state',
      'https://status.cloud.microsoft',
      'm365Consumer',
      'https://status.cloud.microsoft/api/posts/m365Consumer',
    ],
    ['rss', 'state', page, null, 'https://status.lantern.example/eu/history.atom'],
    ['rss', 'state', page, 'https://feeds.lantern.example/all.xml', 'https://feeds.lantern.example/all.xml'],
    [
      'checkly',
      'maintenances',
      page,
      'lantern-ai',
      'https://status.lantern.example/api/status-page/lantern-ai/maintenance-windows',
    ],
    [
      'statuspal',
      'state',
      'https://lantern.statuspal.eu',
      null,
      'https://statuspal.eu/api/v2/status_pages/lantern/summary',
    ],
    ['statuspal', 'state', page, 'lantern', 'https://statuspal.io/api/v2/status_pages/lantern/summary'],
    [
      'statuspal',
      'state',
      page,
      'statuspal.eu/lantern',
      'https://statuspal.eu/api/v2/status_pages/lantern/summary',
    ],
    [
      'statuspal',
      'state',
      page,
      'evil.example/lantern',
      'https://statuspal.io/api/v2/status_pages/lantern/summary',
    ],
    ['sorry', 'state', page, '2273', 'https://api.sorryapp.com/v1/pages/2273/components'],
    [
      'site24x7',
      'state',
      page,
      'a=',
      'https://status.lantern.example/sp/api/public/summary_details/statuspages/a%3D',
    ],
    ['statushub', 'state', page, null, 'https://status.lantern.example/api/statuses'],
    ['cstate', 'state', page, null, 'https://status.lantern.example/eu/index.json'],
    [
      'uptimerobot',
      'state',
      'https://stats.uptimerobot.com/abc123',
      null,
      'https://stats.uptimerobot.com/api/getMonitorList/abc123',
    ],
    [
      'uptime-kuma',
      'state',
      'https://up.lantern.example/status/home',
      null,
      'https://up.lantern.example/api/status-page/heartbeat/home',
    ],
    [
      'uptime-kuma',
      'components',
      'https://up.lantern.example',
      'lab',
      'https://up.lantern.example/api/status-page/lab',
    ],
    [
      'gatus',
      'state',
      page,
      null,
      'https://status.lantern.example/eu/api/v1/endpoints/statuses?page=1&pageSize=1',
    ],
  ] as const)('%s, %s of %s with %s', (format, part, pageUrl, key, address) => {
    expect(feedFor(format).addressOf(part, pageUrl, key)).toBe(address);
  });
});
