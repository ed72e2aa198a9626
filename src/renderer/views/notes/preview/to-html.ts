import MarkdownIt from 'markdown-it';
import { tasksIn } from '../../../../shared/notes/checklist.ts';
import { notesText } from '../../../text/notes-text.ts';

/**
 * HTML that somebody wrote into a note stays text, as in a prompt that sets its parts off with tags. Pictures are not fetched:
 * their words are shown.
 */
const reader = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });

reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

reader.renderer.rules.image = (tokens, index) => {
  const words = tokens[index]?.content ?? '';
  return reader.utils.escapeHtml(notesText().preview.picture(words));
};

/** Inline styles are against the content policy; the alignment of a column becomes a class. */
reader.core.ruler.push('column_class', ({ tokens }) => {
  for (const token of tokens) {
    const style = token.attrGet('style');
    if (typeof style !== 'string') continue;
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
    token.attrSet('class', style.endsWith('right') ? 'right' : style.endsWith('center') ? 'center' : 'left');
  }
});

/** List items that are tasks begin with a check box that knows its line. */
reader.core.ruler.after('inline', 'task_box', (state) => {
  const { tokens, src } = state;
  const lines = src.split('\n');
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0];
    const [first] = token.children ?? [];
    if (token.type !== 'inline' || tokens[index - 2]?.type !== 'list_item_open') continue;
    if (line === undefined || first?.type !== 'text') continue;
    const [task] = tasksIn(lines[line] ?? '');
    if (task === undefined) continue;
    first.content = first.content.replace(/^\[[ xX]\]\s?/, '');
    const box = new state.Token('html_inline', '', 0);
    box.content = `<input type="checkbox" data-line="${line}"${task.isDone ? ' checked' : ''}>`;
    token.children = [box, ...(token.children ?? [])];
    tokens[index - 2]?.attrJoin('class', 'task');
  }
});

/** Markdown as HTML. What it answers must still pass `toSafeFragment`. */
export function toHtml(markdown: string): string {
  return reader.render(markdown);
}
