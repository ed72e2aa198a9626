import { describe, expect, it } from 'vitest';
import { markdown } from '../../../src/renderer/views/notes/editor/markdown-language.ts';

/** The nodes of a text as the editor reads it, each with its name and length. */
function nodesOf(text: string): readonly { readonly name: string; readonly chars: number }[] {
  const nodes: { name: string; chars: number }[] = [];
  markdown()
    .language.parser.parse(text)
    .iterate({ enter: ({ name, from, to }) => void nodes.push({ name, chars: to - from }) });
  return nodes;
}

const paragraphs = (text: string) => nodesOf(text).filter(({ name }) => name === 'Paragraph');

describe('a paragraph as the editor reads it', () => {
  it('is read in pieces where it is a log of many lines, so that a key reads one of them anew', () => {
    const read = paragraphs('a line of a log that goes on\n'.repeat(2_000));
    expect(read.length).toBeGreaterThan(5);
    expect(Math.max(...read.map(({ chars }) => chars))).toBeLessThanOrEqual(8_000);
  });

  it('is one piece where it is of a usual length', () => {
    expect(paragraphs('a line *of* it\n'.repeat(100))).toHaveLength(1);
    expect(nodesOf('a line *of* it').map(({ name }) => name)).toContain('Emphasis');
  });

  it('is not looked into where one line alone is too long, and what follows is', () => {
    const nodes = nodesOf(`# ${'*word* '.repeat(20_000)}\n\n*word*`);
    expect(nodes.filter(({ name }) => name === 'Emphasis')).toHaveLength(1);
    expect(nodes.map(({ name }) => name)).not.toContain('ATXHeading1');
  });
});
