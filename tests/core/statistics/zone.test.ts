import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourOfWeek, localDayEdges, offsetSpans, toLocalMs } from '../../../src/core/statistics/zone.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The hours each of the last days lasted. */
function dayHours(timeZone: string, now: number, days: number): readonly number[] {
  const edges = localDayEdges(timeZone, now, days);
  return edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / HOUR);
}

describe('localDayEdges', () => {
  it.each([
    ['Europe/Berlin', '2026-03-30T10:00:00Z', [24, 24, 23, 24]],
    ['Europe/Berlin', '2026-10-26T10:00:00Z', [24, 24, 25, 24]],
    ['America/New_York', '2026-03-09T12:00:00Z', [24, 24, 23, 24]],
    // Half an hour of daylight saving.
    ['Australia/Lord_Howe', '2026-04-06T02:00:00Z', [24, 24, 24.5, 24]],
    // Clocks go forward at midnight: the day begins at one.
    ['Asia/Beirut', '2026-03-30T10:00:00Z', [24, 24, 23, 24]],
    ['Asia/Kathmandu', '2026-06-01T00:00:00Z', [24, 24, 24, 24]],
    // The day that was left out: Friday 30 December 2011 has no length.
    ['Pacific/Apia', '2011-12-31T20:00:00Z', [24, 0, 24, 24]],
  ])('%s on %s', (timeZone, now, hours) => {
    expect(dayHours(timeZone, Date.parse(now), 4)).toEqual(hours);
  });

  it('begins a day without a midnight at its first moment', () => {
    const edges = localDayEdges('Asia/Beirut', Date.parse('2026-03-29T10:00:00Z'), 1);
    expect(new Date(edges[0] ?? 0).toISOString()).toBe('2026-03-28T22:00:00.000Z');
  });

  it('holds now in its last day, and rises', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC'),
        fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) }),
        (timeZone, now) => {
          const edges = localDayEdges(timeZone, now, 5);
          expect(edges).toHaveLength(6);
          expect(edges).toEqual(edges.toSorted((a, b) => a - b));
          expect(edges[4]).toBeLessThanOrEqual(now);
          expect(edges[5]).toBeGreaterThan(now);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('toLocalMs', () => {
  it('shows what the clocks of the zone show', () => {
    const from = Date.UTC(2025, 11, 1);
    const spans = offsetSpans('America/New_York', from, from + 365 * DAY);
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/New_York',
      hourCycle: 'h23',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    const utc = new Intl.DateTimeFormat('en-US', {
      timeZone: 'UTC',
      hourCycle: 'h23',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    fc.assert(
      fc.property(fc.integer({ min: from, max: from + 365 * DAY }), (at) => {
        expect(utc.format(toLocalMs(spans, at))).toBe(clock.format(at));
      }),
    );
  });

  it('finds the change of the clocks to the minute', () => {
    const spans = offsetSpans('Europe/Berlin', Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1));
    expect(spans.map(({ fromMs }) => fromMs)).toEqual([Number.NEGATIVE_INFINITY, Date.UTC(2026, 2, 29, 1)]);
  });
});

describe('hourOfWeek', () => {
  it.each([
    ['2026-11-16T00:00:00Z', 0],
    ['2026-11-16T23:59:59Z', 23],
    ['2026-11-17T00:00:00Z', 24],
    ['2026-11-22T23:30:00Z', 167],
    ['1969-12-29T00:00:00Z', 0],
  ])('%s is hour %i', (at, hour) => {
    expect(hourOfWeek(Date.parse(at))).toBe(hour);
  });
});
