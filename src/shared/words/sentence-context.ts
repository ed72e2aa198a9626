import type { Incident } from '../observation.ts';
import { plainLine } from '../plain.ts';
import type { Verdict } from '../verdict.ts';
import { codeWords } from './code.ts';
import { clockWords, spanWords } from './duration.ts';
import type { Failing } from './english/verdict.ts';
import type { Facts } from './facts.ts';
import type { Speech } from './speech.ts';
import { MAX_NAME_CHARS } from './state.ts';

/**
 * How a text is read. `live` is shown now and drawn again as time goes on: ages and counts. `told` is read later, such as a
 * notification: clock times and counts. `still` changes only when the state does, such as a menu: clock times, no counts.
 */
export type SentenceStyle = 'live' | 'told' | 'still';

/** Everything that goes into the wording of one verdict. */
export interface Context {
  readonly name: string;
  readonly verdict: Verdict;
  readonly incidents: readonly Incident[];
  readonly facts: Facts;
  readonly nowMs: number;
  readonly style: SentenceStyle;
  readonly speech: Speech;
}

/** "for 3 min" where the text is drawn again, "since 14:05" elsewhere; null for less than a second. */
export function sinceWords(at: number, { nowMs, style, speech }: Context): string | null {
  const { time } = speech.words;
  if (style !== 'live') return time.since(clockWords(at, nowMs, speech));
  return nowMs - at < 1000 ? null : time.for(spanWords(nowMs - at, speech));
}

/** What fails here in words; without tries or a code where nothing does. */
export function failingOf(context: Context): Failing {
  const { facts, verdict, style, speech } = context;
  const { failing } = facts;
  const since = sinceWords(verdict.since, context);
  if (failing === null) return { tries: null, code: null, since };
  const place = facts.targets > 1 ? plainLine(failing.name, MAX_NAME_CHARS) : null;
  return {
    tries: style === 'still' ? null : speech.words.verdict.tries(failing.failed, failing.tried, place),
    code: codeWords(failing.code, failing.class, speech),
    since,
  };
}

/** What the page reports, as a thing: "an outage"; null where it reports nothing. */
export function reportedThing({ facts, speech }: Context): string | null {
  return facts.reported === null ? null : speech.words.state.levelThing[facts.reported];
}
