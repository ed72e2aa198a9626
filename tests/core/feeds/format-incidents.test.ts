import { describe, expect, it } from 'vitest';
import { type FeedPart, type FeedReading, feedFor } from '../../../src/core/feeds/feed.ts';
import { toPageReading } from '../../../src/core/feeds/page-reading.ts';
import type { Incident } from '../../../src/shared/observation.ts';
import type { FeedFormat } from '../../../src/shared/service.ts';
import { READ_AT, read, readFixture, toBytes, toUtf16 } from './fixtures.ts';

const time = (iso: string) => Date.parse(iso);
const of = (format: FeedFormat, name: string, part: FeedPart = 'state') =>
  read(format, part, readFixture(`${format}/${name}`));
const incidentsOf = (format: FeedFormat, name: string, part: FeedPart = 'state') =>
  of(format, name, part).incidents ?? [];
const page = (state: FeedReading, further: readonly FeedReading[] = [], at = READ_AT) =>
  toPageReading({ at, url: 'https://status.lantern.example', isMirror: false, state, further });
const brief = ({ id, kind, status, impact, resolvedAt }: Incident) => [
  id,
  kind,
  status,
  impact,
  resolvedAt === null ? 'open' : new Date(resolvedAt).toISOString(),
];

describe('what is open, in each format', () => {
  it('Instatus', () => {
    expect(incidentsOf('instatus', 'partial.json')).toMatchObject([
      {
        id: 'cl0lantern01',
        name: 'Lamps flicker',
        status: 'identified',
        impact: 'major',
        startedAt: time('2026-03-10T11:20:00Z'),
        resolvedAt: null,
        url: 'https://status.lantern.example/cl0lantern01',
      },
    ]);
    expect(incidentsOf('instatus', 'maintenance.json')).toMatchObject([
      {
        kind: 'maintenance',
        status: 'in_progress',
        impact: 'maintenance',
        scheduledUntil: time('2026-03-10T12:30:00Z'),
      },
    ]);
    expect(incidentsOf('instatus', 'unknown.json')).toMatchObject([{ status: 'unknown', impact: 'unknown' }]);
  });

  it('Better Stack, whose resolved reports have no end', () => {
    expect(incidentsOf('betterstack', 'operational.json').map(brief)).toEqual([
      ['90', 'incident', 'resolved', 'none', '2026-03-10T11:10:00.000Z'],
    ]);
    expect(incidentsOf('betterstack', 'degraded.json')).toMatchObject([
      {
        status: 'investigating',
        impact: 'minor',
        resolvedAt: null,
        componentIds: ['11'],
        updates: [
          {
            id: '900',
            at: time('2026-03-10T11:10:00Z'),
            body: 'We are looking.',
            components: [{ id: '11', name: 'API', to: 'degraded' }],
          },
        ],
      },
    ]);
    expect(incidentsOf('betterstack', 'maintenance.json')).toMatchObject([
      { kind: 'maintenance', status: 'in_progress', scheduledUntil: time('2026-03-10T13:00:00Z') },
    ]);
  });

  it('Better Stack, refused whole for one component that cannot be understood', () => {
    const text = new TextDecoder().decode(readFixture('betterstack/major.json'));
    const damaged = text.replace('"public_name": "API"', '"public_name": 7');
    expect(damaged).not.toBe(text);
    expect(() => read('betterstack', 'state', toBytes(damaged))).toThrow(
      'invalid: included.status_page_resource',
    );
  });

  it('Status.io, by the state and the severity of the last message', () => {
    expect(incidentsOf('statusio', 'partial.json')).toMatchObject([
      {
        id: 'i-1',
        status: 'identified',
        impact: 'major',
        componentIds: ['c-api'],
        updates: [
          { id: 'm-1', status: 'investigating' },
          { id: 'm-2', status: 'identified', body: 'Found it.' },
        ],
      },
    ]);
    expect(incidentsOf('statusio', 'maintenance.json').map(brief)).toEqual([
      ['p-1', 'maintenance', 'in_progress', 'maintenance', 'open'],
      ['p-2', 'maintenance', 'scheduled', 'maintenance', 'open'],
    ]);
  });

  it('Cachet, in UTC and by number', () => {
    expect(incidentsOf('cachet', 'incidents.json', 'incidents').map(brief)).toEqual([
      ['7', 'incident', 'identified', 'unknown', 'open'],
      ['6', 'maintenance', 'scheduled', 'maintenance', 'open'],
      ['5', 'incident', 'resolved', 'unknown', '2026-03-01T12:00:00.000Z'],
    ]);
    const [first, second] = incidentsOf('cachet', 'incidents.json', 'incidents');
    expect(first).toMatchObject({ componentIds: ['2'], startedAt: time('2026-03-10T11:00:00Z') });
    expect(second).toMatchObject({ componentIds: [], startedAt: time('2026-03-12T10:00:00Z') });
  });

  it('Cachet leaves out what is switched off', () => {
    const rows = [
      { id: 1, name: 'App', status: 1 },
      { id: 2, name: 'Old', status: 4, enabled: false },
    ];
    expect(read('cachet', 'state', toBytes({ data: rows })).components?.map(({ name }) => name)).toEqual([
      'App',
    ]);
  });

  it('Google: open without an end or with a null one, old ones left out', () => {
    expect(incidentsOf('google-cloud', 'degraded.json').map(brief)).toEqual([
      ['g-open', 'incident', 'investigating', 'minor', 'open'],
      ['g-recent', 'incident', 'resolved', 'major', '2026-03-01T12:00:00.000Z'],
    ]);
    expect(incidentsOf('google-cloud', 'maintenance.json')[0]).toMatchObject({
      kind: 'maintenance',
      status: 'in_progress',
      resolvedAt: null,
    });
    expect(incidentsOf('google-cloud', 'recovering.json')[0]).toMatchObject({
      status: 'monitoring',
      impact: 'none',
    });
    expect(incidentsOf('google-cloud', 'information.json')[0]).toMatchObject({
      status: 'investigating',
      impact: 'none',
    });
  });

  it('Google: titles and texts without their Markdown, links made whole', () => {
    const url = 'https://status.cloud.google.com/incidents.json';
    const bytes = readFixture('google-cloud/degraded.json');
    const result = feedFor('google-cloud').parse({ part: 'state', bytes, at: READ_AT, url });
    expect(incidentsOf('google-cloud', 'degraded.json')[0]).toMatchObject({
      name: 'Slow answers in europe-west1',
      url: null,
      componentIds: ['p-api'],
      updates: [{ body: 'We are looking.' }, { body: 'Summary: We *know* why.' }],
    });
    expect(result.ok && result.value.incidents?.[0]?.url).toBe(
      'https://status.cloud.google.com/incidents/g-open',
    );
  });

  it.each([
    ['end', 'soon'],
    ['end', 12],
    ['affected_products', null],
    ['status_impact', null],
  ])('Google: an open row with %s = %s is no reason to call it over', (field, value) => {
    const [row, ...rest]: Record<string, unknown>[] = JSON.parse(
      new TextDecoder().decode(readFixture('google-cloud/degraded.json')),
    );
    expect(() => read('google-cloud', 'state', toBytes([{ ...row, [field]: value }, ...rest]))).toThrow(
      'invalid',
    );
  });

  it('AWS, by region; what has an end or 0 is over', () => {
    expect(incidentsOf('aws', 'partial.json')).toMatchObject([
      {
        name: 'Slow answers, Testland',
        impact: 'minor',
        startedAt: 1_773_136_800_000,
        resolvedAt: null,
        componentIds: ['lamp-xx-test-1', 'wick-xx-test-1'],
        updates: [{ body: 'We are looking.' }, { body: 'We know why.' }],
      },
    ]);
    expect(incidentsOf('aws', 'resolved.json').map(brief)).toMatchObject([
      [expect.stringMatching(/LANTERN\/1$/), 'incident', 'resolved', 'none', '2026-03-10T12:00:00.000Z'],
      [expect.any(String), 'incident', 'resolved', 'none', '2026-03-10T11:00:00.000Z'],
    ]);
  });

  it('AWS in UTF-16, as it comes over the wire', () => {
    const bytes = toUtf16(readFixture('aws/major.json'));
    expect(bytes.slice(0, 2)).toEqual(Uint8Array.from([0xfe, 0xff]));
    expect(read('aws', 'state', bytes)).toEqual(of('aws', 'major.json'));
  });

  it("AWS's RSS, where an event lasts from message to message until one ends it", () => {
    expect(incidentsOf('aws-rss', 'major.xml').map(brief)).toEqual([
      ['oil-xx-test-1_1772359200000', 'incident', 'resolved', 'minor', '2026-03-01T11:00:00.000Z'],
      ['lamp-xx-test-1_1773136800000', 'incident', 'investigating', 'major', 'open'],
    ]);
    expect(incidentsOf('aws-rss', 'major.xml').map(({ name }) => name)).toEqual(['Dark', 'Slow answers']);
  });

  it("AWS's RSS, where a new event of the same service is an event of its own", () => {
    const text = new TextDecoder().decode(readFixture('aws-rss/major.xml')).replaceAll('oil-xx', 'lamp-xx');
    const { components, incidents } = read('aws-rss', 'state', toBytes(text));
    expect(components?.map(({ id, level }) => [id, level])).toEqual([['lamp-xx-test-1', 'major_outage']]);
    expect(incidents?.map(({ status, updates }) => [status, updates.length])).toEqual([
      ['resolved', 2],
      ['investigating', 2],
    ]);
  });

  it("Azure's: open while it is listed, unless it says otherwise; how bad it never says", () => {
    expect(incidentsOf('azure-rss', 'operational.xml')).toEqual([]);
    expect(incidentsOf('azure-rss', 'degraded.xml').map(brief)).toEqual([
      ['INC1', 'incident', 'investigating', 'unknown', 'open'],
    ]);
    expect(incidentsOf('azure-rss', 'resolved.xml').map(brief)).toEqual([
      ['INC1', 'incident', 'resolved', 'unknown', '2026-03-10T11:00:00.000Z'],
    ]);
    const aMonth = 30 * 24 * 3_600_000;
    expect(page(of('azure-rss', 'degraded.xml'), [], READ_AT + aMonth).incidents?.[0]?.resolvedAt).toBeNull();
  });

  it('Slack, in plain text', () => {
    expect(incidentsOf('slack', 'degraded.json')).toMatchObject([
      {
        id: '12',
        name: 'Messages & threads are late',
        status: 'investigating',
        impact: 'minor',
        startedAt: time('2026-03-10T11:00:00Z'),
        componentIds: ['Messaging', 'Search'],
        updates: [{ body: 'We are looking.' }],
      },
    ]);
    expect(incidentsOf('slack', 'notice.json')).toMatchObject([{ impact: 'none' }]);
    expect(incidentsOf('slack', 'maintenance.json')).toMatchObject([
      { kind: 'maintenance', status: 'in_progress' },
    ]);
  });

  it('Slack, refused in a state nobody has seen', () => {
    const calm = { status: 'ok', active_incidents: [] };
    expect(read('slack', 'state', toBytes(calm)).components).toEqual([]);
    expect(() => read('slack', 'state', toBytes({ ...calm, status: 'sparkling' }))).toThrow(
      'invalid: status',
    );
  });

  it('Heroku, by state; its announcements of maintenance never end and are left out', () => {
    expect(incidentsOf('heroku', 'operational.json').map(brief)).toEqual([
      ['44', 'incident', 'resolved', 'minor', '2026-03-10T11:30:00.000Z'],
    ]);
    expect(incidentsOf('heroku', 'major.json').map(brief)).toEqual([
      ['44', 'incident', 'investigating', 'major', 'open'],
    ]);
    expect(incidentsOf('heroku', 'major.json')[0]?.updates.map(({ body }) => body)).toEqual([
      'Looking.',
      'Found it.',
    ]);
  });

  it('Apple', () => {
    expect(incidentsOf('apple', 'partial.json')).toMatchObject([
      { name: 'Lamp Mail: Outage', status: 'investigating', impact: 'major', componentIds: ['Lamp Mail'] },
    ]);
    expect(incidentsOf('apple', 'operational.json')).toMatchObject([
      { status: 'resolved', resolvedAt: 1_773_147_600_000 },
    ]);
  });

  it('Checkly, an incident that names no services concerns all', () => {
    expect(incidentsOf('checkly', 'partial.json').map(brief)).toEqual([
      ['i-1', 'incident', 'identified', 'major', 'open'],
    ]);
    expect(incidentsOf('checkly', 'unattributed.json')[0]?.componentIds).toEqual([]);
  });

  it('StatusPal', () => {
    expect(incidentsOf('statuspal', 'operational.json').map(brief)).toEqual([
      ['70', 'incident', 'resolved', 'major', '2026-03-10T11:50:00.000Z'],
    ]);
    expect(incidentsOf('statuspal', 'degraded.json')).toMatchObject([
      {
        status: 'identified',
        componentIds: ['3'],
        updates: [{ status: 'investigating' }, { status: 'identified', body: 'Found it.' }],
      },
    ]);
    expect(incidentsOf('statuspal', 'maintenance.json').map(brief)).toEqual([
      ['70', 'maintenance', 'in_progress', 'maintenance', 'open'],
      ['71', 'maintenance', 'scheduled', 'maintenance', 'open'],
    ]);
  });

  it('cState, each issue once', () => {
    expect(incidentsOf('cstate', 'major.json')).toMatchObject([
      {
        id: 'slow.md',
        startedAt: time('2026-03-10T11:00:00Z'),
        resolvedAt: null,
        componentIds: ['API', 'App'],
      },
    ]);
    expect(incidentsOf('cstate', 'notice.json')).toMatchObject([{ impact: 'none' }]);
  });
});

