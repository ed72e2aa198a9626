import { describe, expect, it } from 'vitest';
import { readsFromRight } from '../../../src/renderer/views/notes/editor/line-direction.ts';

describe('a line of Markdown', () => {
  it.each([
    'שלום עולם',
    '# שלום',
    '> - [x] לקנות חלב',
    '3. מרחבא',
    '12:30 — مرحبا',
    '#עבודה and more',
    '\u200fClaude',
    '𞤀𞤣𞤤𞤢𞤥',
  ])('reads from right to left: %s', (line) => {
    expect(readsFromRight(line)).toBe(true);
  });

  it.each([
    '',
    '- [x] ',
    'Claude אומר שלום',
    '- [x] milk, חלב',
    '1. one',
    '\u200eשלום',
    '日本語 שלום',
    `${'- '.repeat(400)}שלום`,
  ])('reads from left to right: %s', (line) => {
    expect(readsFromRight(line)).toBe(false);
  });
});
