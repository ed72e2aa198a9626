import { describe, expect, it } from 'vitest';
import { decideVerdict } from '../../../src/core/verdict/fuse.ts';
import type { Known } from '../../../src/core/verdict/known.ts';
import { type Official, toOfficial } from '../../../src/core/verdict/official.ts';
import type { TargetState } from '../../../src/core/verdict/target-state.ts';
import type { Incident, PageReading } from '../../../src/shared/observation.ts';
import { AT, known, STEP_MS, targetAfter } from '../support/verdicts.ts';

const NOW = { wallMs: AT, monoMs: AT };
const MINUTE = 60_000;
const READING: PageReading = {
  at: AT - MINUTE,
  url: 'https://status.example/',
  isMirror: false,
  name: 'Service',
  components: [],
  incidents: [],
};

function page(given: Partial<Official> = {}): Official {
  const nothing = { troubled: [], incidents: [], maintenance: null, lastResolved: null, failure: null };
  return { ...nothing, level: 'operational', reading: READING, isFresh: true, isAwaited: false, ...given };
}

function incident(given: Partial<Incident> = {}): Incident {
  return {
    id: 'i',
    name: 'Elevated errors',
    kind: 'incident',
    status: 'investigating',
    impact: 'major',
    startedAt: AT - 40 * MINUTE,
    resolvedAt: null,
    scheduledUntil: null,
    url: null,
    componentIds: [],
    updates: [],
    ...given,
  };
}

/** Works for so many minutes, tried each half minute. */
const working = (minutes: number): TargetState =>
  targetAfter(Array.from({ length: (minutes * MINUTE) / STEP_MS + 1 }, () => 'ok' as const));
const failing = targetAfter(Array.from({ length: 8 }, () => 'provider_failure' as const));
const decide = (state: TargetState, official: Official) => decideVerdict(known([state], { official }), NOW);

describe('a page in trouble', () => {
  const outage = page({ level: 'partial_outage', incidents: [incident()] });

  it('is believed, and said to be of others once it has worked from here for five minutes', () => {
    expect(decide(working(4), outage)).toMatchObject({ level: 'partial_outage', reason: 'official_outage' });
    expect(decide(working(5), outage)).toMatchObject({
      level: 'partial_outage',
      cause: 'provider',
      reason: 'official_but_works_here',
    });
  });

  it('does not work from here by what was seen before a sleep, or while nothing is probed', () => {
    const state = working(20);
    const decideAfter = (given: Partial<Known>, now = NOW) =>
      decideVerdict(known([state], { official: outage, ...given }), now).reason;
    expect(decideAfter({})).toBe('official_but_works_here');
    expect(decideAfter({ freshFrom: AT - MINUTE })).toBe('official_outage');
    expect(decideAfter({}, { wallMs: AT + 4 * MINUTE, monoMs: AT })).toBe('official_outage');
  });

  it('left open for weeks is not when it began to fail here', () => {
    const open = page({ incidents: [incident({ impact: 'minor', startedAt: AT - 30 * 1_440 * MINUTE })] });
    const previous = decide(working(20), open);
    expect(previous).toMatchObject({ reason: 'incident_open_all_green', since: AT - 30 * 1_440 * MINUTE });
    const since = failing.failingSince;
    const official = open;
    expect(decideVerdict(known([failing], { official, previous }), NOW)).toMatchObject({
      reason: 'failing_here',
      since,
    });
  });

  it('gives way to what is worse here', () => {
    expect(decide(failing, outage)).toMatchObject({ level: 'major_outage', cause: 'provider' });
  });

  it('is recovering where its components are well and it has worked here for a quarter of an hour', () => {
    const open = page({ incidents: [incident()] });
    expect(decide(working(14), open).reason).toBe('official_but_works_here');
    expect(decide(working(15), open)).toMatchObject({ level: 'degraded', reason: 'recovering' });
    const watched = page({ incidents: [incident({ status: 'monitoring' })] });
    expect(decide(working(1), watched).reason).toBe('recovering');
  });

  it('with an incident open while all is green says so, and no more than its impact', () => {
    const minor = page({ incidents: [incident({ impact: 'minor' })] });
    expect(decide(working(1), minor)).toMatchObject({ level: 'degraded', reason: 'incident_open_all_green' });
    const note = page({ incidents: [incident({ impact: 'none' })] });
    expect(decide(working(1), note)).toMatchObject({ level: 'operational', cause: null });
  });

  it('makes a suspicion enough', () => {
    const suspected = targetAfter(['ok', 'ok', 'network_failure', 'network_failure']);
    expect(decide(suspected, page()).level).toBe('operational');
    expect(decide(suspected, page({ level: 'degraded' }))).toMatchObject({
      cause: 'provider',
      reason: 'failing_here',
    });
  });

  it('is not over because it has yet to be read again', () => {
    const awaited = page({ level: 'major_outage', isFresh: false, isAwaited: true });
    expect(decide(working(5), awaited)).toMatchObject({ level: 'unknown', reason: 'no_data' });
    expect(decide(failing, awaited).reason).toBe('failing_here');
  });

  it('that cannot be read any more says nothing', () => {
    expect(decide(working(5), page({ level: 'major_outage', isFresh: false })).reason).toBe('all_good');
  });
});

