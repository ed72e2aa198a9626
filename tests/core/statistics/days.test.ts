import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDayRow } from '../../../src/core/statistics/days.ts';
import { toPageSteps } from '../../../src/core/statistics/official-band.ts';
import { maskUnseen, toStretches } from '../../../src/core/statistics/stretches.ts';
import { SeenStateSchema } from '../../../src/shared/statistics.ts';

const OF = { kind: 'seen', id: '', name: 'Service' } as const;

describe('toDayRow', () => {
  it('marks days that were not calm, and says how much of each was known', () => {
    const row = toDayRow(
      OF,
      [
        { fromMs: 0, toMs: 15, state: 'operational' },
        { fromMs: 15, toMs: 18, state: 'major_outage' },
        { fromMs: 18, toMs: 24, state: 'unknown' },
        { fromMs: 24, toMs: 26, state: 'you' },
        { fromMs: 26, toMs: 28, state: 'degraded' },
      ],
      [0, 10, 20, 30, 40],
    );
    expect(row).toEqual({
      ...OF,
      knownMs: [10, 8, 2, 0],
      marks: [
        { day: 1, ms: { major_outage: 3 } },
        { day: 2, ms: { degraded: 2 } },
      ],
    });
  });

  it('never marks a day of which nothing was seen', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 100 }),
            state: fc.constantFrom(...SeenStateSchema.options),
          }),
        ),
        fc.integer({ min: 0, max: 100 }),
        (steps, seenUntil) => {
          const range = { fromMs: 0, toMs: 100 };
          const inOrder = steps.toSorted((a, b) => a.at - b.at);
          const seen = maskUnseen(toStretches(inOrder, range), [{ fromMs: 0, toMs: seenUntil }]);
          const row = toDayRow(OF, seen, [0, 20, 40, 60, 80, 100]);
          row.knownMs.forEach((knownMs, day) => {
            expect(knownMs).toBeLessThanOrEqual(Math.max(0, Math.min(20, seenUntil - day * 20)));
            const marked = Object.values(row.marks.find((mark) => mark.day === day)?.ms ?? {});
            expect(marked.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(knownMs);
          });
        },
      ),
    );
  });
});

describe('toPageSteps', () => {
  const at = (time: number, componentId: string, level: 'operational' | 'degraded' | 'major_outage') => ({
    at: time,
    componentId,
    level,
  });

  it('takes the worst of the watched components, once for each reading', () => {
    const steps = [
      at(1, 'a', 'operational'),
      at(1, 'b', 'operational'),
      at(1, 'c', 'major_outage'),
      at(5, 'a', 'degraded'),
      at(5, 'b', 'major_outage'),
      at(9, 'b', 'operational'),
    ];
    expect(toPageSteps(steps, new Set(['a', 'b']))).toEqual([
      { at: 1, state: 'operational' },
      { at: 5, state: 'major_outage' },
      { at: 9, state: 'degraded' },
    ]);
  });

  it('counts an incident of the whole page, and is calm by it alone', () => {
    const steps = [at(1, '', 'operational'), at(4, '', 'degraded')];
    expect(toPageSteps(steps, new Set(['a']))).toEqual([
      { at: 1, state: 'operational' },
      { at: 4, state: 'degraded' },
    ]);
  });

  it('does not know of a page that lists none of what is watched', () => {
    expect(toPageSteps([at(1, 'x', 'operational')], new Set(['a']))).toEqual([{ at: 1, state: 'unknown' }]);
  });
});
