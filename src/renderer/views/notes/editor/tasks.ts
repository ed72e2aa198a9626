import { RangeSetBuilder, type StateCommand, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tasksIn, toggleTask } from '../../../../shared/notes/checklist.ts';

const TASK_CLASS = 'task-box';
const OPEN_BOX = Decoration.mark({ class: TASK_CLASS, attributes: { title: 'Click to tick' } });
const DONE_BOX = Decoration.mark({
  class: `${TASK_CLASS} task-done`,
  attributes: { title: 'Click to untick' },
});
const DONE_LINE = Decoration.line({ class: 'task-line-done' });

/** Lines longer than this are no checklist, and reading them on each key would be slow. */
const MAX_LINE_CHARS = 2_000;

/** The boxes of the checklist lines in sight. */
function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const [task] = line.length > MAX_LINE_CHARS ? [] : tasksIn(line.text);
      if (task !== undefined) {
        const box = line.from + line.text.indexOf('[');
        if (task.isDone) builder.add(line.from, line.from, DONE_LINE);
        builder.add(box, box + 3, task.isDone ? DONE_BOX : OPEN_BOX);
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** The change that ticks or unticks the checklist line `number` (from 1); null where that line is none. */
export function taskChange(
  doc: Text,
  number: number,
): { readonly from: number; readonly to: number; readonly insert: string } | null {
  if (number < 1 || number > doc.lines) return null;
  const line = doc.line(number);
  const toggled = toggleTask(line.text, 0);
  return toggled === line.text ? null : { from: line.from, to: line.to, insert: toggled };
}

/** Ticks or unticks the checklist line the cursor stands in. */
export const toggleTaskHere: StateCommand = ({ state, dispatch }) => {
  const changes = taskChange(state.doc, state.doc.lineAt(state.selection.main.head).number);
  if (changes === null || state.readOnly) return false;
  dispatch(state.update({ changes, selection: state.selection, userEvent: 'input.task' }));
  return true;
};

/** Shows checklist boxes as such, and ticks the one that is clicked. */
export const checklists = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  {
    decorations: ({ decorations }) => decorations,
    eventHandlers: {
      mousedown: (event, view) => {
        if (!(event.target instanceof Element) || event.button !== 0 || view.state.readOnly) return false;
        if (event.target.closest(`.${TASK_CLASS}`) === null) return false;
        const changes = taskChange(view.state.doc, view.state.doc.lineAt(view.posAtDOM(event.target)).number);
        if (changes === null) return false;
        event.preventDefault();
        view.dispatch({ changes, userEvent: 'input.task' });
        return true;
      },
    },
  },
);
