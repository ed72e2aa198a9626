import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageWords, clockWords, spanWords } from '../../../src/shared/words/duration.ts';
import { anyTime } from './arbitrary.ts';
import { DAY, HOUR, MINUTE, NOW, SECOND, UTC } from './make.ts';

describe('spanWords', () => {
  it.each([
    [-5 * SECOND, '0 s'],
    [0, '0 s'],
    [999, '0 s'],
    [12 * SECOND, '12 s'],
    [MINUTE - 1, '59 s'],
    [MINUTE, '1 min'],
    [3 * MINUTE + 59 * SECOND, '3 min'],
    [HOUR, '1 h'],
    [80 * MINUTE, '1 h 20 min'],
    [DAY - 1, '23 h 59 min'],
    [2 * DAY, '2 d'],
    [2 * DAY + 4 * HOUR + 59 * MINUTE, '2 d 4 h'],
    [9 * DAY + 4 * HOUR, '9 d'],
  ])('says %i ms as "%s"', (ms, words) => {
    expect(spanWords(ms)).toBe(words);
  });
});

describe('ageWords', () => {
  it.each([
    [0, 'just now'],
    [4999, 'just now'],
    [12 * SECOND, '12 s ago'],
    [80 * MINUTE, '1 h 20 min ago'],
    [-10 * MINUTE, 'just now'],
  ])('says an age of %i ms as "%s"', (ageMs, words) => {
    expect(ageWords(NOW - ageMs, NOW)).toBe(words);
  });
});

describe('clockWords', () => {
  it.each([
    ['earlier today', NOW - 3 * HOUR, '11:05'],
    ['just after midnight', NOW - 14 * HOUR, '00:05'],
    ['later today', NOW + 2 * HOUR, '16:05'],
    ['yesterday', NOW - DAY, 'Mon 14:05'],
    ['tomorrow', NOW + DAY, 'Wed 14:05'],
    ['five days ago', NOW - 5 * DAY, 'Thu 14:05'],
    ['a week ago', NOW - 7 * DAY, '27 Oct 14:05'],
    ['last year', NOW - 365 * DAY, '3 Nov 2025 14:05'],
    ['yesterday in another year', Date.UTC(2026, 11, 31, 23, 0), '31 Dec 23:00'],
  ])('names as much of the day as it needs: %s', (_, at, words) => {
    expect(clockWords(at, NOW, UTC)).toBe(words);
  });

  it('reads the clock where the user is, and by their habit', () => {
    const at = NOW - 3 * HOUR;
    expect(clockWords(at, NOW, { ...UTC, timeZone: 'Asia/Tokyo' })).toBe('20:05');
    expect(clockWords(at, NOW, { ...UTC, locale: 'en-US' })).toMatch(/^11:05\sAM$/);
    expect(clockWords(NOW - DAY, NOW, { ...UTC, locale: 'de-DE' })).toBe('Mon 14:05');
  });

  it('names the day where it changed in that zone, however few hours ago', () => {
    expect(clockWords(NOW - 6 * HOUR, NOW, { ...UTC, timeZone: 'Asia/Tokyo' })).toBe('17:05');
    expect(clockWords(NOW + 2 * HOUR, NOW, { ...UTC, timeZone: 'Asia/Tokyo' })).toBe('Wed 01:05');
  });

  it('speaks of any time at all without throwing', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (at, now) => {
        expect(clockWords(at, now, UTC)).toMatch(/\d\d:\d\d$/);
      }),
    );
  });
});
