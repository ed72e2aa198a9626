import { describe, expect, it } from 'vitest';
import { type Limits, limitsFor } from '../../../src/core/verdict/limits.ts';

const STEPS = ['early', 'balanced', 'calm'] as const;
/** How high the charts may climb; a line above would never alarm. */
const CAPS = { outageLine: 27, partialLine: 92, slowLine: 34 };

describe('limitsFor', () => {
  it('asks for more from step to step, and never for more than a chart can reach', () => {
    const steps = STEPS.map((step) => limitsFor(step, 1));
    const keys = ['outageLine', 'minOutageSpanMs', 'partialLine', 'slowLine', 'minSlowSpanMs'] as const;
    for (const key of keys) {
      const values = steps.map((limits: Limits) => limits[key]);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(values.at(-1)).toBeGreaterThan(values[0] ?? 0);
    }
    for (const limits of steps) {
      for (const key of ['outageLine', 'partialLine', 'slowLine'] as const)
        expect(limits[key]).toBeLessThanOrEqual(CAPS[key]);
    }
  });

  it('spends on certainty what several targets save in finding the first failure', () => {
    const [one, two, five] = [1, 2, 5].map((count) => limitsFor('balanced', count).minOutageSpanMs);
    expect(two).toBe((one ?? 0) + 5_000);
    expect(five).toBe((one ?? 0) + 10_000);
    expect(limitsFor('balanced', 0)).toEqual(limitsFor('balanced', 1));
  });
});
