import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recentWords } from '../../src/renderer/components/sparkline.tsx';
import { medianMs, SLOTS, toSparkline } from '../../src/renderer/format/sparkline.ts';
import { withPlainSpaces } from '../../src/renderer/format/unit.ts';
import { OutcomeClassSchema } from '../../src/shared/observation.ts';
import type { Recent } from '../../src/shared/snapshot.ts';

const BOX = { width: 200, height: 24, inset: 2 };
const ok = (ttfbMs: number): Recent => ({ at: 0, class: 'ok', ttfbMs });
const failed: Recent = { at: 0, class: 'provider_failure', ttfbMs: null };
const discarded: Recent = { at: 0, class: 'discarded', ttfbMs: null };

describe('toSparkline', () => {
  it('draws nothing for no tries', () => {
    expect(toSparkline([], BOX)).toEqual({ lines: [], marks: [], end: null });
  });

  it('puts the newest try at the right edge', () => {
    expect(toSparkline([ok(50)], BOX).end?.x).toBe(198);
    expect(toSparkline([failed], BOX).marks).toEqual([{ x: 198, side: 'failed' }]);
  });

  it('breaks the line where a try failed or does not count', () => {
    const { lines, marks, end } = toSparkline(
      [ok(50), ok(60), failed, ok(50), discarded, ok(70), ok(80)],
      BOX,
    );
    expect(lines).toHaveLength(3);
    expect(marks.map(({ side }) => side)).toEqual(['failed', 'uncounted']);
    expect(end).not.toBeNull();
  });

  it('ends without a dot where the last try was no answer', () => {
    expect(toSparkline([ok(50), failed], BOX).end).toBeNull();
  });

  it('keeps a lone answer in sight as a dash', () => {
    expect(toSparkline([failed, ok(50), failed], BOX).lines).toEqual([expect.stringMatching(/^M\S+ \S+h\d/)]);
  });

  it('shows the last tries only, and stays within its box', () => {
    const tries = fc.array(
      fc.record<Recent>({
        at: fc.integer(),
        class: fc.constantFrom(...OutcomeClassSchema.options),
        ttfbMs: fc.option(fc.double({ min: 0, max: 60_000, noNaN: true }), { nil: null }),
      }),
      { maxLength: 90, size: 'max' },
    );
    fc.assert(
      fc.property(tries, (recent) => {
        const { lines, marks, end } = toSparkline(recent, BOX);
        const numbers = lines.flatMap((line) =>
          line
            .replace(/h.*/, '')
            .slice(1)
            .split('L')
            .map((point) => point.split(' ').map(Number)),
        );
        const xs = [...numbers.map(([x = Number.NaN]) => x), ...marks.map(({ x }) => x)];
        expect(xs.length).toBeLessThanOrEqual(SLOTS);
        for (const x of xs) expect(x >= 0 && x <= 200).toBe(true);
        for (const [, y = Number.NaN] of numbers) expect(y >= 2 && y <= 22).toBe(true);
        expect(end === null || lines.length > 0).toBe(true);
      }),
    );
  });
});

describe('recentWords', () => {
  it.each([
    [[], 'Not tried yet'],
    [[ok(231)], 'Last try: none failed, typically answered within 231 ms'],
    [[ok(200), ok(300), failed], 'Last 3 tries: 1 failed, typically answered within 250 ms'],
    [[failed, discarded], 'Last 2 tries: 1 failed'],
  ])('%#', (recent, words) => {
    expect(withPlainSpaces(recentWords(recent))).toBe(words);
  });
});

describe('medianMs', () => {
  it.each([
    [[], null],
    [[5], 5],
    [[9, 1], 5],
    [[100, 1, 3], 3],
  ])('%j is %j', (values, middle) => {
    expect(medianMs(values)).toBe(middle);
  });
});
