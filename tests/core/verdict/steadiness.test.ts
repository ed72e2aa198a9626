import { describe, expect, it } from 'vitest';
import {
  changePercent,
  observeSteadiness,
  STEADY,
  type Steadiness,
  steadyVerdict,
} from '../../../src/core/verdict/steadiness.ts';
import type { Level } from '../../../src/shared/level.ts';
import { AT, outage, verdict } from '../support/verdicts.ts';

const MINUTE = 60_000;
const ring = (text: string): Steadiness['ring'] =>
  text.split('').map((state) => (state === 'x' ? 'trouble' : 'well'));

/** One verdict a minute. */
function feed(text: string, from: Steadiness = STEADY, startAt = AT): Steadiness {
  return text.split('').reduce((steadiness, state, index) => {
    const level: Level = state === 'x' ? 'major_outage' : state === '?' ? 'unknown' : 'operational';
    return observeSteadiness(steadiness, level, startAt + index * MINUTE);
  }, from);
}

describe('changePercent', () => {
  it('is Nagios’s: nothing without a change, everything where each is one', () => {
    expect(changePercent(ring('.'.repeat(21)))).toBe(0);
    expect(changePercent(ring('.x'.repeat(11).slice(0, 21)))).toBeCloseTo(100);
  });

  it('weighs the oldest change 0.75 and the newest 1.25 of the mean', () => {
    expect(changePercent(ring(`.${'x'.repeat(20)}`))).toBeCloseTo((100 * 0.75) / 20);
    expect(changePercent(ring(`${'.'.repeat(20)}x`))).toBeCloseTo((100 * 1.25) / 20);
  });

  it('takes what came before a young ring for steady', () => {
    expect(changePercent(ring('.x'))).toBeCloseTo((100 * 1.25) / 20);
    expect(changePercent([])).toBe(0);
  });
});

describe('observeSteadiness', () => {
  it('starts at thirty percent, and ends at twenty', () => {
    expect(changePercent(feed('.x.x.x').ring)).toBeCloseTo(29.93, 1);
    expect(feed('.x.x.x').isFlapping).toBe(false);
    const flapping = feed('.x.x.x.');
    expect(changePercent(flapping.ring)).toBeGreaterThanOrEqual(30);
    expect(flapping.isFlapping).toBe(true);
    // Between the two lines it stays as it was: flapping here, and steady where it never reached the upper one.
    const later = AT + 7 * MINUTE;
    const between = feed('.'.repeat(8), flapping, later);
    expect(changePercent(between.ring)).toBeLessThan(30);
    expect(changePercent(between.ring)).toBeGreaterThan(20);
    expect(between.isFlapping).toBe(true);
    expect(feed('.'.repeat(20), flapping, later).isFlapping).toBe(false);
  });

  it('takes one verdict a minute, however often it is asked', () => {
    let steadiness = STEADY;
    for (let index = 0; index < 60; index += 1) {
      steadiness = observeSteadiness(
        steadiness,
        index % 2 === 0 ? 'operational' : 'degraded',
        AT + index * 1_000,
      );
    }
    expect(steadiness.ring).toHaveLength(1);
  });

  it('goes on when the clock is set back', () => {
    const steadiness = feed('..');
    expect(observeSteadiness(steadiness, 'degraded', AT - 3_600_000).ring).toHaveLength(3);
  });

  it('does not record doubt', () => {
    expect(feed('.?x?.?').ring).toEqual(ring('.x.'));
  });

  it('keeps no more than twenty-one', () => {
    expect(feed('.x'.repeat(40)).ring).toHaveLength(21);
  });
});

describe('steadyVerdict', () => {
  const flapping = feed('.x.x.x.x.x');

  it('leaves a steady verdict as it is', () => {
    expect(steadyVerdict(outage(), feed('....x'), null)).toEqual(outage());
  });

  it('makes one word of what comes and goes, and says how often', () => {
    const unstable = steadyVerdict(outage(), flapping, null);
    expect(unstable).toMatchObject({ level: 'degraded', cause: 'provider', reason: 'unstable' });
    expect(unstable.evidence[0]).toEqual({ kind: 'changes', count: 9, spanMs: 9 * MINUTE });
    expect(steadyVerdict(verdict({ since: AT + 1 }), flapping, unstable)).toMatchObject({
      level: 'degraded',
      cause: 'provider',
      since: AT,
    });
  });

  it.each([
    'all_good',
    'failing_here',
    'resolved_but_failing_here',
    'unreachable_from_here',
    'slow_here',
  ] as const)('does so of %s', (reason) => {
    expect(steadyVerdict(outage({ reason }), flapping, null).reason).toBe('unstable');
  });

  it.each(['official_outage', 'offline', 'no_data'] as const)('tells %s as it is', (reason) => {
    const given = outage({ reason });
    expect(steadyVerdict(given, flapping, null)).toEqual(given);
  });
});
