import type { Session } from 'electron';
import type { Engine } from '../core/engine.ts';
import type { Capabilities } from '../shared/snapshot.ts';

/** More dictionaries make every word right in one of them. */
const MOST_DICTIONARIES = 3;

/** How this platform checks spelling: macOS by itself, the others with a dictionary that Chromium fetches from its makers. */
export function spellingOf(platform: NodeJS.Platform): NonNullable<Capabilities['spelling']> {
  return platform === 'darwin' ? 'system' : 'download';
}

/**
 * Which of the dictionaries there are fit the user's languages, most wanted first: the very tag, else the language alone, else the
 * first of that language (`de-AT` is checked as `de`, `en` as `en-US`).
 */
export function toDictionaries(wanted: readonly string[], available: readonly string[]): readonly string[] {
  const found = wanted.flatMap((tag) => {
    const language = tag.split('-')[0] ?? tag;
    const fits = [tag, language].find((name) => available.includes(name));
    const first = language === 'en' ? 'en-US' : available.find((name) => name.startsWith(`${language}-`));
    return fits ?? (first !== undefined && available.includes(first) ? first : []);
  });
  return [...new Set(found)].slice(0, MOST_DICTIONARIES);
}

/** What of a session is set here. */
type Checked = Pick<
  Session,
  'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'availableSpellCheckerLanguages'
>;

/**
 * Switches the check as the user wants it. Without a wish no dictionary is named, so that none is fetched: Chromium would do so at
 * start, whether a page is checked or not (https://github.com/electron/electron/issues/22995). On macOS the system's own is on.
 * Call it before the first window.
 */
export function followSpelling(
  engine: Pick<Engine, 'snapshot' | 'onSnapshot'>,
  session: Checked,
  platform: NodeJS.Platform,
  readLanguages: () => readonly string[],
): void {
  if (spellingOf(platform) === 'system') {
    session.setSpellCheckerEnabled(true);
    return;
  }
  let current: boolean | null = null;
  const follow = (isWanted: boolean): void => {
    if (isWanted === current) return;
    current = isWanted;
    const { availableSpellCheckerLanguages: available } = session;
    session.setSpellCheckerLanguages(isWanted ? [...toDictionaries(readLanguages(), available)] : []);
    session.setSpellCheckerEnabled(isWanted);
  };
  follow(engine.snapshot().settings.checkSpelling);
  engine.onSnapshot(({ settings }) => follow(settings.checkSpelling));
}
