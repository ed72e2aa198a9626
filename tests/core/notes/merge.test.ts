import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, compareTexts } from '../../../src/core/notes/lines.ts';
import { mergeTexts } from '../../../src/core/notes/merge.ts';

const anyLines = fc.array(fc.constantFrom('a', 'b', 'c', '', '😀'), { maxLength: 12 });
const anyText = anyLines.map((lines) => lines.join('\n'));

describe('differences', () => {
  it('lead from one text to the other and back', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = compareTexts(before, after);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('are few and in order', () => {
    expect(compareTexts('a\nb\nc\n', 'a\nB\nc\nd')).toEqual([
      { kind: 'same', text: 'a\n' },
      { kind: 'removed', text: 'b\n' },
      { kind: 'added', text: 'B\n' },
      { kind: 'same', text: 'c\n' },
      { kind: 'added', text: 'd' },
    ]);
    fc.assert(
      fc.property(anyLines, anyLines, (before, after) => {
        const changes = changesBetween(before, after);
        expect(changes.every(({ from }, index) => from >= (changes[index - 1]?.to ?? 0))).toBe(true);
      }),
    );
  });

  it('of a mebibyte of other lines are found in time, as one', () => {
    const before = Array.from({ length: 100_000 }, (_, n) => `line ${n}`).join('\n');
    const after = Array.from({ length: 100_000 }, (_, n) => `row ${n}`).join('\n');
    expect(compareTexts(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(compareTexts('\n'.repeat(500_000), '\n'.repeat(400_000)).at(-1)?.kind).toBe('removed');
  });
});

describe('merging', () => {
  const BASE = 'title\none\ntwo\nthree\nend';

  it.each([
    [
      'changes in different lines',
      'TITLE\none\ntwo\nthree\nend',
      'title\none\ntwo\n3\nend',
      'TITLE\none\ntwo\n3\nend',
    ],
    [
      'changes in neighbouring lines',
      'title\nONE\ntwo\nthree\nend',
      'title\none\nTWO\nthree\nend',
      'title\nONE\nTWO\nthree\nend',
    ],
    [
      'the same change on both sides',
      'title\n1\ntwo\nthree\nend',
      'title\n1\ntwo\nthree\nend',
      'title\n1\ntwo\nthree\nend',
    ],
    ['lines added by both at one place', `${BASE}\nmine`, `${BASE}\ntheirs`, `${BASE}\ntheirs\nmine`],
    [
      'a line taken away beside one changed',
      'title\ntwo\nthree\nend',
      'title\none\ntwo\nTHREE\nend',
      'title\ntwo\nTHREE\nend',
    ],
    [
      'a line added before one that changed',
      'title\nnew\none\ntwo\nthree\nend',
      'title\nONE\ntwo\nthree\nend',
      'title\nnew\nONE\ntwo\nthree\nend',
    ],
    ['one line changed in two ways', 'title\nmine\ntwo\nthree\nend', 'title\ntheirs\ntwo\nthree\nend', null],
    ['a line changed that is gone elsewhere', 'title\nMINE\ntwo\nthree\nend', 'title\ntwo\nthree\nend', null],
    ['a line added within what is gone elsewhere', 'title\none\nnew\ntwo\nthree\nend', 'title\nend', null],
  ])('%s', (_, mine, theirs, merged) => {
    expect(mergeTexts(BASE, mine, theirs)).toBe(merged);
  });

  it('takes the other side where one did nothing, and either where both did the same', () => {
    fc.assert(
      fc.property(anyText, anyText, (base, changed) => {
        expect(mergeTexts(base, changed, base)).toBe(changed);
        expect(mergeTexts(base, base, changed)).toBe(changed);
        expect(mergeTexts(base, changed, changed)).toBe(changed);
      }),
    );
  });

  it('keeps every line that either side added', () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(20), remove: fc.nat(2), add: fc.array(fc.constant(''), { maxLength: 2 }) }),
      { maxLength: 4 },
    );
    const edited = (
      base: readonly string[],
      all: readonly { at: number; remove: number; add: readonly string[] }[],
      name: string,
    ) =>
      all.reduce<readonly string[]>(
        (lines, { at, remove, add }, index) =>
          lines.toSpliced(at % (lines.length + 1), remove, ...add.map((_, n) => `${name}${index}-${n}`)),
        base,
      );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), edits, edits, (length, left, right) => {
        const base = Array.from({ length }, (_, n) => `base${n}`);
        const mine = edited(base, left, 'm');
        const theirs = edited(base, right, 't');
        const merged = mergeTexts(base.join('\n'), mine.join('\n'), theirs.join('\n'));
        if (merged === null) return;
        const lines = new Set(merged.split('\n'));
        const added = [...mine, ...theirs].filter((line) => !line.startsWith('base'));
        expect(added.filter((line) => !lines.has(line))).toEqual([]);
        const keptByBoth = base.filter((line) => mine.includes(line) && theirs.includes(line));
        expect(keptByBoth.filter((line) => !lines.has(line))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
