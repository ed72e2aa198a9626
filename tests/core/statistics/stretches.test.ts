import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coarsen,
  durationsOf,
  maskUnseen,
  type Step,
  splitAt,
  toStretches,
} from '../../../src/core/statistics/stretches.ts';
import { type BandStretch, type SeenState, SeenStateSchema } from '../../../src/shared/statistics.ts';

const RANGE = { fromMs: 100, toMs: 200 };

const state = fc.constantFrom(...SeenStateSchema.options);
const steps = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 300 }), state }), { maxLength: 30 })
  .map((all): readonly Step<SeenState>[] => all.toSorted((a, b) => a.at - b.at));
const presence = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 20 }).map((edges) => {
  const inOrder = edges.toSorted((a, b) => a - b);
  return inOrder.flatMap((fromMs, index) => {
    const toMs = inOrder[index + 1];
    return index % 2 === 0 && toMs !== undefined ? [{ fromMs, toMs }] : [];
  });
});

function stateAt(stretches: readonly BandStretch[], at: number): SeenState | undefined {
  return stretches.find(({ fromMs, toMs }) => fromMs <= at && at < toMs)?.state;
}

function expectWhole(stretches: readonly BandStretch[], { fromMs, toMs } = RANGE): void {
  expect(stretches[0]?.fromMs).toBe(fromMs);
  expect(stretches.at(-1)?.toMs).toBe(toMs);
  stretches.forEach((stretch, index) => {
    expect(stretch.toMs).toBeGreaterThan(stretch.fromMs);
    const next = stretches[index + 1];
    if (next === undefined) return;
    expect(next.fromMs).toBe(stretch.toMs);
    expect(next.state).not.toBe(stretch.state);
  });
}

describe('toStretches', () => {
  it('knows nothing before the first step, and takes up the one in force at the start', () => {
    expect(toStretches([{ at: 150, state: 'operational' }], RANGE)).toEqual([
      { fromMs: 100, toMs: 150, state: 'unknown' },
      { fromMs: 150, toMs: 200, state: 'operational' },
    ]);
    expect(toStretches([{ at: 20, state: 'degraded' }], RANGE)).toEqual([{ ...RANGE, state: 'degraded' }]);
  });

  it('lets the last of several steps at one time count', () => {
    const both = [
      { at: 120, state: 'major_outage' as const },
      { at: 120, state: 'operational' as const },
    ];
    expect(toStretches(both, RANGE).map(({ state: each }) => each)).toEqual(['unknown', 'operational']);
  });

  it('is empty for a range without length', () => {
    expect(toStretches([{ at: 0, state: 'operational' }], { fromMs: 5, toMs: 5 })).toEqual([]);
  });

  it('covers the range without a gap, and says at every moment what the last step before it said', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 100, max: 199 }), (all, at) => {
        const stretches = toStretches(all, RANGE);
        expectWhole(stretches);
        expect(stateAt(stretches, at)).toBe(
          all.findLast((step) => step.at <= at && step.at < 200)?.state ?? 'unknown',
        );
      }),
    );
  });
});

describe('maskUnseen', () => {
  it('leaves what was seen and makes the rest unknown: nothing outside of presence is ever trouble', () => {
    fc.assert(
      fc.property(steps, presence, fc.integer({ min: 100, max: 199 }), (all, seen, at) => {
        const stretches = toStretches(all, RANGE);
        const masked = maskUnseen(stretches, seen);
        expectWhole(masked);
        const isSeen = seen.some(({ fromMs, toMs }) => fromMs <= at && at < toMs);
        expect(stateAt(masked, at)).toBe(isSeen ? stateAt(stretches, at) : 'unknown');
      }),
    );
  });
});

describe('durationsOf', () => {
  it('adds up to the range, whatever happened in it', () => {
    fc.assert(
      fc.property(steps, presence, (all, seen) => {
        const ms = durationsOf(maskUnseen(toStretches(all, RANGE), seen));
        expect(Object.values(ms).reduce((sum, each) => sum + each, 0)).toBe(100);
      }),
    );
  });
});

describe('splitAt', () => {
  it('cuts at the edges and loses nothing', () => {
    fc.assert(
      fc.property(
        steps,
        fc.uniqueArray(fc.integer({ min: 101, max: 199 }), { maxLength: 10 }),
        (all, inner) => {
          const edges = [100, ...inner.toSorted((a, b) => a - b), 200];
          const stretches = toStretches(all, RANGE);
          const rooms = splitAt(stretches, edges);
          expect(rooms).toHaveLength(edges.length - 1);
          rooms.forEach((room, index) => {
            for (const { fromMs, toMs, state: each } of room) {
              expect(fromMs).toBeGreaterThanOrEqual(edges[index] ?? Number.NaN);
              expect(toMs).toBeLessThanOrEqual(edges[index + 1] ?? Number.NaN);
              expect(stateAt(stretches, fromMs)).toBe(each);
            }
          });
          expect(durationsOf(rooms.flat())).toEqual(durationsOf(stretches));
        },
      ),
    );
  });
});

describe('coarsen', () => {
  it('keeps trouble in sight, however short it was', () => {
    const all: BandStretch[] = [
      { fromMs: 0, toMs: 99_999, state: 'operational' },
      { fromMs: 99_999, toMs: 100_000, state: 'major_outage' },
      { fromMs: 100_000, toMs: 1_000_000, state: 'operational' },
    ];
    const coarse = coarsen(all, { fromMs: 0, toMs: 1_000_000 }, 10);
    expect(coarse.map(({ state: each }) => each)).toEqual(['major_outage', 'operational']);
    expect(coarse[0]).toEqual({ fromMs: 0, toMs: 100_000, state: 'major_outage' });
  });

  it('takes for calm or unknown what held longer', () => {
    const all: BandStretch[] = [
      { fromMs: 0, toMs: 4, state: 'unknown' },
      { fromMs: 4, toMs: 100, state: 'operational' },
    ];
    expect(coarsen(all, { fromMs: 0, toMs: 100 }, 2)).toEqual([
      { fromMs: 0, toMs: 100, state: 'operational' },
    ]);
  });

  it('leaves alone what is coarse already', () => {
    const all: BandStretch[] = [
      { fromMs: 0, toMs: 55, state: 'degraded' },
      { fromMs: 55, toMs: 100, state: 'operational' },
    ];
    expect(coarsen(all, { fromMs: 0, toMs: 100 }, 10)).toBe(all);
  });

  it('covers the same range with no more stretches than cells', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 12 }), (all, cells) => {
        const stretches = toStretches(all, RANGE);
        const coarse = coarsen(stretches, RANGE, cells);
        expectWhole(coarse);
        expect(coarse.length).toBeLessThanOrEqual(Math.max(cells, coarse === stretches ? 100 : cells));
      }),
    );
  });
});
