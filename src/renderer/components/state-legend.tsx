import type { SeenState } from '../../shared/statistics.ts';
import { STATES_BY_GRAVITY, seenWord } from '../format/band-words.ts';
import { StateIcon } from './state-icon.tsx';

/** What the colours of a picture stand for, gravest first: lines of a `legend`. */
export function StateLegendLines({ states }: { readonly states: ReadonlySet<SeenState> }) {
  return STATES_BY_GRAVITY.filter((state) => states.has(state)).map((state) => (
    <li key={state}>
      <StateIcon state={state} size={12} /> {seenWord(state)}
    </li>
  ));
}
