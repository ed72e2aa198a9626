import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NO_USE,
  observeUse,
  openErrors,
  summariseUse,
  USE_KEEP_MS,
} from '../../../src/core/real-use/recent-use.ts';
import type { UseRow } from '../../../src/core/real-use/transcript-row.ts';

const NOW = Date.UTC(2026, 7, 19, 14);
const MINUTE = 60_000;
const row = (agoMin: number, kind: UseRow['class'], code = '', model: string | null = null): UseRow => ({
  at: NOW - agoMin * MINUTE,
  class: kind,
  code,
  model,
});

describe('observeUse', () => {
  it('keeps ten minutes, in order', () => {
    const use = observeUse(
      NO_USE,
      [row(1, 'turn'), row(9, 'provider', '529'), row(11, 'provider', '529')],
      NOW,
    );
    expect(use.rows.map(({ at }) => (NOW - at) / MINUTE)).toEqual([9, 1]);
    expect(observeUse(use, [], NOW + USE_KEEP_MS).rows).toEqual([]);
  });

  it('leaves out what is far in the future: that clock is wrong', () => {
    expect(observeUse(NO_USE, [row(-60, 'provider', '529')], NOW).rows).toEqual([]);
  });

  it('stays bounded', () => {
    const many = Array.from({ length: 5_000 }, () => row(1, 'turn'));
    const use = observeUse(NO_USE, [row(2, 'provider', '529'), ...many], NOW);
    expect(use.rows.length).toBeLessThanOrEqual(500);
    expect(use.rows[0]?.class).toBe('provider');
  });
});

describe('summariseUse', () => {
  const use = observeUse(
    NO_USE,
    [
      row(8, 'provider', '529', 'opus'),
      row(4, 'provider', '500', 'opus'),
      row(3, 'provider', '529', 'haiku'),
      row(3, 'turn', '', 'opus'),
      row(2, 'turn', '', 'sonnet'),
      row(2, 'you', '429'),
      row(1, 'unclear', 'unknown'),
    ],
    NOW,
  );

  it('counts by class within the span', () => {
    expect(summariseUse(use, 5 * MINUTE, NOW)).toMatchObject({
      turns: 2,
      providerErrors: 2,
      unclearErrors: 1,
    });
    expect(summariseUse(use, 10 * MINUTE, NOW)).toMatchObject({ providerErrors: 3, code: '529' });
  });

  it('does not count for a day what was written before the clock was set back by one', () => {
    const earlier = NOW - 24 * 60 * MINUTE;
    expect(summariseUse(use, 10 * MINUTE, earlier).providerErrors).toBe(0);
    expect(openErrors(use, use, 10 * MINUTE, earlier)).toEqual([]);
  });

  it('counts by model where rows name one', () => {
    expect(summariseUse(use, 10 * MINUTE, NOW).models).toEqual([
      { model: 'opus', errors: 2, turns: 1 },
      { model: 'haiku', errors: 1, turns: 0 },
    ]);
  });

  it('takes no sign from the user’s own limits', () => {
    const own = observeUse(NO_USE, [row(1, 'you', '429'), row(1, 'you', '401')], NOW);
    expect(summariseUse(own, 10 * MINUTE, NOW)).toMatchObject({
      providerErrors: 0,
      code: null,
      lastErrorAt: null,
    });
  });
});

describe('openErrors', () => {
  const turns = (model: string | null): readonly UseRow[] =>
    [3, 2, 1].map((agoMin) => row(agoMin, 'turn', '', model));
  const errors = (model: string | null): readonly UseRow[] =>
    [6, 5, 4].map((agoMin) => row(agoMin, 'provider', '529', model));
  const open = (used: readonly UseRow[], asked: readonly UseRow[] = []) =>
    openErrors({ rows: used }, { rows: asked }, 10 * MINUTE, NOW).length;

  it('are over by three turns of the same model, used or asked', () => {
    expect(open(errors('opus'))).toBe(3);
    expect(open([...errors('opus'), ...turns('opus')])).toBe(0);
    expect(open(errors('opus'), turns('opus'))).toBe(0);
    expect(open([...errors('opus'), ...turns('opus').slice(1)])).toBe(3);
  });

  it('are not over by turns of another', () => {
    expect(open([...errors('opus'), ...turns('haiku')], turns('haiku'))).toBe(3);
    expect(open([...errors('opus'), ...turns(null)])).toBe(3);
    expect(open([...errors('opus'), ...errors('haiku'), ...turns('haiku')])).toBe(3);
  });

  it('that name no model are over by real use alone, never by a model that was asked', () => {
    expect(open(errors(null), turns('haiku'))).toBe(3);
    expect(open([...errors(null), ...turns('sonnet')])).toBe(0);
  });

  it('are never fewer for what another model answers, nor for one error more', () => {
    const models = fc.constantFrom('opus', 'haiku', null);
    const anyRow = fc
      .tuple(fc.integer({ min: 0, max: 11 }), fc.constantFrom<UseRow['class']>('turn', 'provider'), models)
      .map(([agoMin, kind, model]) => row(agoMin, kind, '', model));
    const anyRows = fc.array(anyRow, { maxLength: 20 });
    const ofOpus = (used: readonly UseRow[], asked: readonly UseRow[]) =>
      openErrors({ rows: used }, { rows: asked }, 10 * MINUTE, NOW).filter(({ model }) => model === 'opus');
    fc.assert(
      fc.property(anyRows, anyRows, anyRows, anyRow, (used, asked, more, one) => {
        const others = more.filter(({ model }) => model !== 'opus');
        expect(ofOpus([...used, ...others], [...asked, ...others])).toEqual(ofOpus(used, asked));
        const failed: UseRow = { ...one, class: 'provider' };
        expect(open([...used, failed], asked)).toBeGreaterThanOrEqual(open(used, asked));
        const answered: UseRow = { ...one, class: 'turn' };
        const unnamed = (rows: readonly UseRow[]) =>
          openErrors({ rows: used }, { rows }, 10 * MINUTE, NOW).filter(({ model }) => model === null);
        expect(unnamed([...asked, answered])).toEqual(unnamed(asked));
      }),
      { numRuns: 1_000 },
    );
  });
});
