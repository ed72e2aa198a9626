import { type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Words } from '../shared/words/english/english.ts';

const MOST_SUGGESTIONS = 5;

type Item = MenuItemConstructorOptions;

/** What is done to a word that is not in the dictionary. */
export interface SpellingActions {
  readonly replace: (suggestion: string) => void;
  readonly addWord: (word: string) => void;
}

/**
 * The menu of a right click: what the word may have been meant to be, and the clipboard. Empty where there is nothing to edit and
 * nothing selected.
 */
export function toContextMenu(
  params: Pick<
    ContextMenuParams,
    'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
  >,
  words: Words['desktop'],
  { replace, addWord }: SpellingActions,
): readonly Item[] {
  const { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags } = params;
  const { editing } = words;
  const copy: Item = { role: 'copy', label: editing.copy, enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  const spelling: readonly Item[] =
    misspelledWord === ''
      ? []
      : [
          ...dictionarySuggestions
            .slice(0, MOST_SUGGESTIONS)
            .map((suggestion): Item => ({ label: suggestion, click: () => replace(suggestion) })),
          { label: editing.addWord, click: () => addWord(misspelledWord) },
          { type: 'separator' },
        ];
  return [
    ...spelling,
    { role: 'cut', label: editing.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: editing.paste, enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: editing.selectAll, enabled: editFlags.canSelectAll },
  ];
}

/** Gives a window the menu of a right click: Electron brings none of its own. */
export function addContextMenu(window: BrowserWindow, words: () => Words['desktop']): void {
  const contents = window.webContents;
  contents.on('context-menu', (_event, params) => {
    const items = toContextMenu(params, words(), {
      replace: (suggestion) => contents.replaceMisspelling(suggestion),
      addWord: (word) => contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });
}
