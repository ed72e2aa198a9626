import { describe, expect, it } from 'vitest';
import { isSnoozed, nextMorning, snoozeUntil } from '../../../src/core/present/snooze.ts';

const HOUR_MS = 60 * 60_000;
const NOON = new Date(2026, 3, 28, 12).getTime();

describe('isSnoozed', () => {
  it.each(['hour', 'morning'] as const)('holds from the choice of "%s" to its end', (choice) => {
    const until = snoozeUntil(choice, NOON) ?? 0;
    expect([isSnoozed(until, NOON), isSnoozed(until, until - 1), isSnoozed(until, until)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('holds for the longest that can be chosen: from midnight to the next morning, in a night with an hour more', () => {
    const midnight = new Date(2026, 9, 24).getTime();
    expect(isSnoozed(nextMorning(midnight), midnight)).toBe(true);
    expect(isSnoozed(midnight + 33 * HOUR_MS, midnight)).toBe(true);
  });

  it('is over when the clock was set back: nobody chose to hear nothing for days', () => {
    const until = snoozeUntil('hour', NOON) ?? 0;
    expect(isSnoozed(until, NOON - 48 * HOUR_MS)).toBe(false);
  });

  it('does not hold where there is none', () => {
    expect(isSnoozed(null, NOON)).toBe(false);
  });
});
