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

/** Whether the language of a BCP 47 tag is spoken here. */
export function isSpoken(tag: string): boolean {
  return /^(?:en|de)\b/i.test(tag);
}

/** The language of a BCP 47 tag such as `de-AT`; English where it is not spoken. */
export function languageOf(tag: string): Language {
  return /^de\b/i.test(tag) ? 'de' : 'en';
}

/** What the system says of its user, as BCP 47 tags. */
export interface SystemHabits {
  readonly language: string;
  /** How clocks and dates are written; it need not be the language's own country. */
  readonly locale: string;
}

/** How to speak to the user: in the chosen language or else the system's, with times as the system writes them where it says how. */
export function speechFor(chosen: Language | 'system', { language, locale }: SystemHabits): Speech {
  const speech = speechIn(chosen === 'system' ? languageOf(language) : chosen);
  return isLocale(locale) ? { ...speech, locale } : speech;
}

/** `C` and whatever else a system may say is no locale, and formatting with it would throw. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
