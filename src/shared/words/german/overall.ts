import type { Words } from '../english/english.ts';

function several(first: string, second: string, count: number): string {
  return count === 2 ? `${first} und ${second}` : `${first} und ${count - 1} andere`;
}

export const overall: Words['overall'] = {
  nothingWatched: 'Kein Dienst wird beobachtet.',
  allWork: (first, second, count) => `${several(first, second, count)} gehen.`,
  allListNone: (first, second, count) =>
    `Die Statusseiten von ${several(first, second, count)} führen keinen öffentlichen Vorfall.`,
  nothingKnown: (first, second, count) => `Über ${several(first, second, count)} ist noch nichts bekannt.`,
  notWell: (named, more) => `${named.join('; ')}${more === 0 ? '' : `; ${more} weitere gestört`}.`,
  restWorks: (count) => (count === 1 ? '1 anderer geht.' : `${count} andere gehen.`),
  restListsNone: (count) =>
    count === 1
      ? 'Die Seite von 1 anderen führt keinen öffentlichen Vorfall.'
      : `Die Seiten von ${count} anderen führen keinen öffentlichen Vorfall.`,
  restUnknown: (count) => `Über ${count === 1 ? '1 anderen' : `${count} andere`} ist nichts bekannt.`,
};
