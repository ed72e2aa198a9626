import { describe, expect, it } from 'vitest';
import { crashWhileTyping } from '../../../bench/notes-typing.ts';

/** `npm run bench` makes 500 of them. */
const SEEDS = Array.from({ length: 25 }, (_, index) => 1_000 + index);

describe('a process killed while it types', () => {
  it('has lost no word that was answered as saved', { timeout: 120_000 }, async () => {
    const runs = [];
    for (let from = 0; from < SEEDS.length; from += 2) {
      runs.push(...(await Promise.all(SEEDS.slice(from, from + 2).map(crashWhileTyping))));
    }
    expect(runs.flatMap(({ missing }) => missing)).toEqual([]);
    expect(runs.every(({ isSound }) => isSound)).toBe(true);
    expect(runs.reduce((sum, { told }) => sum + told, 0)).toBeGreaterThan(SEEDS.length);
  });
});
