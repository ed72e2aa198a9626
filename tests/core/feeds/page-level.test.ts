import { describe, expect, it } from 'vitest';
import { levelForComponents, openIncidentsFor } from '../../../src/core/feeds/page-level.ts';
import { type Level, LevelSchema } from '../../../src/shared/level.ts';
import type { IncidentUpdate } from '../../../src/shared/observation.ts';
import { read, readFixture } from './fixtures.ts';
import { toIncident } from './incidents.ts';

/** The level of a page all of whose components are watched: so many of each level. */
function levelOf(counts: Partial<Record<Level, number>>): Level {
  const levels = LevelSchema.options.flatMap((level) => Array<Level>(counts[level] ?? 0).fill(level));
  const components = levels.map((level, index) => ({ id: `${index}`, name: '', group: null, level }));
  return levelForComponents({ components }, new Set(components.map(({ id }) => id)));
}

describe('the level of the watched components', () => {
  it.each<[Partial<Record<Level, number>>, Level]>([
    [{}, 'unknown'],
    [{ operational: 3 }, 'operational'],
    [{ operational: 3, unknown: 1 }, 'unknown'],
    [{ operational: 3, maintenance: 1 }, 'maintenance'],
    [{ operational: 60, degraded: 1 }, 'degraded'],
    [{ operational: 2, major_outage: 1 }, 'major_outage'],
    [{ operational: 2, partial_outage: 1, degraded: 1 }, 'partial_outage'],
  ])('%o is %s: the worst of them', (counts, level) => {
    expect(levelOf(counts)).toBe(level);
  });

  it.each<[Partial<Record<Level, number>>, Level]>([
    [{ operational: 2, major_outage: 2 }, 'major_outage'],
    [{ operational: 3, major_outage: 1 }, 'partial_outage'],
    [{ operational: 1, partial_outage: 2, major_outage: 2 }, 'partial_outage'],
    [{ operational: 9, major_outage: 1 }, 'partial_outage'],
    [{ operational: 62, major_outage: 1 }, 'degraded'],
    [{ operational: 62, partial_outage: 1 }, 'degraded'],
    [{ operational: 52, major_outage: 11 }, 'partial_outage'],
  ])('%o is %s: of four and more, an outage counts by its breadth', (counts, level) => {
    expect(levelOf(counts)).toBe(level);
  });

  it('is of those watched alone', () => {
    const { components } = read('statuspage', 'state', readFixture('statuspage/major.json'));
    const level = (...ids: readonly string[]) =>
      levelForComponents({ components: components ?? [] }, new Set(ids));
    expect(level('b4tch0lantrn', 'eu0000regn01')).toBe('operational');
    expect(level('a9pi00lantrn')).toBe('partial_outage');
    expect(level('c4hat0lantrn', 'a9pi00lantrn')).toBe('major_outage');
    expect(level('gone')).toBe('unknown');
  });
});

describe('the open incidents that concern the watched components', () => {
  const names = (to: Level, ...ids: readonly string[]): IncidentUpdate => ({
    id: `${to}${ids.join()}`,
    at: 0,
    status: 'investigating',
    body: '',
    components: ids.map((id) => ({ id, name: id, to })),
  });
  const reach = (incident: Parameters<typeof toIncident>[0], ...watched: readonly string[]) =>
    openIncidentsFor({ incidents: [toIncident(incident)] }, new Set(watched)).map(({ reach }) => reach);
  const wide = {
    id: 'a',
    componentIds: ['chat', 'api', 'code'],
    updates: [names('major_outage', 'chat'), names('operational', 'api', 'chat')],
  };

  it('affect a component that an update once named as troubled', () => {
    expect(reach(wide, 'chat')).toEqual(['affected']);
  });

  it('are merely linked to one that every update calls operational', () => {
    expect(reach(wide, 'api')).toEqual(['linked']);
  });

  it('affect one of which no update tells, and several if one of them', () => {
    expect(reach(wide, 'code')).toEqual(['affected']);
    expect(reach(wide, 'api', 'chat')).toEqual(['affected']);
  });

  it('do not concern others', () => {
    expect(reach(wide, 'voice')).toEqual([]);
  });

  it('concern the whole page where they name no component', () => {
    expect(reach({ id: 'a' }, 'voice')).toEqual(['page']);
  });

  it('affect what a maintenance is planned for, though it is still operational', () => {
    const ahead = {
      id: 'm',
      kind: 'maintenance',
      status: 'scheduled',
      componentIds: ['api'],
      updates: [names('operational', 'api')],
    } as const;
    expect(reach(ahead, 'api')).toEqual(['affected']);
  });

  it('are not those that have ended, nor any where the page lists none', () => {
    expect(reach({ ...wide, resolvedAt: 1 }, 'chat')).toEqual([]);
    expect(openIncidentsFor({ incidents: null }, new Set(['chat']))).toEqual([]);
  });
});
