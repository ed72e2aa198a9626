import { describe, expect, it } from 'vitest';
import { summarize, tallyOf, toSlots } from '../../src/renderer/format/series.ts';
import { slotWords, summaryWords } from '../../src/renderer/format/series-words.ts';
import { toVerdictBand } from '../../src/renderer/format/verdict-band.ts';
import { moveCursor } from '../../src/renderer/views/history/chart-panel.tsx';
import type { LatencyBucket, LatencySeries } from '../../src/shared/history.ts';
import type { Level } from '../../src/shared/level.ts';
import type { Verdict, VerdictChange } from '../../src/shared/verdict.ts';

const MINUTE = 60_000;

function bucket(at: number, p50: number | null, counts: LatencyBucket['counts']): LatencyBucket {
  return { at, p50, p95: p50, p99: p50, phases: null, counts };
}

function series(buckets: readonly LatencyBucket[], fromMs = 0, toMs = 10 * MINUTE): LatencySeries {
  return { targetId: 't', fromMs, toMs, bucketMs: MINUTE, buckets };
}

describe('toSlots', () => {
  it('fills what was left out with gaps', () => {
    const slots = toSlots(series([bucket(2 * MINUTE, 200, { ok: 2 }), bucket(5 * MINUTE, 300, { ok: 1 })]));
    expect(slots.map(({ at }) => at / MINUTE)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(slots.filter((slot) => slot.bucket !== null).map(({ at }) => at / MINUTE)).toEqual([2, 5]);
  });

  it('keeps to the grid of the buckets where the range begins between two', () => {
    const slots = toSlots(series([bucket(2 * MINUTE, 200, { ok: 1 })], 30_000, 4 * MINUTE));
    expect(slots.map(({ at }) => at / MINUTE)).toEqual([1, 2, 3]);
  });

  it('keeps the last slot, of which the range holds a part', () => {
    const slots = toSlots(series([bucket(0, 200, { ok: 1 })], 0, 2 * MINUTE + 1));
    expect(slots.map(({ at }) => at / MINUTE)).toEqual([0, 1, 2]);
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
      'the last hour',
    );

  it.each([
    [[], 'Claude API was not tried in the last hour.'],
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
      'No try at Claude API in the last hour counts. 1 more does not count: the trouble was on this side.',
    ],
  ])('%#', (buckets, expected) => {
    expect(words(buckets)).toBe(expected);
  });

  it('says how much is not known', () => {
    const summary = summarize(toSlots(series([bucket(0, 200, { ok: 1 })], 0, 4 * MINUTE)));
    expect(summaryWords(summary, 'X', 'the last hour')).toContain('Nothing is known about 75 % of the time.');
  });
});

describe('slotWords', () => {
  const [full, gap] = toSlots(series([bucket(0, 200, { ok: 3, provider_failure: 1, local: 2 })]));

  it('reads a slot out', () => {
    expect(full === undefined ? '' : slotWords(full, MINUTE, 10 * MINUTE)).toMatch(
      /: half within 200 ms, 95 % within 200 ms, 99 % within 200 ms, 1 of 4 failed, 2 not counted$/,
    );
  });

  it('says of a gap that nothing is known', () => {
    expect(gap === undefined ? '' : slotWords(gap, MINUTE, 10 * MINUTE)).toMatch(/: nothing known$/);
  });
});

function verdict(level: Level, since: number): Verdict {
  return {
    level,
    cause: null,
    reason: 'all_good',
    since,
    observedAt: since,
    suspicion: 'none',
    evidence: [],
  };
}

function change(at: number, from: Level | null, to: Level): VerdictChange {
  return { serviceId: 's', at, from: from === null ? null : verdict(from, 0), to: verdict(to, at) };
}

describe('toVerdictBand', () => {
  it('shows the current verdict over all of a range without changes', () => {
    expect(toVerdictBand([], verdict('operational', 5), 10, 100)).toEqual([
      { fromMs: 10, toMs: 100, state: 'operational' },
    ]);
  });

  it('knows nothing before a verdict that began within the range', () => {
    expect(toVerdictBand([], verdict('operational', 40), 10, 100)).toEqual([
      { fromMs: 10, toMs: 40, state: 'unknown' },
      { fromMs: 40, toMs: 100, state: 'operational' },
    ]);
  });

  it('begins with what held before the first change, whatever the order they come in', () => {
    const changes = [change(60, 'degraded', 'operational'), change(30, 'operational', 'degraded')];
    expect(toVerdictBand(changes, verdict('operational', 60), 10, 100)).toEqual([
      { fromMs: 10, toMs: 30, state: 'operational' },
      { fromMs: 30, toMs: 60, state: 'degraded' },
      { fromMs: 60, toMs: 100, state: 'operational' },
    ]);
  });

  it('joins neighbours of one state, and takes a first start for unknown', () => {
    const changes = [change(30, null, 'operational'), change(60, 'operational', 'operational')];
    expect(toVerdictBand(changes, verdict('operational', 30), 10, 100)).toEqual([
      { fromMs: 10, toMs: 30, state: 'unknown' },
      { fromMs: 30, toMs: 100, state: 'operational' },
    ]);
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
