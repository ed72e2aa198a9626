import type { Words } from '../english/english.ts';

export const notification: Words['notification'] = {
  test: {
    title: 'So gibt Pilotlight Bescheid',
    body: 'Eine Benachrichtigung kommt, wenn ein Dienst ausfällt, und eine, wenn er zurück ist.',
  },
  started: (name, state) => `${name}: ${state}`,
  worsened: (name, state) => `${name} ist schlimmer: ${state}`,
  ended: (name) => `${name} geht wieder`,
  back: (name) => `${name} ist zurück`,
  severalInTrouble: (count) => `${count} Dienste sind gestört`,
  severalWork: (count) => `${count} Dienste gehen wieder`,
  lasted: (state, span, from, to) => `${state} für ${span}, von ${from} bis ${to}.`,
  item: (name, state) => `${name}: ${state}`,
  items: (named, more) => `${named.join('; ')}${more === 0 ? '' : `; und ${more} weitere`}.`,
};
