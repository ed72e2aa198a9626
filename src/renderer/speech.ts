import { ENGLISH } from '../shared/words/english/english.ts';
import type { Speech } from '../shared/words/speech.ts';

/** How this window speaks: in English, with clocks and dates as the user's system writes them. */
export const SPEECH: Speech = {
  words: ENGLISH,
  locale: globalThis.navigator.language,
  timeZone: undefined,
};
