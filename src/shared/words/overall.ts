import { sortByAttention } from '../attention.ts';
import { plainLine } from '../plain.ts';
import type { ServiceView, Snapshot } from '../snapshot.ts';
import { verdictSentence } from './sentence.ts';
import { ENGLISH_HERE, type Speech } from './speech.ts';
import { MAX_NAME_CHARS, stateWord } from './state.ts';

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
  const { services, overall } = snapshot;
  const words = speech.words.overall;
  const [only] = services;
  if (only === undefined) return words.nothingWatched;
  const sorted = sortByAttention(services);
  const atFault = overall.cause === 'you' ? yourService(snapshot) : undefined;
  if (services.length === 1) return headline(only, nowMs, speech);
  const works = services.filter(({ verdict }) => verdict.level === 'operational');
  if (atFault !== undefined)
    return sentences([headline(atFault, nowMs, speech), restWorks(works.length, speech)]);
  const [first, second] = works.length === services.length ? services : sorted;
  const name = nameOf(first ?? only);
  const secondName = second === undefined ? null : nameOf(second);
  if (works.length === services.length) return words.allWork(name, secondName, services.length);
  const unwell = sorted.filter(({ verdict }) => verdict.level !== 'operational');
  const silent = unwell.filter(({ verdict }) => verdict.level === 'unknown' && verdict.cause !== 'you');
  if (silent.length === services.length) return words.nothingKnown(name, secondName, services.length);
  const isOnlySilent = silent.length === unwell.length;
  const told = isOnlySilent ? unwell : unwell.filter((service) => !silent.includes(service));
  return sentences([
    toldSentence(told, speech),
    restWorks(works.length, speech),
    isOnlySilent || silent.length === 0 ? null : words.restUnknown(silent.length),
  ]);
}

function toldSentence(told: readonly ServiceView[], speech: Speech): string {
  const named = told
    .slice(0, MAX_NAMED)
    .map(({ name, verdict }) =>
      speech.words.state.line(plainLine(name, MAX_NAME_CHARS), stateWord(verdict, speech), null, null),
    );
  return `${speech.words.overall.notWell(named, told.length - named.length)}.`;
}

/** The service whose verdict says what is wrong on the user's side. */
function yourService({ services, overall }: Pick<Snapshot, 'services' | 'overall'>): ServiceView | undefined {
  const yours = services.filter(({ verdict }) => verdict.cause === 'you');
  return yours.find(({ id }) => id === overall.serviceId) ?? yours[0];
}

function headline(service: ServiceView, nowMs: number, speech: Speech): string {
  const { name, verdict, incidents } = service;
  return verdictSentence({ name, verdict, incidents, nowMs, style: 'still' }, speech).headline;
}

function restWorks(count: number, speech: Speech): string | null {
  return count === 0 ? null : speech.words.overall.restWorks(count);
}

function sentences(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}

function nameOf({ name }: ServiceView): string {
  return plainLine(name, MAX_NAME_CHARS);
}
