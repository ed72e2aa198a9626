import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView } from '@codemirror/view';
import { markLines } from './line-marks.ts';

/** Where Unicode keeps what is written from right to left: https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types */
const FROM_RIGHT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What Markdown puts before the words of a line: the `x` of a box that is ticked is no letter of theirs. */
const MARKS = /^[\s>#]*(?:(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s)?)?/;

/** As far into a line its first letter is looked for. */
const MOST_CHARS = 500;

/** Whether a line of Markdown reads from right to left: by its first letter, as a browser has it with `dir="auto"`. */
export function readsFromRight(line: string): boolean {
  const words = line.slice(0, MOST_CHARS).replace(MARKS, '');
  const [first = ''] = /\p{L}|\u200e|\u200f/u.exec(words) ?? [];
  return FROM_RIGHT.test(first);
}

const RTL_LINE = Decoration.line({ attributes: { dir: 'rtl' } });
const CODE = new Set(['FencedCode', 'CodeBlock']);

function isCode({ state }: EditorView, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, 1); ; ) {
    if (CODE.has(node.name)) return true;
    if (node.parent === null) return false;
    node = node.parent;
  }
}

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (readsFromRight(line.text) && !isCode(view, line.from)) builder.add(line.from, line.from, RTL_LINE);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Lets each line in sight run the way its script does; code runs from left to right. */
export const lineDirection = markLines(decorate);
