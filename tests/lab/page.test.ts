import { assert, constantFrom, dictionary, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIncidentioDocument } from '../../src/lab/incidentio.ts';
import type { Scenario } from '../../src/lab/scenario.ts';
import { toStatuspageDocument } from '../../src/lab/statuspage.ts';
import { DocumentSchema, type PageDocument, type ReportRow } from './documents.ts';
import { pageDocumentAt, readShipped, SHIPPED, STARTED_AT_MS, toScenario } from './scenarios.ts';

function documentAt(
  scenario: Scenario,
  path: string,
  atMs: number,
  make = toStatuspageDocument,
): PageDocument {
  return DocumentSchema.parse(pageDocumentAt(scenario, path, atMs, STARTED_AT_MS, make));
}

/** The moment-T rule: a component's state is the newest `new_status` any update gave it up to T. */
function statesByUpdates(incidents: readonly ReportRow[], atMs: number): Map<string, string> {
  const updates = incidents
    .flatMap((incident) => incident.incident_updates)
    .filter((update) => Date.parse(update.created_at) <= STARTED_AT_MS + atMs)
    .toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  return new Map(
    updates.flatMap((update) =>
      update.affected_components
        .filter((change) => change.new_status !== change.old_status)
        .map((change) => [change.code, change.new_status] as const),
    ),
  );
}

function expectMomentRule(scenario: Scenario, atMs: number): void {
  const everything = documentAt(scenario, '/api/v2/incidents.json', scenario.endsAt);
  const expected = statesByUpdates(everything.incidents, atMs);
  const summary = documentAt(scenario, '/api/v2/summary.json', atMs);
  for (const component of summary.components.filter((row) => !row.group)) {
    expect(component.status).toBe(expected.get(component.id) ?? 'operational');
  }
  const open = everything.incidents.filter((incident) => {
    const seen = incident.incident_updates.filter(
      (update) => Date.parse(update.created_at) <= STARTED_AT_MS + atMs,
    );
    return seen.length > 0 && seen[0]?.status !== 'resolved';
  });
  expect(summary.incidents.map((incident) => incident.id)).toEqual(open.map((incident) => incident.id));
}

