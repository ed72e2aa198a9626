import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize, tallyOf, toSlots } from '../../src/renderer/format/series.ts';
import { slotTime, slotWords, summaryWords } from '../../src/renderer/format/series-words.ts';
import { withPlainSpaces } from '../../src/renderer/format/unit.ts';
import { moveCursor } from '../../src/renderer/views/history/chart/chart-keys.ts';
import type { LatencyBucket, LatencySeries } from '../../src/shared/history.ts';

const MINUTE = 60_000;

function bucket(at: number, p50: number | null, counts: LatencyBucket['counts']): LatencyBucket {
  return { at, p50, p95: p50, p99: p50, phases: null, counts };
}

function series(buckets: readonly LatencyBucket[], fromMs = 0, toMs = 10 * MINUTE): LatencySeries {
  return { targetId: 't', fromMs, toMs, bucketMs: MINUTE, buckets };
}

describe('toSlots', () => {
  const minutes = (all: ReturnType<typeof toSlots>) =>
    all.map(({ at, lengthMs, bucket: found }) => [at / MINUTE, lengthMs / MINUTE, found !== null]);
  const many = { ok: 5 };

  it('fills what was left out with gaps, from the beginning of the range to its end', () => {
    const slots = toSlots(
      series([bucket(2 * MINUTE, 200, many), bucket(4 * MINUTE, 300, many)], 0, 6 * MINUTE),
    );
    expect(minutes(slots)).toEqual([
      [0, 1, false],
      [1, 1, false],
      [2, 1, true],
      [3, 1, false],
      [4, 1, true],
      [5, 1, false],
    ]);
  });

  it('takes no silence between two tries for a gap where buckets are finer than tries', () => {
    const tries = [0, 2, 4, 6, 12, 14].map((minute) => bucket(minute * MINUTE, 200, { ok: 1 }));
    expect(minutes(toSlots(series(tries, 0, 15 * MINUTE)))).toEqual([
      [0, 2, true],
      [2, 2, true],
      [4, 2, true],
      [6, 1, true],
      ...[7, 8, 9, 10, 11].map((minute) => [minute, 1, false]),
      [12, 2, true],
      [14, 1, true],
    ]);
  });

  it('cuts the first and the last to the range', () => {
    const slots = toSlots(series([bucket(0, 200, many), bucket(MINUTE, 200, many)], 30_000, MINUTE + 30_000));
    expect(slots.map(({ at, lengthMs }) => [at, lengthMs])).toEqual([
      [30_000, 30_000],
      [MINUTE, 30_000],
    ]);
  });

  it('covers the range whole, in order, whatever the buckets', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -5, max: 60 }), { maxLength: 40 }),
        fc.integer({ min: 0, max: 3 }),
        (at, tries) => {
          const buckets = at
            .toSorted((a, b) => a - b)
            .map((minute) => bucket(minute * MINUTE, 1, { ok: tries }));
          const slots = toSlots(series(buckets, 1, 50 * MINUTE + 7));
          let end = 1;
          for (const slot of slots) {
            expect(slot.at).toBe(end);
            expect(slot.lengthMs).toBeGreaterThan(0);
            end = slot.at + slot.lengthMs;
          }
          expect(end).toBe(50 * MINUTE + 7);
        },
      ),
    );
  });

  it('is empty for a range without length', () => {
    expect(toSlots(series([], MINUTE, MINUTE))).toEqual([]);
  });
});

describe('tallyOf', () => {
  it('counts rate limits and bot walls as answers, and trouble on this side not at all', () => {
    expect(
      tallyOf({
        ok: 5,
        limited: 1,
        walled: 1,
        provider_failure: 2,
        network_failure: 1,
        local: 3,
        intercepted: 1,
        discarded: 1,
      }),
    ).toEqual({ answered: 7, failed: 3, uncounted: 5 });
  });
});

describe('summaryWords', () => {
  const words = (buckets: readonly LatencyBucket[]): string =>
    summaryWords(
      summarize(toSlots(series(buckets, 0, buckets.length * MINUTE))),
      'Claude API',
      'In the last hour',
    );

  it.each([
    [[], 'In the last hour Claude API was not tried.'],
    [
      [bucket(0, 231, { ok: 2 })],
      'In the last hour Claude API answered all 2 tries. It typically answers within 231 ms.',
    ],
    [
      [bucket(0, 231, { ok: 1, provider_failure: 1 })],
      'In the last hour 1 of 2 tries at Claude API failed (50 %). It typically answers within 231 ms.',
    ],
    [
      [bucket(0, null, { local: 1 })],
      'In the last hour no try at Claude API counts. 1 more does not count: the trouble was on this side.',
    ],
  ])('%#', (buckets, expected) => {
    expect(withPlainSpaces(words(buckets))).toBe(expected);
  });

  it('counts the time in which nobody tried, not the slots', () => {
    const { gapShare } = summarize(toSlots(series([bucket(0, 200, { ok: 4 })], 0, 4 * MINUTE)));
    expect(gapShare).toBe(0.75);
  });
});

describe('slotWords', () => {
  const [full, gap] = toSlots(series([bucket(0, 200, { ok: 3, provider_failure: 1, local: 2 })]));

  it('reads a slot out', () => {
    expect(full === undefined ? '' : withPlainSpaces(slotWords(full, 10 * MINUTE))).toMatch(
      /: half within 200 ms, 95 % within 200 ms, 99 % within 200 ms, 1 of 4 failed, 2 not counted$/,
    );
  });

  it('names the day of a slot that is not of today, once', () => {
    const day = new Date(2026, 2, 10, 14, 5).getTime();
    const slot = {
      at: day,
      lengthMs: 5 * MINUTE,
      bucket: null,
      tally: { answered: 0, failed: 0, uncounted: 0 },
    };
    // Whether a clock has twelve or twenty-four hours is the reader's habit.
    const told = (lengthMs: number, now: number): string =>
      slotTime({ ...slot, lengthMs }, now).replaceAll(/\d\d:\d\d(?:\s[AP]M)?/g, '#');
    const weekLater = day + 8 * 24 * 60 * MINUTE;
    expect(told(5 * MINUTE, day + 10 * MINUTE)).toBe('# to #');
    expect(told(5 * MINUTE, weekLater)).toBe('10 Mar # to #');
    expect(told(24 * 60 * MINUTE, weekLater)).toBe('10 Mar # to 11 Mar #');
  });

  it('says of a gap that nothing is known', () => {
    expect(gap === undefined ? '' : slotWords(gap, 10 * MINUTE)).toMatch(/: nothing known$/);
  });
});

describe('moveCursor', () => {
  it.each([
    ['ArrowLeft', null, 9],
    ['ArrowLeft', 9, 8],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 9, 9],
    ['ArrowRight', 3, 4],
    ['PageDown', 5, 0],
    ['PageUp', 5, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['Tab', 5, null],
  ])('%s from %s leads to %s', (key, from, to) => {
    expect(moveCursor(key, from, 10)).toBe(to);
  });
});