describe('a page that is well', () => {
  it('does not end what fails here, though it calls it resolved', () => {
    const resolved = page({ lastResolved: incident({ status: 'resolved', resolvedAt: AT - 5 * MINUTE }) });
    expect(decide(failing, resolved)).toMatchObject({
      level: 'major_outage',
      cause: 'provider',
      reason: 'resolved_but_failing_here',
    });
    expect(decide(failing, page()).reason).toBe('failing_here');
  });

  it('does not take what fails an hour later for the incident that it resolved', () => {
    const resolved = page({ lastResolved: incident({ status: 'resolved', resolvedAt: AT - 60 * MINUTE }) });
    expect(decide(failing, resolved).reason).toBe('failing_here');
  });

  it('has spoken for what went silent here before it called it resolved, and for nothing later', () => {
    const silent = targetAfter(Array.from({ length: 8 }, () => 'network_failure' as const));
    const resolvedAt = (at: number) =>
      page({ lastResolved: incident({ status: 'resolved', resolvedAt: at }) });
    expect(decide(silent, resolvedAt(AT - MINUTE))).toMatchObject({
      cause: 'provider',
      reason: 'resolved_but_failing_here',
    });
    expect(decide(silent, resolvedAt(AT - 5 * MINUTE))).toMatchObject({
      cause: 'unclear',
      reason: 'unreachable_from_here',
    });
  });
});

describe('an incident that was resolved', () => {
  it.each([
    [119, 'i'],
    [121, undefined],
  ])('%i minutes ago is known as the last: %s', (minutes, id) => {
    const resolved = incident({ status: 'resolved', resolvedAt: AT - minutes * MINUTE });
    const seen = { reading: { ...READING, incidents: [resolved] }, failure: null };
    expect(toOfficial(seen, new Set(), AT).lastResolved?.id).toBe(id);
  });
});

describe('maintenance', () => {
  const work = incident({ kind: 'maintenance', status: 'in_progress', impact: 'maintenance' });

  it('is told as such, with the failures here beside it', () => {
    const verdict = decide(failing, page({ level: 'maintenance', maintenance: work }));
    expect(verdict).toMatchObject({ level: 'maintenance', cause: null, reason: 'official_maintenance' });
    expect(verdict.evidence).toContainEqual(expect.objectContaining({ kind: 'probes', failed: 8 }));
  });

  it('does not cover up an outage', () => {
    const both = page({ level: 'major_outage', maintenance: work });
    expect(decide(failing, both).level).toBe('major_outage');
  });
});
