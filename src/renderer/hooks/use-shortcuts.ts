import { useEffect } from 'react';

export interface Shortcut {
  /** The key as `KeyboardEvent.code` names its place, whatever the layout writes there. */
  readonly code: string;
  readonly modifier: 'command' | 'alt';
  readonly run: () => void;
}

/** Whether this is a Mac, where Command is the key for commands. */
export const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator.userAgent);

/** The modifiers as the keys of this system name them. */
export const COMMAND_KEY = IS_MAC ? '⌘' : 'Ctrl';
export const OPTION_KEY = IS_MAC ? '⌥' : 'Alt';

function fits(event: KeyboardEvent, { code, modifier }: Shortcut): boolean {
  if (event.code !== code || event.shiftKey) return false;
  const isCommand = IS_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return modifier === 'command'
    ? isCommand && !event.altKey
    : event.altKey && !event.ctrlKey && !event.metaKey;
}

/** Keys for the whole window. Each has a modifier, so that none gets in the way of typing or of speech input (WCAG 2.1.4). */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const shortcut = shortcuts.find((one) => fits(event, one));
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run();
    };
    globalThis.addEventListener('keydown', press);
    return () => globalThis.removeEventListener('keydown', press);
  }, [shortcuts]);
}
