import { describe, expect, it } from 'vitest';
import { feedFor } from '../../../src/core/feeds/feed.ts';
import { levelsByName, parse, read, readFixture, toBytes } from './fixtures.ts';

const state = (name: string) => read('incidentio', 'state', readFixture(`incidentio/${name}.json`));
const list = read('incidentio', 'incidents', readFixture('incidentio/incidents.json'));

describe('an incident.io page', () => {
  const calm = { Completions: 'operational', Voice: 'operational', 'Sign-in': 'operational' };

  it.each([
    ['operational', {}],
    ['degraded', { Voice: 'degraded' }],
    ['partial', { Completions: 'partial_outage' }],
    ['full-outage', { Completions: 'major_outage', 'Sign-in': 'partial_outage' }],
    ['maintenance', { Voice: 'maintenance' }],
    ['unknown-words', { Voice: 'unknown', 'Sign-in': 'unknown' }],
  ])('is read in %s', (name, trouble) => {
    expect(levelsByName(state(name))).toEqual({ ...calm, ...trouble });
  });

  it('lists no incidents in its summary, which is not the same as having none', () => {
    expect(state('operational').incidents).toBeNull();
    expect(state('empty')).toEqual({ name: 'Lantern Labs', components: [], incidents: null });
  });

  it('lists them apart, in words of its own, without components', () => {
    expect(list.incidents).toMatchObject([
      {
        kind: 'incident',
        name: 'Voice cuts out',
        status: 'identified',
        impact: 'major',
        startedAt: Date.parse('2026-03-05T14:01:00Z'),
        resolvedAt: null,
        url: null,
        componentIds: [],
        updates: [{ status: 'investigating' }, { status: 'identified' }],
      },
      { kind: 'maintenance', status: 'in_progress', impact: 'maintenance', resolvedAt: null },
      { kind: 'incident', status: 'resolved', resolvedAt: Date.parse('2026-03-01T10:00:00Z') },
    ]);
  });

  it('answers what it does not serve with HTML', () => {
    const problem = parse('incidentio', 'maintenances', toBytes('\n<!DOCTYPE html><html></html>'));
    expect(problem).toMatchObject({ ok: false, error: { kind: 'not_json' } });
  });
});

describe('its list of incidents', () => {
  const minutes = (count: number) => count * 60_000;
  const past = { ...list, incidents: (list.incidents ?? []).filter(({ resolvedAt }) => resolvedAt !== null) };
  const groups = (triedAgoMs: number) => ({
    reading: read('incidentio', 'components', readFixture('incidentio/native.json')),
    triedAgoMs,
  });
  const plan = (name: string, reading: typeof list | null, triedAgoMs: number) =>
    feedFor('incidentio').plan({
      state: state(name),
      further: { components: groups(1), incidents: { reading, triedAgoMs } },
    });

  it('is read at first sight', () => {
    const further = { incidents: null, maintenances: null };
    expect(feedFor('incidentio').plan({ state: state('operational'), further })).toEqual(['incidents']);
  });

  it('is read every five minutes in calm', () => {
    expect(plan('operational', past, minutes(4))).toEqual([]);
    expect(plan('operational', past, minutes(5))).toEqual(['incidents']);
    expect(plan('operational', null, minutes(4))).toEqual([]);
  });

  it.each(['degraded', 'full-outage', 'maintenance', 'unknown-words'])('is read every time in %s', (name) => {
    expect(plan(name, past, 1)).toEqual(['incidents']);
  });

  it('is read every time while an incident is open, though all components are operational', () => {
    expect(plan('operational', list, 1)).toEqual(['incidents']);
  });

  it('is read by the rules of Statuspage where the summary does list incidents', () => {
    const further = { components: groups(1), incidents: { reading: past, triedAgoMs: minutes(10) } };
    expect(feedFor('incidentio').plan({ state: { ...state('degraded'), incidents: [] }, further })).toEqual(
      [],
    );
  });

  it('goes before the groups, which are read every hour when nothing else is', () => {
    const calm = (components: ReturnType<typeof groups> | null, triedAgoMs: number) =>
      feedFor('incidentio').plan({
        state: state('operational'),
        further: { components, incidents: { reading: past, triedAgoMs } },
      });
    expect(calm(null, minutes(5))).toEqual(['incidents']);
    expect(calm(null, minutes(1))).toEqual(['components']);
    expect(calm(groups(minutes(59)), minutes(1))).toEqual([]);
    expect(calm(groups(minutes(60)), minutes(1))).toEqual(['components']);
  });
});

describe("incident.io's own API", () => {
  const native = (change: object) =>
    parse('incidentio', 'components', toBytes({ summary: { name: 'Lantern Labs', ...change } }));
  const items = [{ component: { component_id: '01A', name: 'App' } }];

  it('gives groups and hides what is hidden', () => {
    const reading = read('incidentio', 'components', readFixture('incidentio/native.json'));
    expect(reading.components?.map(({ name, group, level }) => [name, group, level])).toEqual([
      ['Voice', 'Talking', 'major_outage'],
      ['Completions', 'Talking', 'operational'],
      ['Status page', null, 'operational'],
    ]);
  });

  it('makes nobody operational without a list of who is not', () => {
    const levels = (affected: object) => {
      const result = native({ structure: { items }, ...affected });
      return result.ok ? result.value.components?.map(({ level }) => level) : result.error.kind;
    };
    expect(levels({ affected_components: [] })).toEqual(['operational']);
    expect(levels({})).toEqual(['unknown']);
    expect(levels({ affected_components: null })).toEqual(['unknown']);
    expect(levels({ affected_components: [{ component_id: '01A', status: 'sparkling' }] })).toEqual([
      'unknown',
    ]);
    expect(levels({ affected_components: [{ component_id: 1 }] })).toBe('invalid');
    expect(native({ structure: null })).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});
