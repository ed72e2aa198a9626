import { array, assert, integer, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText, padText, textWidth, wrapText } from '../../../src/headless/terminal/text-width.ts';

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['Claude', 6],
    ['● ▲ ◧ ■', 7],
    ['café', 4],
    ['cafe\u0301', 4],
    ['日本語', 6],
    ['한글', 4],
    ['🚨', 2],
    ['👩‍🚒', 2],
    ['ＡＢ', 4],
  ])('%j takes %d columns', (text, columns) => {
    expect(textWidth(text)).toBe(columns);
  });
});

describe('wrapText', () => {
  it.each([
    ['', 10, ['']],
    ['one two three', 13, ['one two three']],
    ['one two three', 12, ['one two', 'three']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a abcdefgh', 4, ['a', 'abcd', 'efgh']],
    ['日本語', 4, ['日本', '語']],
    ['日本', 1, ['日', '本']],
  ])('%j at %d', (text, columns, lines) => {
    expect(wrapText(text, columns)).toEqual(lines);
  });

  it('loses nothing and never gives a line that is too wide', () => {
    const word = stringMatching(/^[a-z●日é]{1,12}$/u);
    assert(
      property(array(word, { minLength: 1 }), integer({ min: 2, max: 40 }), (words, columns) => {
        const lines = wrapText(words.join(' '), columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
        expect(lines.every((line) => textWidth(line) <= columns)).toBe(true);
      }),
    );
  });
});

describe('clipText and padText', () => {
  it.each([
    ['Claude', 6, 'Claude'],
    ['Claude', 5, 'Clau…'],
    ['日本語', 5, '日本…'],
    ['Claude', 0, ''],
  ])('clips %j to %d', (text, columns, clipped) => {
    expect(clipText(text, columns)).toBe(clipped);
  });

  it('pads by columns, not by characters', () => {
    expect(padText('日本', 6)).toBe('日本  ');
    expect(padText('Claude', 3)).toBe('Claude');
  });
});
