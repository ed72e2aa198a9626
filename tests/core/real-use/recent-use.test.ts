import { describe, expect, it } from 'vitest';
import { NO_USE, observeUse, summariseUse, USE_KEEP_MS } from '../../../src/core/real-use/recent-use.ts';
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
    expect(observeUse(NO_USE, many, NOW).rows.length).toBeLessThanOrEqual(500);
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
