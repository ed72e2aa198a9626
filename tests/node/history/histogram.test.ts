import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BIN_COUNT,
  createHistogram,
  type Histogram,
  percentilesOf,
  RELATIVE_ERROR,
  toBin,
  toBinMs,
  toRank,
} from '../../../src/node/history/histogram.ts';

const latencyMs = fc.double({ min: 0.1, max: 60_000, noNaN: true });
const latencies = fc.array(latencyMs, { minLength: 1, maxLength: 200 });

function fill(values: readonly number[]): Histogram {
  const histogram = createHistogram();
  for (const ms of values) histogram[toBin(ms)] = (histogram[toBin(ms)] ?? 0) + 1;
  return histogram;
}

describe('the latency histogram', () => {
  it('answers with a value within its error of any it holds', () => {
    fc.assert(
      fc.property(latencyMs, (ms) => {
        const off = Math.abs(toBinMs(toBin(ms)) - ms) / ms;
        expect(off).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-9);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reaches past the longest deadline of a probe', () => {
    expect(toBinMs(BIN_COUNT - 1)).toBeGreaterThan(120_000);
  });

  it.each([0, -5, Number.NaN])('puts what is no latency at all (%d) into the first bin', (ms) => {
    expect(toBin(ms)).toBe(0);
  });

  it('keeps counting past its end', () => {
    expect(toBin(1e12)).toBe(BIN_COUNT - 1);
  });

  it('has every percentile within its error of the exact one', () => {
    fc.assert(
      fc.property(latencies, fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const inOrder = values.toSorted((x, y) => x - y);
        const exact = inOrder[toRank(inOrder.length, percent) - 1] ?? Number.NaN;
        const [answer] = percentilesOf(fill(values), [percent]);
        expect(Math.abs((answer ?? Number.NaN) - exact) / exact).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-9);
      }),
    );
  });

  it('has no percentile of nothing', () => {
    expect(percentilesOf(createHistogram(), [50, 99])).toEqual([null, null]);
  });
});

describe('the nearest rank', () => {
  it.each([
    [1, 50, 1],
    [2, 50, 1],
    [3, 50, 2],
    [100, 99, 99],
    [101, 99, 100],
    [20, 95, 19],
    [1_000, 100, 1_000],
  ])('of %d values at %d %% is %d', (count, percent, rank) => {
    expect(toRank(count, percent)).toBe(rank);
  });
});
