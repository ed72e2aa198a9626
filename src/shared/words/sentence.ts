import type { Incident } from '../observation.ts';
import { plainLine } from '../plain.ts';
import type { Verdict } from '../verdict.ts';
import { factsOf } from './facts.ts';
import type { Context, SentenceStyle } from './sentence-context.ts';
import { detailsOf } from './sentence-detail.ts';
import { headlineOf } from './sentence-headline.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';
import { MAX_NAME_CHARS } from './state.ts';

/** What a sentence is about. A `ServiceView` fits; its incidents tell until when a maintenance lasts. */
export interface SpokenService {
  readonly name: string;
  readonly verdict: Verdict;
  readonly incidents?: readonly Incident[];
}

export interface Sentence {
  /** One sentence: service, state, place and age. */
  readonly headline: string;
  /** What else there is to know, in one to three short sentences. */
  readonly detail: string | null;
}

/** A verdict read aloud: calm, and claiming no more than its evidence does. */
export function verdictSentence(
  input: SpokenService & { readonly nowMs: number; readonly style?: SentenceStyle },
  speech: Speech = ENGLISH_HERE,
): Sentence {
  const { verdict, nowMs, style = 'live', incidents = [] } = input;
  const name = plainLine(input.name, MAX_NAME_CHARS);
  const context: Context = { name, verdict, incidents, nowMs, style, speech, facts: factsOf(verdict) };
  const detail = detailsOf(context).filter((part) => part !== null && part !== '');
  return { headline: headlineOf(context), detail: detail.length === 0 ? null : detail.join(' ') };
}
