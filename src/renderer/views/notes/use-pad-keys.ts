import { useEffect, useRef } from 'react';

interface PadKeys {
  /** Ctrl-Alt-N, Command-Option-N on a Mac. */
  readonly onNew: () => void;
  /** Ctrl-Shift-F, Command-Shift-F on a Mac. */
  readonly onSearch: () => void;
}

/** Keys that work anywhere in the pad. `code` is asked, not `key`, since Option makes another letter of it. */
export function usePadKeys(keys: PadKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.isComposing) return;
      if (event.code === 'KeyN' && event.altKey && !event.shiftKey) latest.current.onNew();
      else if (event.code === 'KeyF' && event.shiftKey && !event.altKey) latest.current.onSearch();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
}
