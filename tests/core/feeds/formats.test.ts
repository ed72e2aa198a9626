import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedFor } from '../../../src/core/feeds/feed.ts';
import { levelForComponents } from '../../../src/core/feeds/page-level.ts';
import { toPageReading } from '../../../src/core/feeds/page-reading.ts';
import { type FeedFormat, FeedFormatSchema } from '../../../src/shared/service.ts';
import { levelsByName, parse, READ_AT, read, readFixture, toBytes } from './fixtures.ts';

const SELF_TESTED: readonly FeedFormat[] = ['statuspage', 'incidentio'];

/** What the components of each fixture are; `whole` is a page that tells no more than how it is as one. */
const FIXTURES: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  instatus: {
    operational: { whole: 'operational' },
    degraded: { whole: 'degraded' },
    partial: { whole: 'partial_outage' },
    major: { whole: 'major_outage' },
    maintenance: { whole: 'maintenance' },
    unknown: { whole: 'unknown' },
    empty: { whole: 'operational' },
  },
  betterstack: {
    operational: { App: 'operational', API: 'operational' },
    degraded: { App: 'operational', API: 'degraded' },
    partial: { App: 'operational', API: 'major_outage' },
    major: { App: 'major_outage', API: 'major_outage' },
    maintenance: { App: 'operational', API: 'maintenance' },
    unknown: { App: 'operational', API: 'unknown' },
    empty: { whole: 'operational' },
  },
  statusio: {
    operational: { App: 'operational', API: 'operational' },
    degraded: { App: 'operational', API: 'degraded' },
    partial: { App: 'operational', API: 'partial_outage' },
    major: { App: 'operational', API: 'major_outage' },
    maintenance: { App: 'operational', API: 'maintenance' },
    unknown: { App: 'operational', API: 'unknown' },
    empty: { whole: 'operational' },
  },
  cachet: {
    operational: { App: 'operational', API: 'operational', Docs: 'operational' },
    degraded: { App: 'operational', API: 'degraded', Docs: 'operational' },
    partial: { App: 'operational', API: 'partial_outage', Docs: 'operational' },
    major: { App: 'operational', API: 'major_outage', Docs: 'operational' },
    unknown: { App: 'operational', API: 'unknown', Docs: 'unknown' },
    empty: {},
  },
  'google-cloud': {
    operational: { 'Lantern Store': 'operational', 'Lantern Classic': 'operational' },
    degraded: { 'Lantern API': 'degraded', 'Lantern Store': 'operational', 'Lantern Classic': 'operational' },
    partial: {
      'Lantern API': 'degraded',
      'Lantern App': 'major_outage',
      'Lantern Store': 'operational',
      'Lantern Classic': 'operational',
    },
    major: {
      'Lantern API': 'major_outage',
      'Lantern App': 'major_outage',
      'Lantern Store': 'operational',
      'Lantern Classic': 'operational',
    },
    maintenance: {
      'Lantern API': 'maintenance',
      'Lantern Store': 'operational',
      'Lantern Classic': 'operational',
    },
    unknown: { 'Lantern API': 'unknown', 'Lantern Store': 'operational', 'Lantern Classic': 'operational' },
    recovering: {
      'Lantern API': 'operational',
      'Lantern Store': 'operational',
      'Lantern Classic': 'operational',
    },
    information: {
      'Lantern API': 'operational',
      'Lantern Store': 'operational',
      'Lantern Classic': 'operational',
    },
  },
  aws: {
    operational: {},
    degraded: { 'Amazon Lamp': 'degraded', 'AWS Wick': 'degraded' },
    partial: { 'Amazon Lamp': 'degraded', 'AWS Wick': 'major_outage' },
    major: { 'Amazon Lamp': 'major_outage', 'AWS Wick': 'major_outage' },
    unknown: { 'Amazon Lamp': 'unknown', 'AWS Wick': 'unknown' },
    resolved: { 'Amazon Lamp': 'operational', 'AWS Wick': 'operational' },
  },
  'aws-rss': {
    operational: { 'oil-xx-test-1': 'operational' },
    degraded: { 'oil-xx-test-1': 'operational', 'lamp-xx-test-1': 'degraded' },
    major: { 'oil-xx-test-1': 'operational', 'lamp-xx-test-1': 'major_outage' },
    unknown: { 'oil-xx-test-1': 'operational', 'lamp-xx-test-1': 'unknown' },
    empty: {},
  },
  'azure-rss': { operational: {}, degraded: {}, resolved: {} },
  slack: {
    operational: {},
    degraded: { Messaging: 'degraded', Search: 'degraded' },
    partial: { Messaging: 'degraded', Search: 'degraded', Calls: 'major_outage' },
    major: { Messaging: 'major_outage', Search: 'major_outage' },
    maintenance: { Messaging: 'maintenance', Search: 'maintenance' },
    unknown: { Messaging: 'unknown', Search: 'unknown' },
    notice: { Messaging: 'operational', Search: 'operational' },
  },
  heroku: {
    operational: { Apps: 'operational', Data: 'operational', Tools: 'operational' },
    degraded: { Apps: 'operational', Data: 'degraded', Tools: 'operational' },
    partial: { Apps: 'degraded', Data: 'major_outage', Tools: 'operational' },
    major: { Apps: 'operational', Data: 'major_outage', Tools: 'operational' },
    unknown: { Apps: 'operational', Data: 'unknown', Tools: 'operational' },
  },
  apple: {
    operational: { 'Lamp Store': 'operational', 'Lamp Mail': 'operational' },
    degraded: { 'Lamp Store': 'operational', 'Lamp Mail': 'degraded' },
    partial: { 'Lamp Store': 'operational', 'Lamp Mail': 'partial_outage' },
    'major.jsonp': { 'Lamp Store': 'operational', 'Lamp Mail': 'major_outage' },
    maintenance: { 'Lamp Store': 'operational', 'Lamp Mail': 'maintenance' },
    unknown: { 'Lamp Store': 'operational', 'Lamp Mail': 'unknown' },
  },
  microsoft365: {
    operational: { 'Lamp Mail': 'operational', 'Lamp Drive': 'operational' },
    degraded: { 'Lamp Mail': 'operational', 'Lamp Drive': 'degraded' },
    partial: { 'Lamp Mail': 'degraded', 'Lamp Drive': 'major_outage' },
    major: { 'Lamp Mail': 'operational', 'Lamp Drive': 'major_outage' },
    unknown: { 'Lamp Mail': 'operational', 'Lamp Drive': 'unknown' },
  },
  rss: {
    operational: { Chat: 'operational' },
    degraded: { API: 'degraded', Chat: 'operational' },
    partial: { API: 'partial_outage', Chat: 'operational' },
    major: { API: 'major_outage', Chat: 'operational' },
    maintenance: { API: 'maintenance', Chat: 'operational' },
    unknown: { Chat: 'operational' },
    empty: {},
    atom: {},
  },
  checkly: {
    operational: {},
    degraded: { API: 'degraded' },
    partial: { API: 'partial_outage' },
    major: { API: 'major_outage' },
    unknown: { API: 'unknown' },
    unattributed: {},
  },
  statuspal: {
    operational: { App: 'operational', Europe: 'operational', Asia: 'operational' },
    degraded: { App: 'operational', Europe: 'degraded', Asia: 'operational' },
    partial: { App: 'operational', Europe: 'major_outage', Asia: 'operational' },
    major: { App: 'major_outage', Europe: 'major_outage', Asia: 'major_outage' },
    maintenance: { App: 'operational', Europe: 'maintenance', Asia: 'operational' },
    unknown: { App: 'operational', Europe: 'unknown', Asia: 'operational' },
    empty: { whole: 'operational' },
  },
  sorry: {
    operational: { Europe: 'operational', App: 'operational' },
    degraded: { Europe: 'degraded', App: 'operational' },
    partial: { Europe: 'partial_outage', App: 'operational' },
    unknown: { Europe: 'unknown', App: 'operational' },
    empty: {},
  },
  site24x7: {
    operational: { App: 'operational', Europe: 'operational' },
    degraded: { App: 'operational', Europe: 'degraded' },
    partial: { App: 'operational', Europe: 'partial_outage' },
    major: { App: 'operational', Europe: 'major_outage' },
    maintenance: { App: 'operational', Europe: 'maintenance' },
    unknown: { App: 'operational', Europe: 'unknown' },
  },
  statushub: {
    operational: { whole: 'operational' },
    degraded: { whole: 'degraded' },
    partial: { whole: 'partial_outage' },
    major: { whole: 'major_outage' },
    empty: { whole: 'unknown' },
  },
  cstate: {
    operational: { App: 'operational', API: 'operational' },
    degraded: { App: 'operational', API: 'degraded' },
    partial: { App: 'degraded', API: 'major_outage' },
    major: { App: 'operational', API: 'major_outage' },
    unknown: { App: 'operational', API: 'unknown' },
    notice: { App: 'operational', API: 'operational' },
    empty: {},
  },
  uptimerobot: {
    operational: { App: 'operational', API: 'operational' },
    degraded: { App: 'operational', API: 'degraded' },
    partial: { App: 'degraded', API: 'major_outage' },
    major: { App: 'operational', API: 'major_outage' },
    unknown: { App: 'operational', API: 'unknown' },
    empty: {},
  },
  'uptime-kuma': {
    operational: { 'Monitor 10': 'operational', 'Monitor 20': 'operational', 'Monitor 30': 'unknown' },
    degraded: { 'Monitor 10': 'operational', 'Monitor 20': 'degraded', 'Monitor 30': 'unknown' },
    partial: { 'Monitor 10': 'degraded', 'Monitor 20': 'major_outage', 'Monitor 30': 'unknown' },
    major: { 'Monitor 10': 'operational', 'Monitor 20': 'major_outage', 'Monitor 30': 'unknown' },
    maintenance: { 'Monitor 10': 'operational', 'Monitor 20': 'maintenance', 'Monitor 30': 'unknown' },
    unknown: { 'Monitor 10': 'operational', 'Monitor 20': 'unknown', 'Monitor 30': 'unknown' },
    empty: {},
  },
  gatus: {
    operational: { front: 'operational', api: 'operational' },
    major: { front: 'operational', api: 'major_outage' },
    unknown: { front: 'operational', api: 'unknown' },
  },
};
/** Bodies that must be refused: an emptiness that a page of the format never has, or a state that cannot be told. */
const REFUSED: readonly (readonly [FeedFormat, string])[] = [
  ['google-cloud', 'empty'],
  ['heroku', 'empty'],
  ['apple', 'empty'],
  ['microsoft365', 'empty'],
  ['site24x7', 'empty'],
  ['gatus', 'empty'],
  ['statushub', 'unknown'],
  ['azure-rss', 'stale'],
];
const XML: ReadonlySet<string> = new Set(['rss', 'azure-rss', 'aws-rss']);

