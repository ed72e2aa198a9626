import { createContext, useContext } from 'react';
import type { Prompt } from '../../../../shared/notes/model.ts';

/** What is to be run on this computer: the open note or what is selected in it, or a prompt that waits. */
export type RunRequest = { readonly from: 'note' } | { readonly from: 'prompt'; readonly prompt: Prompt };

export const RunRequestContext = createContext<(request: RunRequest) => void>(() => undefined);

/** Asks which model is to answer, and then lets it. */
export function useAskToRun(): (request: RunRequest) => void {
  return useContext(RunRequestContext);
}
