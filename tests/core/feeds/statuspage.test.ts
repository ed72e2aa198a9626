import { describe, expect, it } from 'vitest';
import { type FeedKnowledge, type FeedReading, feedFor } from '../../../src/core/feeds/feed.ts';
import { levelsByName, parse, READ_AT, read, readFixture, toBytes } from './fixtures.ts';

const state = (name: string) => read('statuspage', 'state', readFixture(`statuspage/${name}.json`));
const only = <Item>(items: readonly Item[] | null): Item => {
  if (items?.length !== 1 || items[0] === undefined) throw new Error(`expected one, got ${items?.length}`);
  return items[0];
};
const time = (iso: string) => Date.parse(iso);

describe('the components of a page', () => {
  const calm = {
    'Lantern Chat': 'operational',
    'Lantern API': 'operational',
    'Batch jobs': 'operational',
    'Lantern for Editors': 'operational',
    Europe: 'operational',
    'North America': 'operational',
  };

  it.each([
    ['operational', {}],
    ['degraded', { 'Lantern API': 'degraded', 'North America': 'degraded' }],
    ['partial', { 'Lantern Chat': 'partial_outage', Europe: 'partial_outage' }],
    [
      'major',
      {
        'Lantern Chat': 'major_outage',
        'Lantern API': 'partial_outage',
        'Lantern for Editors': 'partial_outage',
      },
    ],
    ['maintenance', { 'Batch jobs': 'maintenance' }],
    [
      'unknown-words',
      {
        'Lantern Chat': 'unknown',
        'Lantern API': 'unknown',
        'Lantern for Editors': 'unknown',
        Europe: 'unknown',
      },
    ],
    ['open-incident-all-green', {}],
  ])('are read in %s', (name, trouble) => {
    expect(levelsByName(state(name))).toEqual({ ...calm, ...trouble });
  });

  it('carry the name of their group, whose heading is no component', () => {
    const groups = state('operational').components?.map(({ name, group }) => [name, group]);
    expect(groups).toContainEqual(['Europe', 'Regions']);
    expect(groups).toContainEqual(['Lantern API', null]);
    expect(groups?.map(([name]) => name)).not.toContain('Regions');
  });

  it('may be none at all', () => {
    expect(state('empty')).toEqual({ name: 'Lantern', components: [], incidents: [] });
  });

  it('need an id, a name and a status, and nothing else', () => {
    const bare = read(
      'statuspage',
      'state',
      toBytes({ components: [{ id: 'a', name: 'A', status: 'operational' }] }),
    );
    expect(bare).toEqual({
      name: null,
      components: [{ id: 'a', name: 'A', group: null, level: 'operational' }],
      incidents: null,
    });
  });

  it.each([
    ['no list', {}, 'components'],
    ['a list that is none', { components: 'none' }, 'components'],
    ['a row without status', { components: [{ id: 'a', name: 'A' }] }, 'components.0.status'],
    [
      'a row without id',
      {
        components: [
          { id: 'a', name: 'A', status: 'operational' },
          { name: 'B', status: 'operational' },
        ],
      },
      'components.1.id',
    ],
    ['a row that is none', { components: [null] }, 'components.0'],
    ['an array', [], 'the whole document'],
    ['a number', 7, 'the whole document'],
  ])('fail the reading with %s', (_what, body, detail) => {
    expect(parse('statuspage', 'state', toBytes(body))).toEqual({
      ok: false,
      error: { kind: 'invalid', detail },
    });
  });

  it('that are listed twice count once, with the worse level', () => {
    const rows = ['operational', 'partial_outage', 'operational'].map((status) => ({
      id: 'a',
      name: 'A',
      status,
    }));
    const { components } = read('statuspage', 'state', toBytes({ components: rows }));
    expect(only(components).level).toBe('partial_outage');
  });

  it('are read up to a bound', () => {
    const rows = Array.from({ length: 5001 }, (_, index) => ({
      id: `c${index}`,
      name: 'C',
      status: 'operational',
    }));
    expect(read('statuspage', 'state', toBytes({ components: rows })).components).toHaveLength(5000);
  });

  it('cannot reach a prototype', () => {
    const body = `{"__proto__":{"polluted":1},"components":[{"__proto__":{"status":"operational"},"constructor":{"prototype":{"polluted":1}},
      "id":"__proto__","name":"hasOwnProperty","status":"toString","group_id":"__proto__"}]}`;
    const { components } = read('statuspage', 'state', toBytes(body));
    expect(only(components)).toEqual({
      id: '__proto__',
      name: 'hasOwnProperty',
      group: null,
      level: 'unknown',
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('the incidents of a page', () => {
  it('are read with their updates oldest first and the components each names', () => {
    expect(only(state('degraded').incidents)).toEqual({
      id: 'sl0wapi00001',
      kind: 'incident',
      name: 'Slow answers from the API',
      status: 'monitoring',
      impact: 'minor',
      startedAt: time('2026-03-02T08:10:00.000Z'),
      resolvedAt: null,
      scheduledUntil: null,
      url: 'https://stspg.example/sl0wapi0',
      componentIds: ['a9pi00lantrn', 'us0000regn02'],
      updates: [
        {
          id: 'u1sl0wapi000',
          at: time('2026-03-02T08:10:00.000Z'),
          status: 'investigating',
          body: 'Requests in North America take longer than usual.',
          components: [
            { id: 'a9pi00lantrn', name: 'Lantern API', to: 'degraded' },
            { id: 'us0000regn02', name: 'North America', to: 'degraded' },
          ],
        },
        {
          id: 'u2sl0wapi000',
          at: time('2026-03-02T08:15:30.000Z'),
          status: 'monitoring',
          body: 'A fix is out & latency is falling. We keep watching.',
          components: [{ id: 'a9pi00lantrn', name: 'Lantern API', to: 'degraded' }],
        },
      ],
    });
  });

  it('have plain text, with links spelled out', () => {
    expect(only(state('major').incidents).updates.at(-1)?.body).toBe(
      'We found the cause: a certificate ran out & is being replaced.\n\n- Chat: down\n- API: about a third of requests fail\n\nDetails in our notes (https://lantern.example/notes/tls).',
    );
  });

  it('are kept while open though they name no component', () => {
    expect(only(state('open-incident-all-green').incidents)).toMatchObject({
      id: 'gr33n0pen001',
      resolvedAt: null,
      componentIds: [],
    });
  });

  it('include maintenances, with the time they are planned for', () => {
    expect(state('maintenance').incidents).toMatchObject([
      {
        kind: 'maintenance',
        status: 'in_progress',
        impact: 'maintenance',
        startedAt: time('2026-03-07T02:00:00.000Z'),
        scheduledUntil: time('2026-03-07T04:00:00.000Z'),
        resolvedAt: null,
        componentIds: ['b4tch0lantrn'],
      },
      { kind: 'maintenance', status: 'scheduled', startedAt: time('2026-03-12T21:00:00.000Z') },
    ]);
  });

  it('never turn an unknown word into a known one', () => {
    expect(only(state('unknown-words').incidents)).toMatchObject({
      status: 'unknown',
      impact: 'unknown',
      resolvedAt: null,
      updates: [{ status: 'unknown', components: [{ to: 'unknown' }] }],
    });
  });

  const history = read('statuspage', 'incidents', readFixture('statuspage/incidents.json'));
  const past = (id: string) => only(history.incidents?.filter((incident) => incident.id === id) ?? null);

  it('come without components from their own list', () => {
    expect(history.components).toBeNull();
    expect(history.incidents).toHaveLength(5);
  });

  it('keep the components their updates name when the incident itself names none any more', () => {
    expect(past('maj0r0utage1')).toMatchObject({
      status: 'resolved',
      resolvedAt: time('2026-03-05T15:20:00.000Z'),
      componentIds: ['c4hat0lantrn', 'a9pi00lantrn'],
    });
  });

  it('have a postmortem after their end', () => {
    const incident = past('p0stm0rtem01');
    expect(incident).toMatchObject({ status: 'postmortem', resolvedAt: time('2026-02-20T17:10:00.000Z') });
    expect(incident.startedAt).toBe(time('2026-02-20T16:00:00.000Z'));
    expect(incident.updates.at(-1)?.body).toBe(
      '## What happened\n\nA cache was emptied twice.\n\nWe now empty it once.',
    );
  });

  it('take the time an update was displayed where that of writing is none', () => {
    expect(past('p0stm0rtem01').updates.map(({ status, at }) => [status, at])).toEqual([
      ['investigating', time('2026-02-20T16:00:00.000Z')],
      ['monitoring', time('2026-02-20T16:40:00.000Z')],
      ['resolved', time('2026-02-20T17:10:00.000Z')],
      ['postmortem', time('2026-02-23T10:00:00.000Z')],
    ]);
  });

  it('take beginning and end from their updates where they do not tell', () => {
    expect(past('t1meless0001')).toMatchObject({
      startedAt: time('2026-01-10T09:00:00Z'),
      resolvedAt: time('2026-01-10T09:30:00Z'),
    });
  });

  it('began on the day they are dated, not when somebody told of them afterwards', () => {
    expect(past('after0fact01')).toMatchObject({
      startedAt: time('2026-01-08T06:30:00.000Z'),
      resolvedAt: time('2026-01-08T06:40:00.000Z'),
      updates: [{ at: time('2026-01-08T13:05:20.200Z') }],
    });
  });

  it('do not end before they begin, though a maintenance was called off', () => {
    const row = {
      id: 'off',
      status: 'completed',
      created_at: '2026-01-01T00:00:00Z',
      scheduled_for: '2026-01-09T00:00:00Z',
      resolved_at: '2026-01-02T00:00:00Z',
    };
    const body = toBytes({ scheduled_maintenances: [row] });
    expect(read('statuspage', 'maintenances', body).incidents).toMatchObject([
      {
        kind: 'maintenance',
        startedAt: time('2026-01-02T00:00:00Z'),
        resolvedAt: time('2026-01-02T00:00:00Z'),
      },
    ]);
  });

  it('keep the order of updates written in the same moment', () => {
    const incident_updates = ['third', 'second', 'first'].map((id) => ({
      id,
      created_at: '2026-01-01T00:00:00Z',
    }));
    const { incidents } = read(
      'statuspage',
      'incidents',
      toBytes({ incidents: [{ id: 'a', incident_updates }] }),
    );
    expect(only(incidents).updates.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  });

  it('are open again once reopened, though the time they were resolved is still there', () => {
    expect(past('re0pened0001')).toMatchObject({ status: 'investigating', resolvedAt: null });
  });

  it('without an id are left out, all else can be made do without', () => {
    const { incidents } = read(
      'statuspage',
      'incidents',
      toBytes({ incidents: [{}, null, { name: 'x' }, { id: 'bare' }] }),
    );
    expect(only(incidents)).toEqual({
      id: 'bare',
      kind: 'incident',
      name: 'Unnamed incident',
      status: 'unknown',
      impact: 'unknown',
      startedAt: READ_AT,
      resolvedAt: null,
      scheduledUntil: null,
      url: null,
      componentIds: [],
      updates: [],
    });
  });

  it.each([
    'http://status.lantern.example/1',
    'javascript:alert(1)',
    'ftp://x.example',
    'not a link',
    `https://x.example/${'a'.repeat(2048)}`,
  ])('do not link to %.40s', (shortlink) => {
    const { incidents } = read('statuspage', 'incidents', toBytes({ incidents: [{ id: 'a', shortlink }] }));
    expect(only(incidents).url).toBeNull();
  });

  it('are read up to a bound, and so are their updates', () => {
    const incident_updates = Array.from({ length: 101 }, (_, index) => ({
      id: `u${index}`,
      status: 'monitoring',
    }));
    const incidents = Array.from({ length: 201 }, (_, index) => ({ id: `i${index}`, incident_updates }));
    const reading = read('statuspage', 'incidents', toBytes({ incidents }));
    expect(reading.incidents).toHaveLength(200);
    expect(reading.incidents?.[0]?.updates).toHaveLength(100);
  });

  it('in a form nobody knows cost the page nothing but themselves', () => {
    const body = { components: [], incidents: { some: 'object' } };
    expect(read('statuspage', 'state', toBytes(body)).incidents).toBeNull();
    expect(parse('statuspage', 'incidents', toBytes(body))).toEqual({
      ok: false,
      error: { kind: 'invalid', detail: 'incidents' },
    });
  });
});

describe('a body that is no reading', () => {
  const whole = readFixture('statuspage/major.json');

  it('is HTML', () => {
    expect(parse('statuspage', 'state', readFixture('statuspage/not-json.html'))).toEqual({
      ok: false,
      error: { kind: 'not_json', detail: 'markup' },
    });
  });

  it.each([
    'upstream connect error',
    '{"components": []} trailing',
    '{"components": [nothing]}',
    String.raw`{"a": "\"}" nothing}`,
  ])('is %s', (text) => {
    expect(parse('statuspage', 'state', toBytes(text))).toMatchObject({
      ok: false,
      error: { kind: 'not_json' },
    });
  });

  it('is cut short, wherever it is cut', () => {
    const end = new TextDecoder().decode(whole).trimEnd().length;
    for (let length = 0; length < end; length += 13) {
      expect(parse('statuspage', 'state', whole.subarray(0, length))).toEqual({
        ok: false,
        error: { kind: 'truncated', detail: `ends after ${length} bytes` },
      });
    }
  });

  it('is nested as deeply as five megabytes allow', () => {
    const depth = 2_500_000;
    const body = toBytes('['.repeat(depth) + ']'.repeat(depth));
    expect(parse('statuspage', 'state', body)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('where a page serves its documents', () => {
  it.each([
    ['https://status.lantern.example', 'state', 'https://status.lantern.example/api/v2/summary.json'],
    ['https://status.lantern.example/', 'incidents', 'https://status.lantern.example/api/v2/incidents.json'],
    [
      'http://127.0.0.1:4000/pages/lantern?x=1#y',
      'maintenances',
      'http://127.0.0.1:4000/pages/lantern/api/v2/scheduled-maintenances.json',
    ],
  ] as const)('%s, %s', (pageUrl, part, address) => {
    expect(feedFor('statuspage').addressOf(part, pageUrl)).toBe(address);
  });
});

describe('which further documents are worth a request', () => {
  const minutes = (count: number) => count * 60_000;
  const calm = state('operational');
  const troubled = state('degraded');
  const planned = state('maintenance');
  const listing = (reading: FeedReading): FeedReading => ({ ...reading, components: null });
  const plan = (reading: FeedReading, further: Partial<FeedKnowledge['further']>) =>
    feedFor('statuspage').plan({
      state: reading,
      further: { incidents: null, maintenances: null, ...further },
    });
  const tried = (reading: FeedReading | null, triedAgoMs: number) => ({ reading, triedAgoMs });

  it('at first sight, the list of incidents', () => {
    expect(plan(calm, {})).toEqual(['incidents']);
  });

  it('in calm, none for six hours', () => {
    expect(plan(calm, { incidents: tried(listing(calm), minutes(359)) })).toEqual([]);
    expect(plan(calm, { incidents: tried(listing(calm), minutes(360)) })).toEqual(['incidents']);
  });

  it('once when an incident begins, none while it lasts, once when it has left the summary', () => {
    expect(plan(troubled, { incidents: tried(listing(calm), minutes(60)) })).toEqual(['incidents']);
    expect(plan(troubled, { incidents: tried(listing(troubled), minutes(60)) })).toEqual([]);
    expect(plan(calm, { incidents: tried(listing(troubled), minutes(60)) })).toEqual(['incidents']);
  });

  it('every five minutes where the list fails or never agrees with the summary', () => {
    for (const reading of [null, listing(calm)]) {
      expect(plan(troubled, { incidents: tried(reading, minutes(4)) })).toEqual([]);
      expect(plan(troubled, { incidents: tried(reading, minutes(5)) })).toEqual(['incidents']);
    }
    expect(plan(calm, { incidents: tried(null, minutes(5)) })).toEqual(['incidents']);
  });

  it('the list of maintenances only where one is in sight or has just gone', () => {
    const incidents = tried(listing(calm), 0);
    expect(plan(planned, { incidents })).toEqual(['maintenances']);
    expect(plan(planned, { incidents, maintenances: tried(listing(planned), minutes(60)) })).toEqual([]);
    expect(plan(calm, { incidents, maintenances: tried(listing(planned), minutes(60)) })).toEqual([
      'maintenances',
    ]);
    expect(plan(calm, { incidents, maintenances: tried(listing(calm), minutes(60)) })).toEqual([]);
  });
});
