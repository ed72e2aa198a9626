import { useSyncExternalStore } from 'react';
import { useClient } from '../../../hooks/client-context.ts';
import { type AnswerState, answersOf } from './answers.ts';

/** The answer that is being written, or was last; null where there is none to tell of. */
export function useAnswer(): AnswerState | null {
  const answers = answersOf(useClient());
  return useSyncExternalStore(answers.subscribe, answers.state);
}
