import { useEffect, useState } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { type Language, languageFor, speak, spoken } from '../speech.ts';

/**
 * Speaks the chosen language, until it is known the system's, and answers the one that is spoken: whoever draws by it is drawn anew when it
 * changes.
 */
export function useLanguage(chosen: Settings['language'] | null): Language {
  const [language, setLanguage] = useState<Language>(spoken);
  useEffect(() => {
    const wanted = languageFor(chosen ?? 'system');
    let isCurrent = true;
    // Where it cannot be fetched, the one spoken before goes on.
    void speak(wanted).then(
      () => isCurrent && setLanguage(wanted),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [chosen]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return language;
}
