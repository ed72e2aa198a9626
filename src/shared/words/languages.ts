import { ENGLISH } from './english/english.ts';
import { GERMAN } from './german/german.ts';
import type { Speech } from './speech.ts';

/** The languages Pilotlight speaks, by their BCP 47 language tag. */
export type Language = 'en' | 'de';

/** How to speak a language where no other habits are known: with its own way to write dates, in the host's time zone. */
export function speechIn(language: Language): Speech {
  const words = language === 'de' ? GERMAN : ENGLISH;
  return { words, locale: words.locale, timeZone: undefined };
}

/** The language of a BCP 47 tag such as `de-AT`; English where it is not spoken. */
export function languageOf(tag: string): Language {
  return /^de\b/i.test(tag) ? 'de' : 'en';
}
