import { describe, expect, it } from 'vitest';
import { keepAttribution } from '../../../src/core/feeds/attribution.ts';
import type { Incident, IncidentUpdate } from '../../../src/shared/observation.ts';
import { toIncident } from './incidents.ts';

const update = (id: string, components: IncidentUpdate['components'] = []): IncidentUpdate => ({
  id,
  at: 0,
  status: 'investigating',
  body: '',
  components,
});
const open = toIncident({
  id: 'a',
  componentIds: ['chat', 'api'],
  updates: [update('u1', [{ id: 'chat', name: 'Chat', to: 'major_outage' }])],
});
const kept = (next: Incident, previous: readonly Incident[] = [open]) => keepAttribution(previous, [next])[0];

describe('the attribution of an incident', () => {
  it('outlives the page unlinking every component when it resolves it', () => {
    const resolved = {
      ...open,
      status: 'resolved' as const,
      resolvedAt: 9,
      componentIds: [],
      updates: [update('u1'), update('u2')],
    };
    expect(kept(resolved)).toEqual({
      ...resolved,
      componentIds: ['chat', 'api'],
      updates: [open.updates[0], update('u2')],
    });
  });

  it('grows as the incident spreads', () => {
    expect(kept({ ...open, componentIds: ['api', 'code'] })?.componentIds).toEqual(['chat', 'api', 'code']);
  });

  it('leaves all else as the page now has it: late notes, a reopening, another name', () => {
    const reopened = {
      ...open,
      name: 'Renamed',
      resolvedAt: null,
      updates: [...open.updates, update('late')],
    };
    expect(kept(reopened, [{ ...open, resolvedAt: 5 }])).toEqual(reopened);
  });

  it('is of the same incident only', () => {
    const other = toIncident({ id: 'b' });
    expect(keepAttribution([open], [other])).toEqual([other]);
    expect(keepAttribution([open], [])).toEqual([]);
  });
});