describe('the page over time', () => {
  it.each(SHIPPED.filter((name) => name !== 'calm.json'))(
    '%s follows the moment-T rule at every minute',
    async (name) => {
      const scenario = await readShipped(name);
      for (let atMs = -60_000; atMs <= scenario.endsAt; atMs += 60_000) {
        expectMomentRule(scenario, atMs);
      }
    },
  );

  it('follows the moment-T rule whatever incidents do, however many there are at once', () => {
    const status = constantFrom('operational', 'degraded_performance', 'partial_outage', 'major_outage');
    const step = record({
      second: integer({ min: 1, max: 599 }),
      id: constantFrom('a', 'b', 'c'),
      status: constantFrom('investigating', 'identified', 'monitoring', 'resolved'),
      components: dictionary(constantFrom('one', 'two', 'three'), status),
    });
    const timeline = uniqueArray(step, { selector: (drawn) => drawn.second, maxLength: 12 });
    assert(
      property(timeline, integer({ min: 0, max: 600 }), (steps, second) => {
        const scenario = toScenario(
          steps
            .toSorted((a, b) => a.second - b.second)
            .map(({ second: at, ...rest }) => ({
              ...rest,
              kind: 'incident',
              at: `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`,
              name: `Incident ${rest.id}`,
              impact: 'major',
              body: 'Words.',
            })),
        );
        expectMomentRule(scenario, second * 1000);
      }),
    );
  });

  it("lists updates newest first and stamps them with the client's time", async () => {
    const scenario = await readShipped('2026-04-28-major.json');
    const [incident] = documentAt(scenario, '/api/v2/summary.json', 30 * 60_000).incidents;
    expect(incident?.incident_updates.map((update) => [update.status, update.created_at])).toEqual([
      ['identified', '2026-04-28T17:51:36.000Z'],
      ['investigating', '2026-04-28T17:41:55.000Z'],
    ]);
    expect(incident).toMatchObject({
      impact: 'major',
      started_at: '2026-04-28T17:41:55.000Z',
      resolved_at: null,
    });
  });

  it('stamps a component with its last change, not with the last update that names it', async () => {
    const scenario = await readShipped('2026-04-28-major.json');
    const { components } = documentAt(scenario, '/api/v2/components.json', 30 * 60_000);
    const changedAt = Object.fromEntries(
      components.map((component) => [component.name, component.updated_at]),
    );
    expect(changedAt).toMatchObject({
      'claude.ai': '2026-04-28T17:41:55.000Z',
      'Claude API (api.anthropic.com)': '2026-04-28T17:51:36.000Z',
    });
  });

  it('lists incidents by when they were opened, whichever was written to last', () => {
    const step = { kind: 'incident', impact: 'minor', status: 'investigating', body: 'Words.' };
    const scenario = toScenario([
      { ...step, at: '01:00', id: 'older', name: 'Older' },
      { ...step, at: '02:00', id: 'newer', name: 'Newer' },
      { ...step, at: '03:00', id: 'older', status: 'identified' },
    ]);
    const { incidents } = documentAt(scenario, '/api/v2/incidents.json', 240_000);
    expect(incidents.map((incident) => incident.name)).toEqual(['Newer', 'Older']);
  });

  it('back-dates an update that claims another moment', async () => {
    const scenario = await readShipped('2026-04-15-partial.json');
    const [incident] = documentAt(scenario, '/api/v2/incidents.json', 80 * 60_000).incidents;
    const [newest] = incident?.incident_updates ?? [];
    expect(Date.parse(String(newest?.display_at))).toBe(STARTED_AT_MS + 55 * 60_000 + 20_000);
    expect(Date.parse(String(newest?.created_at))).toBe(STARTED_AT_MS + 72 * 60_000 + 20_000);
  });

  it('drops the components of an incident that is unlinked, and keeps those of its updates', () => {
    const scenario = toScenario([
      {
        at: '01:00',
        kind: 'incident',
        id: 'a',
        name: 'A',
        impact: 'major',
        status: 'investigating',
        body: 'x',
        components: { one: 'major_outage' },
      },
      {
        at: '02:00',
        kind: 'incident',
        id: 'a',
        status: 'resolved',
        body: 'y',
        components: { one: 'operational' },
        unlink: true,
      },
    ]);
    const before = documentAt(scenario, '/api/v2/incidents.json', 60_000).incidents[0];
    const after = documentAt(scenario, '/api/v2/incidents.json', 120_000).incidents[0];
    expect(before?.components.map(({ id, status }) => [id, status])).toEqual([['one', 'major_outage']]);
    expect(after?.components).toEqual([]);
    expect(after?.incident_updates[0]?.affected_components).toHaveLength(1);
  });

  it('shows a group as the worst of its members', () => {
    const scenario = toScenario([{ at: '01:00', kind: 'components', set: { two: 'partial_outage' } }]);
    const { components } = documentAt(scenario, '/api/v2/components.json', 60_000);
    expect(components.find(({ id }) => id === 'group')).toMatchObject({
      status: 'partial_outage',
      group: true,
      components: ['one', 'two'],
    });
  });

  it.each([
    [{}, 'none', 'All Systems Operational'],
    [{ one: 'degraded_performance' }, 'minor', 'Partially Degraded Service'],
    [{ one: 'major_outage' }, 'major', 'Partial System Outage'],
    [{ one: 'major_outage', two: 'major_outage', three: 'major_outage' }, 'critical', 'Major Service Outage'],
    [{ one: 'under_maintenance' }, 'maintenance', 'Service Under Maintenance'],
  ])('sums %j up as %s', (set, indicator, description) => {
    const scenario = toScenario([{ at: '00:00', kind: 'components', set }]);
    expect(documentAt(scenario, '/api/v2/status.json', 0).status).toEqual({ indicator, description });
  });

  it('moves a maintenance from upcoming to active to neither', () => {
    const step = { kind: 'maintenance', id: 'm', body: 'Words.' };
    const scenario = toScenario([
      {
        ...step,
        at: '00:00',
        name: 'Work',
        status: 'scheduled',
        scheduledFor: '02:00',
        scheduledUntil: '04:00',
        components: { one: 'operational' },
      },
      { ...step, at: '02:00', status: 'in_progress', components: { one: 'under_maintenance' } },
      { ...step, at: '04:00', status: 'completed', components: { one: 'operational' } },
    ]);
    const counts = [0, 120_000, 240_000].map((atMs) =>
      ['upcoming', 'active'].map(
        (list) =>
          documentAt(scenario, `/api/v2/scheduled-maintenances/${list}.json`, atMs).scheduled_maintenances
            .length,
      ),
    );
    expect(counts).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(documentAt(scenario, '/api/v2/summary.json', 120_000).scheduled_maintenances[0]).toMatchObject({
      impact: 'maintenance',
      scheduled_for: '2026-04-28T17:26:00.000Z',
      scheduled_until: '2026-04-28T17:28:00.000Z',
    });
  });
});

describe('the incident.io variant', () => {
  const scenario = toScenario([
    {
      at: '01:00',
      kind: 'incident',
      id: 'a',
      name: 'A',
      impact: 'major',
      status: 'investigating',
      body: 'x',
      components: { one: 'major_outage' },
    },
  ]);
  const at = (path: string) => documentAt(scenario, path, 60_000, toIncidentioDocument);

  it('has a summary without incidents or maintenances, and times with an offset', () => {
    const raw = pageDocumentAt(scenario, '/api/v2/summary.json', 60_000, STARTED_AT_MS, toIncidentioDocument);
    expect(Object.keys(raw ?? {})).toEqual(['page', 'status', 'components']);
    const summary = at('/api/v2/summary.json');
    expect(summary.page).toMatchObject({ updated_at: '2026-04-28T17:25:00+00:00' });
    expect(summary.components.find(({ id }) => id === 'one')?.status).toBe('major_outage');
  });

  it('has no list of unresolved incidents, and incidents with ULIDs and no components', () => {
    const path = '/api/v2/incidents/unresolved.json';
    expect(pageDocumentAt(scenario, path, 60_000, STARTED_AT_MS, toIncidentioDocument)).toBeNull();
    const [incident] = at('/api/v2/incidents.json').incidents;
    expect(incident?.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(incident?.components).toEqual([]);
  });
});
