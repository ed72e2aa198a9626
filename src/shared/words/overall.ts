import { sortByAttention } from '../attention.ts';
import { plainLine } from '../plain.ts';
import type { ServiceView, Snapshot } from '../snapshot.ts';
import { verdictSentence } from './sentence.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';
import { listsNone, MAX_NAME_CHARS, stateWord } from './state.ts';

/** How many services that are not well are named; the rest are counted. */
const MAX_NAMED = 2;

/**
 * All watched services in one line: the tray's first and the window's headline. It carries clock times and no ages, so that
 * it changes only when the state does.
 */
export function overallSentence(
  snapshot: Pick<Snapshot, 'services' | 'overall'>,
  nowMs: number,
  speech: Speech = ENGLISH_HERE,
): string {
  const { services } = snapshot;
  const words = speech.words.overall;
  const [first, second] = services;
  if (first === undefined) return words.nothingWatched;
  if (second === undefined) return headline(first, nowMs, speech);

  const unwell = sortByAttention(services).filter(({ verdict }) => verdict.level !== 'operational');
  const unlisted = services.filter(({ verdict }) => listsNone(verdict)).length;
  if (unlisted === services.length) {
    return words.allListNone(nameOf(first), nameOf(second), services.length);
  }
  const working = services.length - unwell.length - unlisted;
  const restListsNone = unlisted === 0 ? null : words.restListsNone(unlisted);
  if (unwell.length === 0) {
    const [one, other] = services.filter(({ verdict }) => !listsNone(verdict));
    const worksWords =
      one === undefined || other === undefined
        ? headline(one ?? first, nowMs, speech)
        : words.allWork(nameOf(one), nameOf(other), working);
    return sentences([worksWords, restListsNone]);
  }
  const rest = sentences([working === 0 ? null : words.restWorks(working), restListsNone]);
  const yours = yourService(snapshot);
  if (yours !== null) return sentences([headline(yours, nowMs, speech), rest]);

  const silent = unwell.filter(({ verdict }) => verdict.level === 'unknown');
  if (silent.length === services.length) {
    return words.nothingKnown(nameOf(first), nameOf(second), services.length);
  }
  const told = unwell.filter((service) => !silent.includes(service));
  return told.length === 0
    ? sentences([toldSentence(silent, speech), rest])
    : sentences([
        toldSentence(told, speech),
        rest,
        silent.length === 0 ? null : words.restUnknown(silent.length),
      ]);
}

function toldSentence(told: readonly ServiceView[], speech: Speech): string {
  const named = told
    .slice(0, MAX_NAMED)
    .map(({ name, verdict }) =>
      speech.words.state.line(plainLine(name, MAX_NAME_CHARS), stateWord(verdict, speech), null, null),
    );
  return speech.words.overall.notWell(named, told.length - named.length);
}

/** Where the user's own side decides over all: the service whose verdict says what is wrong there. */
function yourService({ services, overall }: Pick<Snapshot, 'services' | 'overall'>): ServiceView | null {
  if (overall.cause !== 'you') return null;
  const yours = services.filter(({ verdict }) => verdict.cause === 'you');
  return yours.find(({ id }) => id === overall.serviceId) ?? yours[0] ?? null;
}

function headline(service: ServiceView, nowMs: number, speech: Speech): string {
  const { name, verdict, incidents } = service;
  return verdictSentence({ name, verdict, incidents, nowMs, style: 'still' }, speech).headline;
}

function sentences(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

function nameOf({ name }: ServiceView): string {
  return plainLine(name, MAX_NAME_CHARS);
}
