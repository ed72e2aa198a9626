import { type Cause, isTrouble, type Level } from '../level.ts';
import type { Basis } from '../observation.ts';
import { plainLine } from '../plain.ts';
import type { ServiceView } from '../snapshot.ts';
import type { Verdict } from '../verdict.ts';
import { clockWords } from './duration.ts';
import { factsOf } from './facts.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';

/** The longest name of a service, component or target that is spoken in full. */
export const MAX_NAME_CHARS = 60;

/** A level as a title: "Partial outage". */
export function levelWord(level: Level, speech: Speech = ENGLISH_HERE): string {
  return speech.words.state.level[level];
}

/**
 * What a page says of one of its components or of all of them, as a title. A page that lists incidents alone never says that
 * something is operational: it lists no incident.
 */
export function pageLevelWord(level: Level, basis: Basis | undefined, speech: Speech = ENGLISH_HERE): string {
  const { state } = speech.words;
  return basis === 'incidents' && level === 'operational' ? state.noIncident : state.level[level];
}

/** Whose fault, as an answer to that question. */
export function causeWord(cause: Cause, speech: Speech = ENGLISH_HERE): string {
  return speech.words.state.cause[cause];
}

/** The shapes of the icon: one a level, and one for "it is you". */
export type IconState = Level | 'you';

/** Which shape tells a verdict. A fault on the user's side outranks the level: the level is then only a guess. */
export function iconState(level: Level, cause: Cause | null): IconState {
  return cause === 'you' ? 'you' : level;
}

/**
 * A verdict's state within a sentence: "major outage", "not seen from here" where the user's own side is at fault, "cannot be reached
 * from here" where an outage may be either side's, and "no public incident" where that is all that is known.
 */
export function stateWord(
  verdict: Pick<Verdict, 'level' | 'cause'> & Partial<Pick<Verdict, 'evidence'>>,
  speech: Speech = ENGLISH_HERE,
): string {
  const { level, cause } = verdict;
  const { levelWithin, noIncidentWithin, unreachable, yours } = speech.words.state;
  if (cause === 'you') return yours;
  const isOutage = level === 'major_outage' || level === 'partial_outage';
  if (isOutage && cause === 'unclear') return unreachable[level];
  return listsNone(verdict) ? noIncidentWithin : levelWithin[level];
}

/** Whether all that is known is that the page, which lists incidents alone, lists none: less than "operational". */
export function listsNone({
  level,
  evidence,
}: Pick<Verdict, 'level'> & Partial<Pick<Verdict, 'evidence'>>): boolean {
  if (level !== 'operational' || evidence === undefined) return false;
  const { page, works } = factsOf({ evidence });
  return !works && page?.basis === 'incidents' && page.level === 'operational';
}

/**
 * A service as one line of a list: "Claude: major outage since 14:05". It carries no age and no count, so that it changes
 * only when the state does.
 */
export function stateLine(
  service: Pick<ServiceView, 'name' | 'verdict'>,
  nowMs: number,
  speech: Speech = ENGLISH_HERE,
): string {
  const { verdict } = service;
  const { state, time } = speech.words;
  const since = isTrouble(verdict.level) ? time.since(clockWords(verdict.since, nowMs, speech)) : null;
  // Beside trouble that is already told, a suspicion says nothing new.
  const isDoubtNews = verdict.suspicion !== 'none' && !isTrouble(verdict.level);
  const doubt = isDoubtNews ? state[verdict.suspicion] : null;
  return state.line(plainLine(service.name, MAX_NAME_CHARS), stateWord(verdict, speech), since, doubt);
}
