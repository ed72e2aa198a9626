/** "Claude and OpenAI", "Claude and 4 others": the second is named where it is the only other. */
function several(first: string, second: string, count: number): string {
  return count === 2 ? `${first} and ${second}` : `${first} and ${count - 1} others`;
}

const others = (count: number): string => (count === 1 ? '1 other' : `${count} others`);

export const overall = {
  nothingWatched: 'No service is watched.',
  allWork: (first: string, second: string, count: number): string => `${several(first, second, count)} work.`,
  allListNone: (first: string, second: string, count: number): string =>
    `The status pages of ${several(first, second, count)} list no public incident.`,
  nothingKnown: (first: string, second: string, count: number): string =>
    `Nothing is known yet about ${several(first, second, count)}.`,
  /** "Claude: major outage." with the next one named and the rest counted. */
  notWell: (named: readonly string[], more: number): string =>
    `${named.join('; ')}${more === 0 ? '' : `; ${more} more not well`}.`,
  restWorks: (count: number): string => `${others(count)} ${count === 1 ? 'works' : 'work'}.`,
  restListsNone: (count: number): string =>
    count === 1
      ? 'The page of 1 other lists no public incident.'
      : `The pages of ${count} others list no public incident.`,
  restUnknown: (count: number): string => `Nothing is known about ${others(count)}.`,
};
