import { isTrouble, severity } from '../../shared/level.ts';
import { plainLine } from '../../shared/plain.ts';
import { assertNever } from '../../shared/result.ts';
import type { Episode } from '../../shared/verdict.ts';
import { clockWords, spanWords } from '../../shared/words/duration.ts';
import { type SpokenService, verdictSentence } from '../../shared/words/sentence.ts';
import { ENGLISH_HERE, type Speech } from '../../shared/words/speech.ts';
import { levelWord, MAX_NAME_CHARS, stateWord } from '../../shared/words/state.ts';
import type { Notification } from '../notification.ts';

/** What the strictest of the three systems shows without cutting. */
const MAX_TITLE_CHARS = 60;
const MAX_BODY_CHARS = 200;
const MAX_NAMED = 4;

/** A service a notification speaks of; `episode` is the one that began, goes on or has just ended. A `ServiceView` fits. */
export interface NotifiedService extends SpokenService {
  readonly episode?: Episode | null;
}

/**
 * The words of a notification: title at most 60 characters, body at most 200, plain text. Times are clock times, because a
 * notification is read later than it is written. `services` are those it speaks of, the first one first; never empty.
 */
export function notificationText(
  kind: Notification['kind'],
  services: readonly [NotifiedService, ...NotifiedService[]],
  nowMs: number,
  speech: Speech = ENGLISH_HERE,
): { readonly title: string; readonly body: string } {
  const title = titleOf(kind, services, speech);
  const body = bodyOf(kind, services, nowMs, speech);
  return { title: plainLine(title, MAX_TITLE_CHARS), body: plainLine(body, MAX_BODY_CHARS) };
}

function titleOf(
  kind: Notification['kind'],
  services: readonly [NotifiedService, ...NotifiedService[]],
  speech: Speech,
): string {
  const [first] = services;
  const words = speech.words.notification;
  const name = nameOf(first);
  switch (kind) {
    case 'started':
    case 'maintenance':
      return words.started(name, stateWord(first.verdict, speech));
    case 'worsened':
      return words.worsened(name, stateWord(first.verdict, speech));
    case 'ended':
      return words.ended(name);
    case 'back':
      return words.back(name);
    case 'several': {
      const isOver = services.every(({ verdict }) => !isTrouble(verdict.level));
      return isOver ? words.severalWork(services.length) : words.severalInTrouble(services.length);
    }
    default:
      return assertNever(kind);
  }
}

function bodyOf(
  kind: Notification['kind'],
  services: readonly [NotifiedService, ...NotifiedService[]],
  nowMs: number,
  speech: Speech,
): string {
  const [first] = services;
  switch (kind) {
    case 'started':
    case 'worsened':
    case 'maintenance':
      return sentence(first, nowMs, speech);
    case 'ended':
    case 'back':
      return [sentence(first, nowMs, speech), lasted(first.episode ?? null, nowMs, speech)]
        .filter((part) => part !== null)
        .join(' ');
    case 'several':
      return severalItems(services, speech);
    default:
      return assertNever(kind);
  }
}

function sentence(service: NotifiedService, nowMs: number, speech: Speech): string {
  const { headline, detail } = verdictSentence({ ...service, nowMs, style: 'told' }, speech);
  return detail === null ? headline : `${headline} ${detail}`;
}

function lasted(episode: Episode | null, nowMs: number, speech: Speech): string | null {
  if (episode === null) return null;
  const { startedAt, endedAt, worst } = episode;
  const end = endedAt ?? nowMs;
  if (end <= startedAt) return null;
  return speech.words.notification.lasted(
    levelWord(worst, speech),
    spanWords(end - startedAt, speech),
    clockWords(startedAt, nowMs, speech),
    clockWords(end, nowMs, speech),
  );
}

function severalItems(services: readonly NotifiedService[], speech: Speech): string {
  const words = speech.words.notification;
  const sorted = services.toSorted((a, b) => severity(b.verdict.level) - severity(a.verdict.level));
  const named = sorted
    .slice(0, MAX_NAMED)
    .map((service) => words.item(nameOf(service), stateWord(service.verdict, speech)));
  return words.items(named, sorted.length - named.length);
}

function nameOf({ name }: NotifiedService): string {
  return plainLine(name, MAX_NAME_CHARS);
}
