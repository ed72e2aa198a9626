import { type EditorState, RangeSetBuilder, type StateCommand, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { tasksIn, toggleTask } from '../../../../shared/notes/checklist.ts';

/** Lines longer than this are no checklist, and reading them on each key would be slow. */
const MAX_LINE_CHARS = 2_000;

const BOX_CHARS = '[ ]'.length;
const BOX_CLASS = 'task-box';

/** A check box in the place of `[ ]`. It is no tab stop: the keys for it are those of the editor. */
class TaskBox extends WidgetType {
  readonly isDone: boolean;
  readonly label: string;
  constructor(isDone: boolean, label: string) {
    super();
    this.isDone = isDone;
    this.label = label;
  }
  override eq(other: TaskBox): boolean {
    return other.isDone === this.isDone && other.label === this.label;
  }
  override toDOM(): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.className = BOX_CLASS;
    box.checked = this.isDone;
    box.tabIndex = -1;
    box.setAttribute('aria-label', this.label);
    return box;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

const DONE_LINE = Decoration.line({ class: 'task-line-done' });

/** Whether the cursor is at these characters: then they stand as they are written. */
function isTouched(state: EditorState, from: number, to: number): boolean {
  return state.selection.ranges.some((range) => range.from <= to && range.to >= from);
}

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
        if (!isTouched(view.state, box + 1, box + BOX_CHARS - 1)) {
          const widget = new TaskBox(task.isDone, task.label);
          builder.add(box, box + BOX_CHARS, Decoration.replace({ widget }));
        }
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

/** Shows check boxes for checklists, and ticks the one that is clicked. */
export const checklists = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged || update.selectionSet)
        this.decorations = decorate(update.view);
    }
  },
  {
    decorations: ({ decorations }) => decorations,
    eventHandlers: {
      mousedown: (event, view) => {
        if (!(event.target instanceof HTMLInputElement) || event.button !== 0 || view.state.readOnly)
          return false;
        if (!event.target.classList.contains(BOX_CLASS)) return false;
        const changes = taskChange(view.state.doc, view.state.doc.lineAt(view.posAtDOM(event.target)).number);
        if (changes === null) return false;
        view.dispatch({ changes, userEvent: 'input.task' });
        event.preventDefault();
        return true;
      },
      // The box is drawn from the text: what the browser would do to it is not wanted.
      click: (event) => {
        if (event.target instanceof HTMLInputElement && event.target.classList.contains(BOX_CLASS))
          event.preventDefault();
        return false;
      },
    },
  },
);
