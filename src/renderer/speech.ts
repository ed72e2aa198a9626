import { ENGLISH } from '../shared/words/english/english.ts';
import type { Speech } from '../shared/words/speech.ts';
import { withUnit } from './format/unit.ts';
import { ENGLISH_TEXT, type Text } from './text/english.ts';

/** The languages the window speaks. */
export type Language = 'en' | 'de';

/** The words of time for a window, where lines break: "12 s" stays on one. */
function unbroken(time: Speech['words']['time']): Speech['words']['time'] {
  const { milliseconds, decimalSeconds, seconds, minutes, hours, days } = time;
  return {
    ...time,
    milliseconds: (count) => withUnit(milliseconds(count)),
    decimalSeconds: (count) => withUnit(decimalSeconds(count)),
    seconds: (count) => withUnit(seconds(count)),
    minutes: (count) => withUnit(minutes(count)),
    hours: (count) => withUnit(hours(count)),
    days: (count) => withUnit(days(count)),
  };
}

function speechOf(words: Speech['words']): Speech {
  const { language } = globalThis.navigator;
  return { words: { ...words, time: unbroken(words.time) }, locale: language, timeZone: undefined };
}

/**
 * How this window speaks, with clocks and dates as the user's system writes them, and the rest of what it says. Both change with
 * the language, upon which everything is drawn anew: read them while drawing, never into a constant of a module.
 */
export let SPEECH: Speech = speechOf(ENGLISH);
export let TEXT: Text = ENGLISH_TEXT;

/** The language that is spoken at this moment. */
export function spoken(): Language {
  return SPEECH.words.locale === ENGLISH.locale ? 'en' : 'de';
}

/** The language to speak: the chosen one, or the system's, or English where that is not spoken. */
export function languageFor(chosen: Language | 'system'): Language {
  if (chosen !== 'system') return chosen;
  const first = globalThis.navigator.languages.find((tag) => /^(?:en|de)\b/i.test(tag));
  return first !== undefined && /^de\b/i.test(first) ? 'de' : 'en';
}

/** Speaks a language from now on; one that is not English is fetched first. The tree is to be drawn anew after it. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') {
    SPEECH = speechOf(ENGLISH);
    TEXT = ENGLISH_TEXT;
    return;
  }
  const { GERMAN_TEXT, GERMAN_WORDS } = await import('./text/german.ts');
  SPEECH = speechOf(GERMAN_WORDS);
  TEXT = GERMAN_TEXT;
}
