import { isolateHistory } from '@codemirror/commands';
import { RangeSetBuilder, StateEffect, StateField, Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { placeFor } from '../local-model/block.ts';

/** A place in an open note that an answer is written into, while the user goes on writing around it. */
export interface AnswerPlace {
  /** Begins a block: below `after` where that text stands, otherwise at the end. */
  readonly open: (heading: string, after: string | null) => void;
  /** Goes on with a block that was begun before this editor opened; false where it is not to be found. */
  readonly resume: (block: string) => boolean;
  readonly append: (text: string) => void;
  /** The block as it stands; empty without one. */
  readonly text: () => string;
  /** Nothing more comes: from here on one step of undo takes the whole block out. */
  readonly finish: () => void;
  /** Takes a block out again to which nothing came. */
  readonly cancel: () => void;
}

interface Block {
  readonly from: number;
  readonly to: number;
  /** What holds the block apart from what stands before it and after it. */
  readonly lead: number;
  readonly tail: string;
}

const setBlock = StateEffect.define<Block | null>();

/** What is typed at either edge of the block is not part of it. */
const blockField = StateField.define<Block | null>({
  create: () => null,
  update: (block, { effects, changes, docChanged }) => {
    const set = effects.find((effect) => effect.is(setBlock));
    if (set !== undefined) return set.value;
    if (block === null || !docChanged) return block;
    const to = changes.mapPos(block.to, -1);
    return { ...block, from: Math.min(to, changes.mapPos(block.from, 1)), to };
  },
});

const ANSWER_LINE = Decoration.line({ class: 'answer-line' });

function decorate({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const block = state.field(blockField);
  if (block === null) return builder.finish();
  for (const range of visibleRanges) {
    const last = Math.min(range.to, block.to);
    for (let at = Math.max(range.from, block.from + block.lead); at <= last; ) {
      const line = state.doc.lineAt(at);
      builder.add(line.from, line.from, ANSWER_LINE);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const answerLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate): void {
      if (docChanged || viewportChanged || startState.field(blockField) !== state.field(blockField))
        this.decorations = decorate(view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

/** Keeps the block and sets its lines off while it grows. */
export const answerBlock = [blockField, answerLines];

/** While it grows the block is no step of undo: those are the user's own until it is whole. */
const UNDONE_LATER = Transaction.addToHistory.of(false);

export function createAnswerPlace(view: EditorView): AnswerPlace {
  const blockNow = (): Block | null => view.state.field(blockField);

  const isEndInSight = (at: number): boolean => {
    const place = view.coordsAtPos(at, -1);
    const { bottom } = view.scrollDOM.getBoundingClientRect();
    return place !== null && place.bottom <= bottom;
  };

  const drop = (): void => view.dispatch({ effects: setBlock.of(null) });

  /** The block with what holds it apart, as far as that still stands. */
  const whole = ({ from, to, tail }: Block): { readonly from: number; readonly to: number } => ({
    from,
    to: to + (view.state.sliceDoc(to, to + tail.length) === tail ? tail.length : 0),
  });

  return {
    open: (heading, after) => {
      const { at, lead, tail } = placeFor(view.state.doc.toString(), after);
      const begun = `${lead}${heading}\n\n`;
      const to = at + begun.length;
      const { main } = view.state.selection;
      view.dispatch({
        changes: { from: at, insert: begun + tail },
        // A selection that reached over the block would grow with it, and the next key would replace it all.
        ...(main.from <= at && main.to > at ? { selection: { anchor: at } } : {}),
        effects: [
          setBlock.of({ from: at, to, lead: lead.length, tail }),
          EditorView.scrollIntoView(to, { y: 'nearest', yMargin: 48 }),
        ],
        annotations: UNDONE_LATER,
      });
    },
    resume: (block) => {
      const from = view.state.doc.toString().lastIndexOf(block);
      if (block === '' || from === -1) return false;
      view.dispatch({ effects: setBlock.of({ from, to: from + block.length, lead: 0, tail: '' }) });
      return true;
    },
    append: (text) => {
      const block = blockNow();
      if (block === null) return;
      const to = block.to + text.length;
      const follow = isEndInSight(block.to) ? [EditorView.scrollIntoView(to, { y: 'nearest' })] : [];
      view.dispatch({
        changes: { from: block.to, insert: text },
        effects: [setBlock.of({ ...block, to }), ...follow],
        annotations: UNDONE_LATER,
      });
    },
    text: () => {
      const block = blockNow();
      return block === null ? '' : view.state.sliceDoc(Math.min(block.from + block.lead, block.to), block.to);
    },
    finish: () => {
      const block = blockNow();
      if (block === null) return;
      const { from, to } = whole(block);
      // Out and in again in one drawing: the text stays as it is, and the history has the block as one step of its own.
      const out = view.state.update({ changes: { from, to }, annotations: UNDONE_LATER });
      const back = out.state.update({
        changes: { from, insert: view.state.sliceDoc(from, to) },
        selection: view.state.selection,
        effects: [setBlock.of(null), view.scrollSnapshot()],
        annotations: isolateHistory.of('full'),
      });
      view.dispatch([out, back]);
    },
    cancel: () => {
      const block = blockNow();
      if (block === null) return;
      view.dispatch({ changes: whole(block), annotations: UNDONE_LATER });
      drop();
    },
  };
}
