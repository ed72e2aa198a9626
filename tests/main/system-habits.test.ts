import { describe, expect, it } from 'vitest';
import { systemHabits } from '../../src/main/system-habits.ts';

const habitsOf = (locale: string, preferred: readonly string[]) =>
  systemHabits({
    getLocale: () => locale,
    getPreferredSystemLanguages: () => [...preferred],
    getSystemLocale: () => 'fi-FI',
  });

describe('systemHabits', () => {
  it.each([
    ['the system’s own language', 'de-AT', ['en-GB'], 'de-AT'],
    ['the first of the user’s others that is spoken here', 'fr-CA', ['fr-CA', 'pt', 'de', 'en-US'], 'de'],
    ['the system’s own where none is', 'fr', ['fr', 'es'], 'fr'],
  ])('speaks %s', (_case, locale, preferred, language) => {
    expect(habitsOf(locale, preferred)).toEqual({ language, locale: 'fi-FI' });
  });
});
