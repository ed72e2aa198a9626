import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekOfTime, weekOfTries } from '../../../src/core/statistics/week.ts';
import { offsetSpans } from '../../../src/core/statistics/zone.ts';
import type { WeekCell } from '../../../src/shared/statistics.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 16);

function filled(cells: readonly WeekCell[]): readonly (readonly [number, WeekCell])[] {
  return cells.flatMap((cell, index) => (cell.known > 0 ? [[index, cell] as const] : []));
}

describe('weekOfTries', () => {
  it('adds hours up by the local hour of the week', () => {
    const offsets = offsetSpans('Europe/Berlin', MONDAY, MONDAY + 14 * DAY);
    const hours = [
      { at: MONDAY + 22 * HOUR, answered: 90, failed: 10 },
      { at: MONDAY + 23 * HOUR, answered: 50, failed: 0 },
      { at: MONDAY + 7 * DAY + 22 * HOUR, answered: 100, failed: 0 },
    ];
    expect(filled(weekOfTries(hours, offsets))).toEqual([
      [23, { known: 200, failed: 10 }],
      [24, { known: 50, failed: 0 }],
    ]);
  });

  it('moves with daylight saving: 15:00 in Berlin is 15:00 on both sides of it', () => {
    const before = Date.UTC(2026, 2, 23, 14);
    const after = Date.UTC(2026, 2, 30, 13);
    const offsets = offsetSpans('Europe/Berlin', before - DAY, after + DAY);
    const hours = [before, after].map((at) => ({ at, answered: 1, failed: 1 }));
    expect(filled(weekOfTries(hours, offsets))).toEqual([[15, { known: 4, failed: 2 }]]);
  });

  it('counts an hour where its middle lies in zones half an hour off', () => {
    const offsets = offsetSpans('Asia/Kolkata', MONDAY, MONDAY + DAY);
    const hours = [{ at: MONDAY + 6 * HOUR, answered: 3, failed: 0 }];
    expect(filled(weekOfTries(hours, offsets))).toEqual([[12, { known: 3, failed: 0 }]]);
  });
});

describe('weekOfTime', () => {
  it('splits time at local hours, and counts nothing that nobody saw', () => {
    const offsets = offsetSpans('Asia/Kolkata', MONDAY, MONDAY + DAY);
    const cells = weekOfTime(
      [
        { fromMs: MONDAY, toMs: MONDAY + HOUR, state: 'operational' },
        { fromMs: MONDAY + HOUR, toMs: MONDAY + 2 * HOUR, state: 'partial_outage' },
        { fromMs: MONDAY + 2 * HOUR, toMs: MONDAY + 9 * HOUR, state: 'unknown' },
        { fromMs: MONDAY + 9 * HOUR, toMs: MONDAY + 10 * HOUR, state: 'you' },
      ],
      offsets,
    );
    expect(filled(cells)).toEqual([
      [5, { known: HOUR / 2, failed: 0 }],
      [6, { known: HOUR, failed: HOUR / 2 }],
      [7, { known: HOUR / 2, failed: HOUR / 2 }],
    ]);
  });

  it('gives a day of 25 hours two hours of its third one', () => {
    const start = Date.UTC(2026, 9, 24, 22);
    const offsets = offsetSpans('Europe/Berlin', start, start + 2 * DAY);
    const cells = weekOfTime([{ fromMs: start, toMs: start + 25 * HOUR, state: 'operational' }], offsets);
    const sunday = cells.slice(6 * 24);
    expect(sunday.map(({ known }) => known / HOUR)).toEqual([1, 1, 2, ...Array(21).fill(1)]);
  });

  it('ends an hour early where clocks change within it, as they do on Chatham Island', () => {
    // On Sunday 27 September 2026 at 2:45 clocks there go to 3:45.
    const two = Date.UTC(2026, 8, 26, 13, 15);
    const offsets = offsetSpans('Pacific/Chatham', two - DAY, two + DAY);
    const cells = weekOfTime([{ fromMs: two, toMs: two + HOUR, state: 'operational' }], offsets);
    expect(filled(cells)).toEqual([
      [6 * 24 + 2, { known: 0.75 * HOUR, failed: 0 }],
      [6 * 24 + 3, { known: 0.25 * HOUR, failed: 0 }],
    ]);
  });

  it('keeps the sum of what was known', () => {
    const offsets = offsetSpans('America/St_Johns', MONDAY - 200 * DAY, MONDAY + 40 * DAY);
    fc.assert(
      fc.property(
        fc.integer({ min: MONDAY - 200 * DAY, max: MONDAY }),
        fc.integer({ min: 1, max: 30 * DAY }),
        (fromMs, lengthMs) => {
          const cells = weekOfTime([{ fromMs, toMs: fromMs + lengthMs, state: 'degraded' }], offsets);
          expect(cells).toHaveLength(168);
          expect(cells.reduce((sum, { known }) => sum + known, 0)).toBe(lengthMs);
          expect(cells.every(({ known, failed }) => known === failed)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});
