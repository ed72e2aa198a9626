import { ENGLISH, type Words } from './english/english.ts';

/** How to speak: the language, and how and where clocks are read. */
export interface Speech {
  readonly words: Words;
  /** BCP 47, for clock times and dates. */
  readonly locale: string;
  /** An IANA time zone; undefined is the host's own. */
  readonly timeZone: string | undefined;
}

export const ENGLISH_HERE: Speech = { words: ENGLISH, locale: ENGLISH.locale, timeZone: undefined };