const fileOf = (format: string, name: string) =>
  `${format}/${name.includes('.') ? name : `${name}.${XML.has(format) ? 'xml' : 'json'}`}`;
const formatsOf = (folder: string): readonly FeedFormat[] =>
  folder === 'google-cloud' ? ['google-cloud', 'google-workspace'] : [FeedFormatSchema.parse(folder)];
const cases = Object.entries(FIXTURES).flatMap(([folder, names]) =>
  formatsOf(folder).flatMap((format) =>
    Object.entries(names).map(([name, levels]) => [format, fileOf(folder, name), levels] as const),
  ),
);

describe('every format', () => {
  it('has a feed, a folder of fixtures and a row here', () => {
    const tested = new Set([...Object.keys(FIXTURES).flatMap(formatsOf), ...SELF_TESTED]);
    expect([...tested].toSorted()).toEqual(FeedFormatSchema.options.toSorted());
    for (const format of FeedFormatSchema.options) expect(feedFor(format).format).toBe(format);
  });

  it('leaves no fixture of a state unread', () => {
    const read = new Set([
      ...cases.map(([, file]) => file),
      ...REFUSED.map(([format, name]) => fileOf(format, name)),
    ]);
    const further = /\/(?:components|incidents|maintenance)\.json$/;
    for (const folder of Object.keys(FIXTURES)) {
      const names = readdirSync(resolve(import.meta.dirname, '../../fixtures/feeds', folder));
      const unread = names.map((name) => `${folder}/${name}`).filter((file) => !read.has(file));
      expect(unread.filter((file) => !further.test(file))).toEqual([]);
    }
  });

  it.each(cases)('%s: %s', (format, file, levels) => {
    const reading = read(format, 'state', readFixture(file));
    const { whole, ...components } = levels;
    expect(levelsByName(reading)).toEqual(components);
    if (whole !== undefined) expect(reading.whole).toBe(whole);
  });

  it.each(REFUSED)('%s: refuses %s', (format, name) => {
    const result = parse(format, 'state', readFixture(fileOf(format, name)));
    expect(result).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });

  it.each(cases)('%s: %s cut short is truncated', (format, file) => {
    const whole = readFixture(file);
    const problem = parse(format, 'state', whole.slice(0, whole.length - Math.min(12, whole.length - 1)));
    expect(problem).toMatchObject({ ok: false, error: { kind: 'truncated' } });
  });

  it.each(FeedFormatSchema.options)('%s: refuses what is no document of its own', (format) => {
    const html = toBytes('\n<!DOCTYPE html><html><head><title>Sign in</title></head><body>Hi</body></html>');
    expect(parse(format, 'state', html)).toMatchObject({ ok: false, error: { kind: 'not_json' } });
    expect(parse(format, 'state', toBytes('It works!'))).toMatchObject({ ok: false });
    expect(parse(format, 'state', toBytes(''))).toMatchObject({ ok: false, error: { kind: 'truncated' } });
    expect(parse(format, 'state', toBytes('{}'))).toMatchObject({ ok: false });
    expect(parse(format, 'state', toBytes('null'))).toMatchObject({ ok: false });
    expect(parse(format, 'state', toBytes('[null]'))).toMatchObject({ ok: false });
    expect(parse(format, 'state', toBytes('{"status":"ok"}'))).toMatchObject({ ok: false });
  });
});

