import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tagsIn } from '../../../../shared/notes/tags.ts';

/** What may be a tag; whether it is one is for `tagsIn` to say. */
const MAYBE_TAG = /(?<![^\s([{,;>])#[^\s#]{1,80}/gu;

const TAG = Decoration.mark({ class: 'tag' });

const matcher = new MatchDecorator({
  regexp: MAYBE_TAG,
  decorate: (add, from, _to, [word]) => {
    const [tag] = tagsIn(word);
    if (tag !== undefined) add(from, from + 1 + tag.length, TAG);
  },
});

/** Sets tags off as such. */
export const tagMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = matcher.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = matcher.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);
