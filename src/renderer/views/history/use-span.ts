import { useCallback, useReducer } from 'react';
import { useNowStep } from '../../hooks/use-now.ts';
import { type Range, type Span, stepMs, toRange } from './span.ts';

/** The span shown, those it came from, and the ways to change it. */
export interface Spanned {
  readonly span: Span;
  readonly range: Range;
  readonly canGoBack: boolean;
  /** Goes to another span, and keeps the way back. Steps of one gesture (`isSame`) count as one. */
  readonly go: (change: (span: Span, nowMs: number) => Span, isSame?: boolean) => void;
  readonly back: () => void;
}

interface State {
  readonly span: Span;
  readonly before: readonly Span[];
}

type Action =
  | { readonly kind: 'go'; readonly change: (span: Span) => Span; readonly isSame: boolean }
  | { readonly kind: 'back' };

/** More steps back than anyone takes. */
const MOST_BEFORE = 50;

export function reduceSpan(state: State, action: Action): State {
  const { span, before } = state;
  if (action.kind === 'back') {
    const last = before.at(-1);
    return last === undefined ? state : { span: last, before: before.slice(0, -1) };
  }
  const next = action.change(span);
  if (next.spanMs === span.spanMs && next.endMs === span.endMs) return state;
  return { span: next, before: action.isSame ? before : [...before, span].slice(-MOST_BEFORE) };
}

export function useSpan(first: Span): Spanned {
  const [{ span, before }, dispatch] = useReducer(reduceSpan, { span: first, before: [] });
  const everyMs = stepMs(span);
  // The beginning of the step: its end lies ahead, where nothing is known yet.
  const nowMs = useNowStep(everyMs) - everyMs;
  const go = useCallback<Spanned['go']>((change, isSame = false) => {
    dispatch({ kind: 'go', change: (from) => change(from, Date.now()), isSame });
  }, []);
  const back = useCallback(() => dispatch({ kind: 'back' }), []);
  return { span, range: toRange(span, nowMs), canGoBack: before.length > 0, go, back };
}