describe('a news feed', () => {
  it('of a depth nobody writes is refused, and not followed to its end', () => {
    const deep = toBytes(`<?xml version="1.0"?><rss><channel>${'<a>'.repeat(200_000)}`);
    for (const format of ['rss', 'azure-rss', 'aws-rss'] as const)
      expect(parse(format, 'state', deep)).toMatchObject({ ok: false, error: { kind: 'not_json' } });
  });
});

describe('a page that lists only what is wrong', () => {
  const levelOf = (format: FeedFormat, file: string, wanted: readonly string[]) => {
    const state = read(format, 'state', readFixture(file));
    const page = { at: READ_AT, url: 'https://status.lantern.example', isMirror: false };
    return levelForComponents(toPageReading({ ...page, state, further: [] }), new Set(wanted));
  };

  it('says so, and that a component it does not name is fine', () => {
    for (const format of ['google-cloud', 'aws', 'slack', 'checkly'] as const) {
      const state = read(format, 'state', readFixture(`${format}/major.json`));
      expect(state.basis).toBe('incidents');
      expect(levelOf(format, `${format}/major.json`, ['somebody-else'])).toBe('operational');
      expect(levelOf(format, `${format}/major.json`, [state.components?.[0]?.id ?? ''])).toBe('major_outage');
    }
  });

  it('says nothing of components it does not know either', () => {
    expect(levelOf('azure-rss', 'azure-rss/operational.xml', [])).toBe('operational');
    expect(levelOf('cachet', 'cachet/empty.json', [])).toBe('unknown');
  });

  it('does not weigh breadth: of such a list nobody knows the whole', () => {
    const state = read('google-cloud', 'state', readFixture('google-cloud/partial.json'));
    const ids = (state.components ?? []).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(levelOf('google-cloud', 'google-cloud/partial.json', ids)).toBe('major_outage');
  });
});
