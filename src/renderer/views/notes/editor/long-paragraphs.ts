import type { MarkdownConfig } from '@lezer/markdown';

/**
 * A paragraph is read as one piece, all of it again with each key. A log of a megabyte without an empty line is one paragraph:
 * beyond this many characters another begins, so that a key costs what it does elsewhere. All it changes is the colour of
 * what spans the seam.
 */
const MOST_CHARS = 8_000;

/** Bounds what is read of a long paragraph at once. A single line that is longer is left as it is, without marks. */
export const longParagraphs: MarkdownConfig = {
  parseBlock: [
    {
      name: 'LongParagraph',
      before: 'LinkReference',
      parse: (context, line) => {
        if (line.text.length - line.pos <= MOST_CHARS) return false;
        const from = context.lineStart + line.pos;
        const to = context.lineStart + line.text.length;
        context.nextLine();
        context.addElement(context.elt('Paragraph', from, to));
        return true;
      },
      endLeaf: (_context, line, leaf) => leaf.content.length + line.text.length > MOST_CHARS,
    },
  ],
};
