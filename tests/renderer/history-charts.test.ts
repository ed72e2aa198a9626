import { describe, expect, it } from 'vitest';
import { toDayPaths, toDays, upShare } from '../../src/renderer/format/day-bars.ts';
import { toLeadPlot } from '../../src/renderer/format/lead-plot.ts';
import { leadWords, serviceWords } from '../../src/renderer/format/summary-words.ts';
import { tickFormat, timeTicks } from '../../src/renderer/format/time-axis.ts';
import { withPlainSpaces } from '../../src/renderer/format/unit.ts';
import { cellWords, shadeOf, weekWords, worstWindow } from '../../src/renderer/format/week-words.ts';
import { readChartKey } from '../../src/renderer/views/history/chart/chart-keys.ts';
import { readWheel, toShare } from '../../src/renderer/views/history/chart/plot-box.ts';
import { moveOnWeek } from '../../src/renderer/views/history/week/week-grid.tsx';
import type { DayRow, EpisodeFacts, Summary, Week } from '../../src/shared/statistics.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('readWheel', () => {
  const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };

  it.each([
    ['a plain turn scrolls the page', { deltaY: 100 }, { kind: 'scroll' }],
    ['with Ctrl it zooms out', { deltaY: 120, ctrlKey: true }, { kind: 'zoom', factor: 2 }],
    ['with ⌘ it zooms in', { deltaY: -120, metaKey: true }, { kind: 'zoom', factor: 0.5 }],
    ['never by more than two', { deltaY: 9000, ctrlKey: true }, { kind: 'zoom', factor: 2 }],
    ['sideways it moves', { deltaX: 50, deltaY: 3 }, { kind: 'pan', share: 0.1 }],
    ['with Shift too', { deltaY: -50, shiftKey: true }, { kind: 'pan', share: -0.1 }],
    ['in lines', { deltaX: 5, deltaMode: 1 }, { kind: 'pan', share: 0.16 }],
  ])('%s', (_, change, expected) => {
    expect(readWheel({ ...turn, ...change }, 500)).toEqual(expected);
  });
});

describe('toShare', () => {
  it.each([
    [100, 0],
    [300, 0.5],
    [500, 1],
    [20, 0],
    [900, 1],
  ])('%i px is %f', (x, share) => {
    expect(toShare(x, { left: 100, width: 400 })).toBe(share);
  });
});

describe('readChartKey', () => {
  it.each([
    [
      { key: 'ArrowLeft', shiftKey: true },
      { kind: 'pan', share: -0.25 },
    ],
    [
      { key: '+', shiftKey: true },
      { kind: 'zoom', factor: 0.5 },
    ],
    [
      { key: '-', shiftKey: false },
      { kind: 'zoom', factor: 2 },
    ],
    [{ key: 'Enter', shiftKey: false }, { kind: 'mark' }],
    [{ key: 'Escape', shiftKey: false }, { kind: 'back' }],
    [
      { key: 'Home', shiftKey: false },
      { kind: 'cursor', index: 0 },
    ],
    [{ key: 'Tab', shiftKey: false }, null],
  ])('%o', (key, expected) => {
    expect(readChartKey(key, 3, 10)).toEqual(expected);
  });

  it('moves no cursor where there are no slots', () => {
    expect(readChartKey({ key: 'Home', shiftKey: false }, null, 0)).toBeNull();
  });
});

