import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine } from '../../src/shared/plain.ts';
import { anyText } from './words/arbitrary.ts';

describe('plainLine', () => {
  it.each([
    ['plain text', 'Elevated errors', 'Elevated errors'],
    ['white space', '  two\n\n words\t here\u2028now ', 'two words here now'],
    ['colours', '\u001B[1;31mred\u001B[0m', 'red'],
    ['a window title', 'a\u001B]0;owned\u0007b', 'ab'],
    ['a link', '\u001B]8;;https://evil.example\u001B\\click\u001B]8;;\u001B\\', 'click'],
    ['an 8-bit sequence', 'a\u009B31mb', 'ab'],
    ['an unfinished sequence', 'a\u001B]0;rest of the text', 'a ]0;rest of the text'],
    ['control characters', 'a\u0000b\u007Fc\u0085d', 'a b c d'],
    ['reordering marks', 'user\u202Egnp.exe\u2066\u200F', 'usergnp.exe'],
    ['invisible characters', 'pay\u200Bpal\uFEFF\u2060', 'paypal'],
    ['half a character', 'a\uD800b', 'a\uFFFDb'],
    ['joined characters', 'a 👩‍💻 b', 'a 👩‍💻 b'],
  ])('makes %s harmless', (_, text, line) => {
    expect(plainLine(text, 100)).toBe(line);
  });

  it.each([
    ['at a word', 'one two three four', 14, 'one two three…'],
    ['at the very end of a word', 'one two three four', 13, 'one two…'],
    ['exactly fitting', 'one two', 7, 'one two'],
    ['within a very long word', 'abcdefghijkl', 6, 'abcde…'],
    ['never within a character', 'abc👩‍💻def', 6, 'abc…'],
    ['never before an accent', 'abce\u0301fg', 6, 'abce\u0301…'],
    ['never before an accent that no longer fits', 'abce\u0301fg', 5, 'abc…'],
    ['with no room', 'abc', 1, '…'],
    ['with less than none', 'abc', 0, ''],
  ])('ends a long line %s', (_, text, maxChars, line) => {
    expect(plainLine(text, maxChars)).toBe(line);
  });

  it('keeps its promises for any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 80 }), (text, maxChars) => {
        const line = plainLine(text, maxChars);
        expect(line.length).toBeLessThanOrEqual(maxChars);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
        expect(line).not.toMatch(/^\s|\s$|\s{2}/);
        expect(plainLine(line, maxChars)).toBe(line);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const part of ['\u001B]', '\u001B[', 'a\u0301', ' ', '\u001BP0']) {
      expect(plainLine(part.repeat(200_000), 60).length).toBeLessThanOrEqual(60);
    }
  });
});
