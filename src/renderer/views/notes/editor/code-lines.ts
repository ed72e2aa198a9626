import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView } from '@codemirror/view';
import { markLines } from './line-marks.ts';

const CODE_LINE = Decoration.line({ class: 'code-line', attributes: { spellcheck: 'false' } });

/** The lines of code blocks in sight. */
function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name !== 'FencedCode' && node.name !== 'CodeBlock') return undefined;
        for (let at = Math.max(node.from, from); at <= Math.min(node.to, to); ) {
          const line = view.state.doc.lineAt(at);
          if (line.from > last) builder.add(line.from, line.from, CODE_LINE);
          last = Math.max(last, line.from);
          at = line.to + 1;
        }
        return false;
      },
    });
  }
  return builder.finish();
}

/** Sets code blocks in a fixed-width face, without spell check. */
export const codeLines = markLines(decorate);
