import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FeedFormatSchema } from '../../../src/shared/service.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/feeds');
/** HTML and truncation are the same for all: `formats.test.ts` makes the first, and cuts every fixture short for the second. */
const STATES = ['operational', 'degraded', 'partial', 'major', 'maintenance', 'unknown', 'empty'] as const;
type State = (typeof STATES)[number];

/** What a format cannot express, and why: a state with no fixture, and no place here, is a state nobody looked at. */
const CANNOT: Readonly<Record<string, Readonly<Partial<Record<State, string>>>>> = {
  aws: {
    maintenance: 'AWS announces no maintenance on its public list',
    empty: 'its empty list is the fixture operational: nothing is wrong',
  },
  'aws-rss': {
    partial: 'its titles know a degradation and a disruption, nothing in between',
    maintenance: 'AWS announces no maintenance in its feeds',
  },
  'azure-rss': {
    partial: 'items carry no severity',
    major: 'items carry no severity',
    maintenance: 'planned maintenance is told to customers alone',
    unknown: 'items carry no state: each is open for as long as it is listed',
    empty: 'its empty channel is the fixture operational: nothing public is wrong',
  },
  cachet: { maintenance: 'components have four states, and none of them is maintenance' },
  checkly: { empty: 'its empty list is the fixture operational: nothing is unresolved' },
  cstate: { maintenance: 'systems are ok, notice, disrupted or down' },
  gatus: {
    degraded: 'a result is a success or none',
    partial: 'a result is a success or none',
    maintenance: 'a result is a success or none',
  },
  heroku: { maintenance: 'systems are green, yellow or red' },
  microsoft365: { maintenance: 'maintenance is told in the message center, not on the public list' },
  slack: { empty: 'its empty list is the fixture operational: no incident is active' },
  sorry: {
    major: 'components are operational, partially degraded or degraded',
    maintenance: 'notices are not public',
  },
  statushub: { maintenance: 'three counters: up, affected, down' },
  uptimerobot: { maintenance: 'monitors are success, warning or danger' },
};

/** The same state under a more telling name. */
const ALSO: Readonly<Record<string, State>> = {
  'full-outage': 'major',
  'unknown-words': 'unknown',
};

const folderOf = (format: string): string => (format === 'google-workspace' ? 'google-cloud' : format);

function statesIn(format: string): ReadonlySet<string> {
  const folder = resolve(FIXTURES, folderOf(format));
  const names = existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/\.\w+$/, '')) : [];
  return new Set(names.map((name) => ALSO[name] ?? name));
}

describe('fixtures', () => {
  it.each(FeedFormatSchema.options.flatMap((format) => STATES.map((state) => [format, state] as const)))(
    '%s: %s',
    (format, state) => {
      const isThere = statesIn(format).has(state);
      const why = CANNOT[folderOf(format)]?.[state];
      expect({ isThere, why }).toEqual({ isThere: why === undefined, why });
    },
  );

  it('excuse no format that does not exist', () => {
    const formats: readonly string[] = FeedFormatSchema.options;
    expect(Object.keys(CANNOT).filter((format) => !formats.includes(format))).toEqual([]);
  });
});
