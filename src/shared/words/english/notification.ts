export const notification = {
  /** Shown when the user asks what a message looks like. */
  test: {
    title: 'This is how Pilotlight tells you',
    body: 'A message comes when a service fails, and one when it is back.',
  },
  started: (name: string, state: string): string => `${name}: ${state}`,
  worsened: (name: string, state: string): string => `${name} got worse: ${state}`,
  ended: (name: string): string => `${name} works again`,
  back: (name: string): string => `${name} is back`,
  severalInTrouble: (count: number): string => `${count} services are in trouble`,
  severalWork: (count: number): string => `${count} services work again`,
  /** What the episode was: its worst state, how long, and when. */
  lasted: (state: string, span: string, from: string, to: string): string =>
    `${state} for ${span}, from ${from} to ${to}.`,
  item: (name: string, state: string): string => `${name}: ${state}`,
  items: (named: readonly string[], more: number): string =>
    `${named.join('; ')}${more === 0 ? '' : `; and ${more} more`}.`,
};
