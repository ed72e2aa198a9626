import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LEAST_SPAN_MS,
  MOST_SPAN_MS,
  PRESETS,
  pan,
  presetOf,
  type Span,
  stepMs,
  toRange,
  toSpan,
  zoom,
} from '../../src/renderer/views/history/span.ts';
import { reduceSpan } from '../../src/renderer/views/history/use-span.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 20, 12);

const anySpan = fc
  .record({
    spanMs: fc.integer({ min: LEAST_SPAN_MS, max: MOST_SPAN_MS }),
    agoMs: fc.option(fc.integer({ min: 2 * 24 * HOUR, max: 3 * 365 * DAY })),
  })
  .map(({ spanMs, agoMs }): Span => ({ spanMs, endMs: agoMs === null ? null : NOW - agoMs }));

describe('zoom', () => {
  it('keeps the moment under the pointer where it is', () => {
    fc.assert(
      fc.property(
        anySpan,
        fc.double({ min: 0.3, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (span, factor, share) => {
          const before = toRange(span, NOW);
          const after = toRange(zoom(span, factor, share, NOW), NOW);
          const moment = before.fromMs + share * (before.toMs - before.fromMs);
          const place = (moment - after.fromMs) / (after.toMs - after.fromMs);
          // What comes within half a slot of the present snaps to it.
          expect(Math.abs(place - share)).toBeLessThanOrEqual(1 / 480 + 1e-6);
        },
      ),
    );
  });

  it('stays between an hour and some years, and never looks ahead', () => {
    fc.assert(
      fc.property(
        anySpan,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (span, factor, share) => {
          const next = zoom(span, factor, share, NOW);
          expect(next.spanMs).toBeGreaterThanOrEqual(LEAST_SPAN_MS);
          expect(next.spanMs).toBeLessThanOrEqual(MOST_SPAN_MS);
          expect(toRange(next, NOW).toMs).toBeLessThanOrEqual(NOW);
        },
      ),
    );
  });

  it('follows the present where it zooms at the present', () => {
    expect(zoom({ spanMs: DAY, endMs: null }, 0.5, 1, NOW)).toEqual({ spanMs: DAY / 2, endMs: null });
    expect(zoom({ spanMs: DAY, endMs: null }, 2, 0.3, NOW)).toEqual({ spanMs: 2 * DAY, endMs: null });
  });
});

describe('pan', () => {
  it.each<[string, Span, number, number | null, Span]>([
    ['into the past', { spanMs: DAY, endMs: null }, -0.5, 0, { spanMs: DAY, endMs: NOW - DAY / 2 }],
    ['back to the present', { spanMs: DAY, endMs: NOW - DAY / 4 }, 0.5, 0, { spanMs: DAY, endMs: null }],
    ['not past the present', { spanMs: DAY, endMs: null }, 3, 0, { spanMs: DAY, endMs: null }],
    [
      'no farther than half a span before the first look',
      { spanMs: DAY, endMs: null },
      -9,
      NOW - 3 * DAY,
      { spanMs: DAY, endMs: NOW - 2.5 * DAY },
    ],
    [
      'not forth by going back',
      { spanMs: DAY, endMs: NOW - 5 * DAY },
      -1,
      NOW - DAY,
      { spanMs: DAY, endMs: NOW - 5 * DAY },
    ],
  ])('%s', (_, span, share, firstMs, expected) => {
    expect(pan(span, share, firstMs, NOW)).toEqual(expected);
  });
});

describe('toSpan', () => {
  it('grows what is too short around its middle', () => {
    const middle = NOW - 10 * DAY;
    expect(toSpan({ fromMs: middle - 1_000, toMs: middle + 1_000 }, NOW)).toEqual({
      spanMs: HOUR,
      endMs: middle + HOUR / 2,
    });
  });
});

describe('presetOf', () => {
  it('names a preset only while it follows the present', () => {
    expect(presetOf({ spanMs: PRESETS['30d'], endMs: null })).toBe('30d');
    expect(presetOf({ spanMs: PRESETS['30d'], endMs: NOW - DAY })).toBeNull();
    expect(presetOf({ spanMs: 2 * DAY, endMs: null })).toBeNull();
  });
});

describe('stepMs', () => {
  it.each([
    ['1h', 30_000],
    ['24h', 180_000],
    ['1y', 300_000],
  ] as const)('%s moves on every %i ms', (name, ms) => {
    expect(stepMs({ spanMs: PRESETS[name], endMs: null })).toBe(ms);
  });
});

describe('reduceSpan', () => {
  const day: Span = { spanMs: DAY, endMs: null };
  const go = (state: Parameters<typeof reduceSpan>[0], spanMs: number, isSame = false) =>
    reduceSpan(state, { kind: 'go', change: () => ({ spanMs, endMs: null }), isSame });

  it('takes each gesture back in one step', () => {
    let state = go({ span: day, before: [] }, 2 * DAY);
    state = go(state, 3 * DAY, true);
    state = go(state, 4 * DAY, true);
    state = go(state, 8 * DAY);
    state = reduceSpan(state, { kind: 'back' });
    expect(state.span.spanMs).toBe(4 * DAY);
    state = reduceSpan(state, { kind: 'back' });
    expect(state).toEqual({ span: day, before: [] });
    expect(reduceSpan(state, { kind: 'back' })).toBe(state);
  });

  it('keeps no step that led nowhere', () => {
    const state = { span: day, before: [] };
    expect(go(state, DAY)).toBe(state);
  });
});
