import type { App } from 'electron';
import { isSpoken, type SystemHabits } from '../shared/words/languages.ts';

/**
 * What the system says of its user, once Electron is ready. Where the system's own language is not spoken here, the first of the user's
 * others that is stands for it.
 */
export function systemHabits(
  app: Pick<App, 'getLocale' | 'getPreferredSystemLanguages' | 'getSystemLocale'>,
): SystemHabits {
  const own = app.getLocale();
  const language = [own, ...app.getPreferredSystemLanguages()].find(isSpoken) ?? own;
  return { language, locale: app.getSystemLocale() };
}
