import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLatencies,
  medianDeviation,
  mergeSketches,
  quantileOf,
} from '../../../src/core/verdict/latency-sketch.ts';
import {
  ANSWER_FLOOR_MS,
  type LatencyMemory,
  learnLatency,
  NO_LATENCY,
  slowFromMs,
} from '../../../src/core/verdict/usual-latency.ts';

const DAY = 86_400_000;

function learn(latencies: readonly number[], from: LatencyMemory = NO_LATENCY, wallMs = 0): LatencyMemory {
  return latencies.reduce((memory, ms) => learnLatency(memory, ms, wallMs), from);
}

const many = (count: number, ms: number): readonly number[] => Array.from({ length: count }, () => ms);

describe('a sketch', () => {
  const anyLatencies = fc.array(fc.double({ min: 1, max: 20_000, noNaN: true }), {
    minLength: 1,
    maxLength: 300,
  });

  it('gives any quantile to within two percent', () => {
    fc.assert(
      fc.property(anyLatencies, fc.double({ min: 0, max: 1, noNaN: true }), (latencies, share) => {
        const sorted = latencies.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;
        const given = quantileOf(mergeSketches([addLatencies({}, latencies)]), share) ?? 0;
        expect(Math.abs(given - exact)).toBeLessThanOrEqual(0.0205 * exact);
      }),
    );
  });

  it('says the same of parts as of the whole', () => {
    fc.assert(
      fc.property(anyLatencies, anyLatencies, (a, b) => {
        const parts = mergeSketches([addLatencies({}, a), addLatencies({}, b)]);
        expect(parts).toEqual(mergeSketches([addLatencies({}, [...a, ...b])]));
      }),
    );
  });

  it('knows the median distance from its centre', () => {
    const merged = mergeSketches([addLatencies({}, [100, 100, 110, 130, 400])]);
    expect(medianDeviation(merged, 110)).toBeCloseTo(10, -0.7);
  });

  it('has nothing to say of nothing', () => {
    expect(quantileOf(mergeSketches([]), 0.5)).toBeNull();
  });
});

describe('what is usual', () => {
  it('is not known before two hundred samples', () => {
    expect(learn(many(199, 150)).usual).toBeNull();
    expect(learn(many(220, 150)).usual?.medianMs).toBeCloseTo(150, -1);
  });

  it('is not moved by a few that are far off', () => {
    const steady = learn(many(400, 150)).usual;
    const spoilt = learn([...many(396, 150), ...many(4, 9_000)]).usual;
    expect(spoilt?.medianMs).toBe(steady?.medianMs);
  });

  it('forgets what is older than seven days of use, and no sooner', () => {
    const old = learn(many(400, 1_000));
    let memory = old;
    for (let day = 1; day <= 6; day += 1) memory = learn(many(400, 100), memory, day * DAY);
    expect(memory.days).toHaveLength(7);
    expect(memory.usual?.highMs).toBeGreaterThan(900);
    expect(learn(many(400, 100), memory, 7 * DAY).usual?.highMs).toBeLessThan(200);
  });

  it('survives a clock that is set a year ahead and back', () => {
    const before = learn(many(400, 150));
    const ahead = learn(many(20, 150), before, 365 * DAY);
    expect(ahead.days).toHaveLength(2);
    expect(learn(many(40, 150), ahead, DAY).count).toBeGreaterThan(420);
  });
});

describe('slow', () => {
  it.each([
    [{ medianMs: 100, deviationMs: 10, highMs: 200, count: 400 }, 100 + ANSWER_FLOOR_MS],
    [{ medianMs: 1_000, deviationMs: 50, highMs: 1_200, count: 400 }, 2_500],
    [{ medianMs: 200, deviationMs: 200, highMs: 900, count: 400 }, 200 + 4 * 1.4826 * 200],
    [{ medianMs: 200, deviationMs: 20, highMs: 4_000, count: 400 }, 4_000],
  ])('of %o is from %d ms on', (usual, expected) => {
    expect(slowFromMs(usual, ANSWER_FLOOR_MS)).toBeCloseTo(expected);
  });

  it('is at most one healthy answer in two hundred, and the two percent of a bin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 20_000 }), { minLength: 400, maxLength: 400 }),
        (latencies) => {
          const { usual } = learn(latencies);
          const limit = usual === null ? 0 : slowFromMs(usual, ANSWER_FLOOR_MS) * 1.021;
          expect(latencies.filter((ms) => ms > limit).length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 30 },
    );
  });
});
