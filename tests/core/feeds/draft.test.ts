import { describe, expect, it } from 'vitest';
import { type IncidentDraft, toComponents, toIncident } from '../../../src/core/feeds/draft.ts';

const draft = (given: Partial<IncidentDraft>): IncidentDraft => ({
  id: 'i',
  kind: 'incident',
  name: 'Dim light',
  status: 'investigating',
  impact: 'minor',
  startedAt: null,
  resolvedAt: null,
  ...given,
});
const update = (at: number | null, body = '') => ({ at, status: 'unknown' as const, body });

describe('an incident made whole', () => {
  it('begins with its first update, or when it was read, where its page does not tell', () => {
    expect(toIncident(draft({ updates: [update(7), update(5), update(null)] }), 9).startedAt).toBe(5);
    expect(toIncident(draft({}), 9).startedAt).toBe(9);
    expect(toIncident(draft({ startedAt: 3, updates: [update(5)] }), 9).startedAt).toBe(3);
  });

  it('never ends before it begins', () => {
    expect(toIncident(draft({ startedAt: 8, resolvedAt: 5 }), 9)).toMatchObject({
      startedAt: 5,
      resolvedAt: 5,
    });
  });

  it('has its updates oldest first, in plain text, each with an id', () => {
    const { updates } = toIncident(draft({ updates: [update(7, '<b>later</b>'), update(5), update(7)] }), 9);
    expect(updates.map(({ at, body }) => [at, body])).toEqual([
      [5, ''],
      [7, 'later'],
      [7, ''],
    ]);
    expect(new Set(updates.map(({ id }) => id)).size).toBe(3);
  });

  it('is linked to every component that it or an update names, once', () => {
    const named = { ...update(5), components: [{ id: 'b', name: 'B', to: 'degraded' as const }] };
    expect(toIncident(draft({ componentIds: ['a', 'b', 'a'], updates: [named] }), 9).componentIds).toEqual([
      'a',
      'b',
    ]);
  });

  it('has a name', () => {
    expect(toIncident(draft({ name: ' <br> ' }), 9).name).toBe('Unnamed incident');
    expect(toIncident(draft({ name: '', kind: 'maintenance' }), 9).name).toBe('Unnamed maintenance');
  });
});

describe('components made whole', () => {
  it('are each there once, as bad as the worse of two', () => {
    const rows = [
      { id: 'a', name: 'A', level: 'major_outage' as const },
      { id: 'b', name: '<i>B</i>', group: '', level: 'operational' as const },
      { id: 'a', name: 'A', level: 'operational' as const },
    ];
    const whole = [
      { id: 'a', name: 'A', group: null, level: 'major_outage' },
      { id: 'b', name: 'B', group: null, level: 'operational' },
    ];
    expect(toComponents(rows)).toEqual(whole);
    expect(toComponents(rows.toReversed()).map(({ id, level }) => [id, level])).toEqual([
      ['a', 'major_outage'],
      ['b', 'operational'],
    ]);
  });

  it('are named by their id where they have no name', () => {
    expect(toComponents([{ id: 'a', name: null, level: 'unknown' }])[0]?.name).toBe('a');
  });
});
