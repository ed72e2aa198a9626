import { describe, expect, it } from 'vitest';
import { raiseTogether } from '../../../src/core/verdict/siblings.ts';
import type { TargetState } from '../../../src/core/verdict/target-state.ts';
import { AT, LIMITS, targetAfter } from '../support/verdicts.ts';

const NOW = { wallMs: AT, monoMs: AT };
const alarms = (states: Readonly<Record<string, TargetState>>, tried = 'a', ids = Object.keys(states)) =>
  [...raiseTogether(new Map(Object.entries(states)), ids, tried, NOW, LIMITS).values()].map(
    ({ charts }) => charts.alarm,
  );

const oneIn = targetAfter(['provider_failure', 'ok', 'provider_failure', 'ok', 'provider_failure']);
const calm = targetAfter(['ok', 'ok', 'ok']);

describe('raiseTogether', () => {
  it('alarms for two that fail at the same time, and would not have alarmed alone', () => {
    expect(oneIn.charts.alarm).toBe('none');
    expect(alarms({ a: oneIn, b: oneIn })).toEqual(['outage', 'outage']);
    expect(
      raiseTogether(
        new Map([
          ['a', oneIn],
          ['b', oneIn],
        ]),
        ['a', 'b'],
        'a',
        NOW,
        LIMITS,
      ).get('a')?.alarmedAt,
    ).toBe(AT);
  });

  it('leaves one alone, and one beside a healthy one', () => {
    expect(alarms({ a: oneIn })).toEqual(['none']);
    expect(alarms({ a: oneIn, b: calm })).toEqual(['none', 'none']);
  });

  it('takes others for siblings only where they are', () => {
    expect(alarms({ a: oneIn, b: oneIn }, 'a', ['a'])).toEqual(['none', 'none']);
  });

  it('waits until each has failed for a minute', () => {
    const late = targetAfter(['ok', 'provider_failure', 'provider_failure']);
    expect(alarms({ a: oneIn, b: late })).toEqual(['none', 'none']);
  });

  it('is not brought about by a success', () => {
    const better = targetAfter([
      'provider_failure',
      'ok',
      'provider_failure',
      'ok',
      'provider_failure',
      'ok',
    ]);
    expect(alarms({ a: better, b: oneIn }, 'a')).toEqual(['none', 'none']);
  });

  it('is not brought about by a try made offline, which says nothing of the provider', () => {
    const cutOff = targetAfter([
      'provider_failure',
      'ok',
      'provider_failure',
      'ok',
      'provider_failure',
      'local',
    ]);
    expect(cutOff.charts.outage).toBe(oneIn.charts.outage);
    expect(alarms({ a: cutOff, b: oneIn }, 'a')).toEqual(['none', 'none']);
    expect(alarms({ a: cutOff, b: oneIn }, 'b')).toEqual(['outage', 'outage']);
  });

  it('does not count one that was not tried for minutes', () => {
    const later = { wallMs: AT + 3 * 60_000, monoMs: AT + 3 * 60_000 };
    const states = new Map([
      ['a', oneIn],
      ['b', oneIn],
    ]);
    expect(raiseTogether(states, ['a', 'b'], 'a', later, LIMITS)).toBe(states);
  });
});