describe('a news feed', () => {
  it.each([
    ['degraded.xml', 'investigating', 'minor'],
    ['partial.xml', 'identified', 'major'],
    ['major.xml', 'investigating', 'critical'],
    ['maintenance.xml', 'in_progress', 'maintenance'],
    ['unknown.xml', 'unknown', 'unknown'],
  ])('%s begins with %s, %s', (name, status, impact) => {
    const [first, second] = incidentsOf('rss', name);
    expect(first).toMatchObject({ status, impact, resolvedAt: null });
    expect(second).toMatchObject({ status: 'resolved', resolvedAt: time('2026-03-01T10:00:00Z') });
  });

  it('is read in Atom too, links, entities and bold words', () => {
    expect(incidentsOf('rss', 'atom.xml')).toMatchObject([
      {
        name: 'Slow answers & dim light',
        status: 'monitoring',
        startedAt: time('2026-03-10T11:00:00Z'),
        resolvedAt: null,
        url: 'https://status.lantern.example/incidents/2',
      },
      { name: 'Dark', status: 'resolved', resolvedAt: time('2026-03-01T12:00:00Z') },
    ]);
    expect(of('rss', 'atom.xml').name).toBe('Lantern - Incident History');
  });

  it('counts an item of which it says no state for a day', () => {
    const state = of('rss', 'unknown.xml');
    const day = 24 * 3_600_000;
    expect(page(state).incidents?.[0]).toMatchObject({ status: 'unknown', resolvedAt: null });
    expect(page(state, [], READ_AT + day).incidents?.[0]).toMatchObject({
      status: 'unknown',
      resolvedAt: time('2026-03-10T11:00:00Z'),
    });
    expect(page(of('rss', 'degraded.xml'), [], READ_AT + day).incidents?.[0]?.resolvedAt).toBeNull();
  });
});
