import { describe, expect, it } from 'vitest';
import { parseScenario, readScenario } from '../../src/lab/scenario-file.ts';
import { readShipped, SHIPPED, toDraft } from './scenarios.ts';

const opening = {
  at: '01:00',
  kind: 'incident',
  id: 'a',
  name: 'Something',
  impact: 'minor',
  status: 'investigating',
  body: 'We look.',
};

function faultsOf(timeline: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): string {
  const parsed = parseScenario({ ...toDraft(timeline), ...more });
  return parsed.ok ? '' : parsed.error;
}

describe('shipped scenarios', () => {
  it('are the five the lab promises', () => {
    expect(SHIPPED.toSorted()).toEqual([
      '2026-04-15-partial.json',
      '2026-04-28-major.json',
      'calm.json',
      'flaky-page.json',
      'local-trouble.json',
    ]);
  });

  it.each(SHIPPED)('%s is valid, and short enough to be played at sixty times its speed', async (name) => {
    const scenario = await readShipped(name);
    expect(scenario.endsAt / 60).toBeLessThanOrEqual(185_000);
    expect(scenario.expect.length).toBeGreaterThan(0);
  });
});

describe('parseScenario', () => {
  it('takes a sound draft and turns offsets into milliseconds', () => {
    const parsed = parseScenario(toDraft([opening]));
    expect(parsed.ok && parsed.value.timeline[0]?.at).toBe(60_000);
  });

  it.each([
    ['a step after the end', [{ ...opening, at: '11:00' }], 'after the end'],
    ['steps out of order', [opening, { ...opening, at: '00:59' }], 'earlier than the step before'],
    ['a component nobody has', [{ ...opening, components: { four: 'operational' } }], 'no component four'],
    ['a status for a group', [{ ...opening, components: { group: 'operational' } }], 'is a group'],
    [
      'a host nobody has',
      [{ at: '01:00', kind: 'behaviour', hosts: ['acme/ftp'], behaviour: { kind: 'reset' } }],
      'no host acme/ftp',
    ],
    ['a service nobody has', [{ ...opening, service: 'other' }], 'no service other'],
    ['an incident without a name', [{ ...opening, name: null }], 'wants a name'],
    ['an incident without an impact', [{ ...opening, impact: null }], 'wants a impact'],
    [
      'a maintenance without its hours',
      [{ ...opening, kind: 'maintenance', status: 'scheduled' }],
      'scheduledUntil',
    ],
    ['an offset in words', [{ ...opening, at: 'soon' }], 'mm:ss'],
    ['a word for a status that is none', [{ ...opening, components: { one: 'tired' } }], 'components'],
  ])('refuses %s', (_what, timeline, words) => {
    expect(faultsOf(timeline)).toContain(words);
  });

  it('refuses an expectation that ends before it begins', () => {
    const expectation = { from: '02:00', to: '01:00', levels: ['operational'], why: 'no reason' };
    expect(faultsOf([], { expect: [expectation] })).toContain('expect[0]');
  });
});

describe('readScenario', () => {
  it('says which file it could not read', async () => {
    const read = await readScenario('/nowhere/at-all.json');
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('/nowhere/at-all.json') });
  });
});
