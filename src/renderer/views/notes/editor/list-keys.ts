import type { StateCommand } from '@codemirror/state';
import { continueList } from './continue-list.ts';

/** Enter within a list or a quote: see `continueList`. Elsewhere it does nothing, so that the usual Enter follows. */
export const continueListOnEnter: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  if (ranges.length > 1 || !main.empty || state.readOnly) return false;
  const line = state.doc.lineAt(main.head);
  const next = continueList(line.text, main.head - line.from);
  if (next === null) return false;
  dispatch(
    next.kind === 'end'
      ? state.update({ changes: { from: line.to - next.drop, to: line.to }, userEvent: 'delete' })
      : state.update({
          changes: { from: main.head, insert: next.insert },
          selection: { anchor: main.head + next.insert.length },
          scrollIntoView: true,
          userEvent: 'input',
        }),
  );
  return true;
};
