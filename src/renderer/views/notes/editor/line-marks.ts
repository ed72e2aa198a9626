import { syntaxTree } from '@codemirror/language';
import { type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Marks lines in sight by what the Markdown in them is: `decorate` is asked anew with each change of text, view or parse. */
export function markLines(decorate: (view: EditorView) => DecorationSet) {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate): void {
        const isRead = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || isRead) this.decorations = decorate(update.view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}