describe('days', () => {
  const row: DayRow = {
    kind: 'seen',
    id: '',
    name: 'Claude',
    knownMs: [0, DAY, DAY, HOUR],
    marks: [
      { day: 2, ms: { degraded: HOUR, major_outage: MINUTE } },
      { day: 3, ms: { degraded: HOUR } },
    ],
  };

  it('takes the gravest state of each day', () => {
    expect(toDays(row).map(({ state }) => state)).toEqual([
      'unknown',
      'operational',
      'major_outage',
      'degraded',
    ]);
  });

  it('draws a stub for a day nobody knows, and no bar', () => {
    const { unknown, bars, troubles } = toDayPaths(toDays(row));
    expect(unknown).toBe('M1 90h8v10h-8z');
    expect(bars.find(({ state }) => state === 'operational')?.path).toBe('M11 0h8v100h-8z');
    expect(troubles.map(({ state }) => state)).toEqual(['major_outage', 'degraded']);
  });

  it('fills a bar with the trouble in what was known, not in the day', () => {
    const { troubles } = toDayPaths(toDays(row));
    expect(troubles.find(({ state }) => state === 'degraded')?.path).toBe('M31 0h8v100h-8z');
  });

  it('counts outages against what was known, and nothing where nothing was', () => {
    expect(upShare(toDays(row))).toEqual({ upMs: 2 * DAY + HOUR - MINUTE, knownMs: 2 * DAY + HOUR });
    expect(upShare(toDays({ ...row, knownMs: [0], marks: [] }))).toBeNull();
  });
});

function week(change: Readonly<Record<number, readonly [known: number, failed: number]>>, known = 100): Week {
  return {
    fromMs: 0,
    toMs: 0,
    unit: 'tries',
    cells: Array.from({ length: 168 }, (_, index) => {
      const [own = known, failed = 0] = change[index] ?? [];
      return { known: own, failed };
    }),
  };
}

describe('week', () => {
  it('finds the four hours that fail most', () => {
    const busy = week({ 61: [100, 10], 62: [100, 20], 63: [100, 30], 64: [100, 10], 5: [100, 3] });
    expect(worstWindow(busy)).toMatchObject({ day: 2, fromHour: 13, toHour: 17 });
    expect(withPlainSpaces(weekWords(busy, 'Claude'))).toMatch(
      /^Claude fails most on Wednesdays from .* to .*: 18 % of tries, against 0\.4 % of tries on the whole\.$/,
    );
  });

  it('calls nothing out that does not stand out', () => {
    const even = Object.fromEntries(Array.from({ length: 168 }, (_, index) => [index, [100, 2] as const]));
    expect(withPlainSpaces(weekWords(week(even), 'Claude'))).toBe(
      'No hours stand out: Claude failed in 2.0 % of tries.',
    );
  });

  it('takes no window of which too little is known', () => {
    expect(worstWindow(week({ 10: [3, 3] }, 3))).toBeNull();
  });

  it('says when there is too little to say', () => {
    expect(withPlainSpaces(weekWords(week({ 3: [50, 1] }, 0), 'Claude'))).toBe(
      'Too little is known yet to say when Claude fails: 1 of 168 hours of the week.',
    );
    expect(weekWords(week({}), 'Claude')).toBe('Claude did not fail at any hour of the week.');
  });

  it.each([
    [0, 0, null],
    [100, 0, 0],
    [1000, 1, 1],
    [100, 1, 2],
    [100, 50, 5],
  ])('of %i tries %i failed: shade %s', (known, failed, shade) => {
    expect(shadeOf({ known, failed })).toBe(shade);
  });

  it('reads an hour out', () => {
    expect(cellWords(week({ 0: [0, 0] }), 0)).toMatch(/^Monday .*: nothing known$/);
    expect(withPlainSpaces(cellWords(week({ 167: [200, 3] }), 167))).toMatch(
      /^Sunday .*: 3 of 200 tries failed \(1\.5 %\)$/,
    );
  });

  it.each([
    ['ArrowDown', 30, 54],
    ['ArrowDown', 150, 150],
    ['ArrowUp', 30, 6],
    ['ArrowUp', 6, 6],
    ['ArrowRight', 167, 167],
    ['ArrowLeft', null, 0],
    ['Home', 30, 0],
    ['Tab', 30, null],
  ])('%s from %s leads to %s', (key, from, to) => {
    expect(moveOnWeek(key, from)).toBe(to);
  });
});

function facts(id: string, leadMs: number | null): EpisodeFacts {
  return {
    id,
    startedAt: 0,
    endedAt: 1,
    worst: 'degraded',
    cause: 'provider',
    incidentId: null,
    detectMs: 1,
    repairMs: 1,
    leadMs,
  };
}

