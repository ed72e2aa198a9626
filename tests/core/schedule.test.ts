import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jitter, type PagePace, pageDelay, probeDelay } from '../../src/core/schedule.ts';

const CALM: PagePace = {
  failures: 0,
  retryAfterMs: null,
  maxAgeMs: null,
  isSuspicious: false,
  pagesOnHost: 1,
};
const MIDDLE = 0.5;

describe('pageDelay', () => {
  it.each([
    ['a minute in calm', {}, 60_000],
    ['half a minute while something is unexplained', { isSuspicious: true }, 30_000],
    ['a minute where two pages share a host', { pagesOnHost: 2 }, 60_000],
    ['three half minutes where three do', { pagesOnHost: 3 }, 90_000],
    [
      'three quarters of a minute where three do and something is unexplained',
      { pagesOnHost: 3, isSuspicious: true },
      45_000,
    ],
    ['twice as long after a failure', { failures: 1 }, 120_000],
    ['four times as long after two', { failures: 2 }, 240_000],
    ['a quarter of an hour at most', { failures: 40 }, 900_000],
    ['as long as it was asked to', { failures: 1, retryAfterMs: 300_000 }, 300_000],
    ['as long as the answer may be kept', { maxAgeMs: 90_000 }, 90_000],
    ['no longer than a quarter of an hour for that', { maxAgeMs: 86_400_000 }, 900_000],
  ] as const)('is %s', (_name, pace, expected) => {
    expect(pageDelay({ ...CALM, ...pace }, MIDDLE)).toBe(expected);
  });

  it('keeps the budget: never under 27 s, and never before Retry-After', () => {
    const pace = fc.record({
      failures: fc.nat(100),
      retryAfterMs: fc.option(fc.nat(3_600_000)),
      maxAgeMs: fc.option(fc.nat(3_600_000)),
      isSuspicious: fc.boolean(),
      pagesOnHost: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(pace, fc.double({ min: 0, max: 0.999, noNaN: true }), (given, random) => {
        const delay = pageDelay(given, random);
        expect(delay).toBeGreaterThanOrEqual(27_000);
        expect(delay).toBeGreaterThanOrEqual(given.retryAfterMs ?? 0);
      }),
    );
  });
});

describe('probeDelay', () => {
  it('is quick after an unexplained failure, but never slower than usual', () => {
    expect(probeDelay(30_000, false, MIDDLE)).toBe(30_000);
    expect(probeDelay(30_000, true, 0)).toBe(15_000);
    expect(probeDelay(15_000, true, MIDDLE)).toBe(15_000);
  });

  it('lets a quick try wait until it can decide, but no longer than an ordinary one', () => {
    expect(probeDelay(30_000, true, 0, 100, 26_000)).toBe(26_000);
    expect(probeDelay(30_000, true, 0, 100, 3_000)).toBe(14_900);
    expect(probeDelay(30_000, true, 0, 0, 34_000)).toBe(15_000);
    expect(probeDelay(30_000, false, MIDDLE, 0, 26_000)).toBe(30_000);
  });

  it('keeps the pace of starts however long a probe took, and always leaves a rest', () => {
    expect(probeDelay(30_000, false, MIDDLE, 10_000)).toBe(20_000);
    expect(probeDelay(30_000, true, 0, 10_000)).toBe(5_000);
    expect(probeDelay(30_000, true, 0, 40_000)).toBe(2_000);
  });
});

it('jitters by a tenth either way', () => {
  expect([jitter(1_000, 0), jitter(1_000, 0.5), jitter(1_000, 0.999_999)]).toEqual([900, 1_000, 1_100]);
});
