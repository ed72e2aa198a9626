import { createContext, useContext } from 'react';

/** Something that was just done and can be taken back. */
export interface Done {
  readonly text: string;
  /** Takes it back; answers whether that worked. Null where there is nothing to take back. */
  readonly undo: (() => Promise<boolean>) | null;
}

export const UndoContext = createContext<(done: Done) => void>(() => undefined);

/** Says what was done, with a way to take it back, at the one place in the window that is for it. */
export function useSay(): (done: Done) => void {
  return useContext(UndoContext);
}
