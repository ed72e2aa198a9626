import { describe, expect, it } from 'vitest';
import {
  groupComponents,
  looksLikeAddress,
  tickComponents,
  toChosen,
  withChange,
  withWatched,
} from '../../src/renderer/views/services/choose.ts';
import type { ComponentView } from '../../src/shared/snapshot.ts';

const claude = { id: 'claude', components: null, notifyFrom: 'degraded' as const };
const openAi = { id: 'openai', components: ['c1'], notifyFrom: null };

describe('the choice of services', () => {
  it('begins with what is watched where the user never chose', () => {
    expect(toChosen(null, [{ id: 'claude' }])).toEqual([claude]);
    expect(toChosen([openAi], [{ id: 'claude' }])).toEqual([openAi]);
  });

  it('adds after the others, keeps what was chosen for them, and may leave none', () => {
    expect(withWatched([openAi], 'claude', true)).toEqual([openAi, claude]);
    expect(withWatched([openAi], 'openai', true)).toEqual([openAi]);
    expect(withWatched([openAi], 'openai', false)).toEqual([]);
  });

  it('changes one service alone', () => {
    expect(withChange([claude, openAi], 'openai', { notifyFrom: 'major_outage' })).toEqual([
      claude,
      { id: 'openai', components: ['c1'], notifyFrom: 'major_outage' },
    ]);
  });
});

const component = (id: string, watched: boolean, group: string | null = null): ComponentView => ({
  id,
  name: `Name of ${id}`,
  group,
  level: 'operational',
  watched,
  missing: false,
});

describe('ticking components', () => {
  const components = [component('a', true), component('b', false), component('c', true)];

  it.each([
    [['b'], true, ['a', 'b', 'c']],
    [['a'], false, ['c']],
    [['a', 'b'], true, ['a', 'b', 'c']],
    [['a', 'c'], false, null],
  ])('%j to %s leaves %j', (ids, isTicked, ticked) => {
    expect(tickComponents(components, ids, isTicked)).toEqual(ticked);
  });

  it('groups by the page’s groups and finds by name and group', () => {
    const grouped = [component('a', true, 'APIs'), component('b', true), component('c', true, 'APIs')];
    expect(groupComponents(grouped, '').map(({ name, components: { length } }) => [name, length])).toEqual([
      ['APIs', 2],
      ['', 1],
    ]);
    expect(groupComponents(grouped, 'of B').flatMap((group) => group.components.map(({ id }) => id))).toEqual(
      ['b'],
    );
    expect(groupComponents(grouped, 'api').flatMap((group) => group.components)).toHaveLength(2);
  });
});

describe('looksLikeAddress', () => {
  it.each([
    ['status.example.com', true],
    ['https://example.com/status', true],
    ['localhost:3001/status/all', true],
    ['bücher.example', true],
    ['127.0.0.1:8080', true],
    ['claude', false],
    ['github copilot', false],
    ['api error.', false],
    ['', false],
  ])('%j: %s', (typed, expected) => {
    expect(looksLikeAddress(typed)).toBe(expected);
  });
});