describe('toLeadPlot', () => {
  it('puts what was ahead of the page at the right, and piles up what is alike', () => {
    const { dots, reachMin, rows } = toLeadPlot(
      [facts('a', 10 * MINUTE), facts('b', 10 * MINUTE), facts('c', -10 * MINUTE), facts('d', null)],
      31,
    );
    expect(reachMin).toBe(10);
    expect(rows).toBe(2);
    const at = (id: string) => dots.find((dot) => dot.id === id);
    expect(at('a')?.x).toBeGreaterThan(0.5);
    expect(at('c')?.x).toBeLessThan(0.5);
    expect([at('a')?.row, at('b')?.row]).toEqual([0, 1]);
    expect(at('d')).toBeUndefined();
  });

  it('keeps what lies too far out at the edge', () => {
    const { dots, reachMin } = toLeadPlot([facts('a', 9 * HOUR)], 11);
    expect(reachMin).toBe(120);
    expect(dots[0]?.x).toBeCloseTo(10.5 / 11);
  });
});

function summary(fields: Partial<Summary>): Summary {
  return {
    fromMs: 0,
    toMs: DAY,
    firstAt: 0,
    ms: { operational: DAY },
    episodeCount: 0,
    detect: null,
    repair: null,
    betweenMs: null,
    lead: null,
    silentCount: 0,
    episodes: [],
    ...fields,
  };
}

describe('serviceWords', () => {
  it.each<[Partial<Summary>, string]>([
    [{}, 'In the last day Claude worked for all of the time known.'],
    [{ ms: { unknown: HOUR, you: HOUR } }, 'In the last day nothing was known of Claude.'],
    [
      { ms: { operational: 23 * HOUR, partial_outage: HOUR / 2, degraded: HOUR / 2 }, episodeCount: 1 },
      'In the last day Claude worked for 96 % of the time known, with one failure. It was out for 30 min and degraded for 30 min.',
    ],
    [
      { ms: { operational: 12 * HOUR, you: 6 * HOUR, unknown: 6 * HOUR } },
      'In the last day Claude worked for all of the time known. Nothing is known about 50 % of the time.',
    ],
  ])('%#', (fields, expected) => {
    expect(withPlainSpaces(serviceWords(summary(fields), 'Claude', 'In the last day'))).toBe(expected);
  });
});

describe('leadWords', () => {
  it('counts who knew first, and says how often the page was silent', () => {
    const episodes = [facts('a', 10 * MINUTE), facts('b', -4 * MINUTE), facts('c', null)];
    const words = leadWords(summary({ episodes, lead: { meanMs: 3 * MINUTE, count: 2 }, silentCount: 1 }));
    expect(withPlainSpaces(words ?? '')).toBe(
      'Pilotlight knew before the page in 1 of 2 failures, on average 3 min before it. One failure the page never mentioned.',
    );
    expect(leadWords(summary({}))).toBeNull();
  });
});

describe('timeTicks', () => {
  it.each([
    [HOUR, 15 * MINUTE],
    [DAY, 6 * HOUR],
    [365 * DAY, 61 * DAY],
  ])('of %i ms they are %i ms apart', (lengthMs, stepMs) => {
    const fromMs = new Date(2026, 5, 1).getTime();
    const ticks = timeTicks({ fromMs, toMs: fromMs + lengthMs }, 6);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(6);
    const [first = 0, second = 0] = ticks;
    // A change of the clocks may lie between two days.
    expect(Math.abs(second - first - stepMs)).toBeLessThanOrEqual(HOUR);
  });

  it('writes clock times within days, and dates where days lie between', () => {
    const range = { fromMs: 0, toMs: DAY };
    expect(tickFormat(range, [0, HOUR])(new Date(2026, 5, 1, 13).getTime())).toMatch(/\d:00/);
    expect(tickFormat(range, [0, HOUR])(new Date(2026, 5, 1).getTime())).toMatch(/1 Jun/);
    expect(tickFormat({ fromMs: 0, toMs: 30 * DAY }, [0, 7 * DAY])(new Date(2026, 5, 8).getTime())).toMatch(
      /8 Jun/,
    );
  });
});
