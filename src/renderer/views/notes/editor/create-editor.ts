import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { type ChangeSet, EditorState, Prec, Transaction } from '@codemirror/state';
import { drawSelection, dropCursor, EditorView, keymap, placeholder } from '@codemirror/view';
import { classHighlighter, tagHighlighter, tags } from '@lezer/highlight';
import { notesText } from '../../../text/notes-text.ts';
import { type AnswerPlace, answerBlock, createAnswerPlace } from './answer-place.ts';
import { codeLines } from './code-lines.ts';
import { editorTheme } from './editor-theme.ts';
import { lineDirection } from './line-direction.ts';
import { continueListOnEnter } from './list-keys.ts';
import { markdown } from './markdown-language.ts';
import { tagMarks } from './tag-marks.ts';
import type { TypedAhead } from './take-typed-ahead.ts';
import { checklists, taskChange, toggleTaskHere } from './tasks.ts';
import { textChanges } from './text-changes.ts';

/** The editor of one note, as the rest of the pad sees it. */
export interface NoteEditor {
  readonly text: () => string;
  /** The text for a save. From here on it is remembered what is typed, so that `mergeIn` can keep it. */
  readonly takeText: () => string;
  /** Makes of the text taken last, which was `taken`, what became of it elsewhere; what was typed since stays in it. */
  readonly mergeIn: (taken: string, merged: string) => void;
  /** What is selected; empty where nothing is. */
  readonly selection: () => string;
  /** Puts text where the cursor is, on lines of its own, and the cursor behind it. */
  readonly insertBlock: (text: string) => void;
  /** Ticks or unticks the checklist line `line`, counted from 0. */
  readonly toggleTask: (line: number) => void;
  /** Where an answer is written into the note. */
  readonly answer: AnswerPlace;
  /** Puts what was typed before the editor stood at its start, and the cursor where it was. */
  readonly typeIn: (typed: TypedAhead) => void;
  readonly focus: () => void;
  readonly close: () => void;
}

export interface NoteEditorOptions {
  readonly place: HTMLElement;
  readonly text: string;
  /** With how many characters came in. */
  readonly onEdit: (insertedChars: number) => void;
  readonly onBlur: () => void;
  readonly onSelect: (hasSelection: boolean) => void;
  /** Mod-Enter. */
  readonly onQueue: () => void;
}

/** `classHighlighter` gives every heading one class. */
const HEADINGS = tagHighlighter([
  { tag: tags.heading1, class: 'heading1' },
  { tag: tags.heading2, class: 'heading2' },
]);

function insertedChars(changes: ChangeSet): number {
  let chars = 0;
  changes.iterChanges((_fromA, _toA, fromB, toB) => {
    chars += toB - fromB;
  });
  return chars;
}

/**
 * Opens an editor within `place`. It lives in a shadow root of its own because there CodeMirror writes its styles as constructed
 * style sheets, which `style-src 'self'` allows, and in the document as a style element, which it does not.
 */
export function createEditor(options: NoteEditorOptions): NoteEditor {
  const { place, onEdit, onBlur, onSelect, onQueue } = options;
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open', delegatesFocus: true });
  const words = notesText().editor;
  let sinceTaken: ChangeSet | null = null;
  let hadSelection = false;

  const queue = (): boolean => {
    onQueue();
    return true;
  };

  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.high(
          keymap.of([
            { key: 'Enter', run: continueListOnEnter },
            { key: 'Mod-Enter', run: queue },
            { key: 'Mod-Alt-x', run: toggleTaskHere },
          ]),
        ),
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        history(),
        search({ top: true }),
        EditorState.phrases.of(words.phrases),
        drawSelection(),
        dropCursor(),
        indentUnit.of('  '),
        EditorState.allowMultipleSelections.of(true),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({
          'aria-label': words.label,
          // It takes the focus anyway; said so, those who check for a way to scroll by keyboard see it.
          tabindex: '0',
          spellcheck: 'true',
          autocorrect: 'on',
          autocapitalize: 'sentences',
        }),
        placeholder(words.placeholder),
        markdown(),
        syntaxHighlighting(classHighlighter),
        syntaxHighlighting(HEADINGS),
        checklists,
        tagMarks,
        codeLines,
        lineDirection,
        answerBlock,
        editorTheme,
        EditorView.domEventHandlers({ blur: onBlur }),
        EditorView.updateListener.of((update) => {
          const hasSelection = !update.state.selection.main.empty;
          if (hasSelection !== hadSelection) onSelect(hasSelection);
          hadSelection = hasSelection;
          if (!update.docChanged) return;
          sinceTaken = sinceTaken?.compose(update.changes) ?? null;
          if (update.transactions.some((one) => one.annotation(Transaction.remote) !== true))
            onEdit(insertedChars(update.changes));
        }),
      ],
    }),
  });
  const empty = (): ChangeSet => view.state.changes();

  return {
    text: () => view.state.doc.toString(),
    takeText: () => {
      sinceTaken = empty();
      return view.state.doc.toString();
    },
    mergeIn: (taken, merged) => {
      const since = sinceTaken ?? empty();
      const theirs = EditorState.create({ doc: taken }).changes([...textChanges(taken, merged)]);
      view.dispatch({
        changes: theirs.map(since),
        annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
      });
    },
    selection: () => {
      const { main } = view.state.selection;
      return view.state.sliceDoc(main.from, main.to);
    },
    insertBlock: (text) => {
      const { head } = view.state.selection.main;
      const line = view.state.doc.lineAt(head);
      const at = line.text.trim() === '' ? line.from : line.to;
      const insert = `${line.text.trim() === '' ? '' : '\n\n'}${text.replace(/\n+$/, '')}\n`;
      view.dispatch({
        changes: { from: at, to: line.to, insert },
        selection: { anchor: at + insert.length },
        scrollIntoView: true,
        userEvent: 'input.paste',
      });
      view.focus();
    },
    toggleTask: (line) => {
      const changes = taskChange(view.state.doc, line + 1);
      if (changes !== null) view.dispatch({ changes, userEvent: 'input.task' });
    },
    answer: createAnswerPlace(view),
    typeIn: ({ text, anchor, head }) => {
      if (text === '') return;
      const insert = view.state.toText(text);
      view.dispatch({ changes: { from: 0, insert }, selection: { anchor, head }, userEvent: 'input.type' });
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
