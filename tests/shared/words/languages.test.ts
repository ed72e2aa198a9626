import { describe, expect, it } from 'vitest';
import { clockWords } from '../../../src/shared/words/duration.ts';
import { languageOf, speechFor } from '../../../src/shared/words/languages.ts';

const NOON = new Date(2026, 10, 3, 14, 5).getTime();

describe('languageOf', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_ch', 'en'],
    ['den', 'en'],
    ['en-US', 'en'],
    ['fr', 'en'],
    ['', 'en'],
  ])('%j speaks %s', (tag, expected) => {
    expect(languageOf(tag)).toBe(expected);
  });
});

describe('speechFor', () => {
  const quit = (...given: Parameters<typeof speechFor>): string => speechFor(...given).words.tray.quit;

  it('speaks the chosen language, else the system’s, else English', () => {
    expect(quit('de', { language: 'en-US', locale: 'en-US' })).toBe('Pilotlight beenden');
    expect(quit('system', { language: 'de-AT', locale: 'de-AT' })).toBe('Pilotlight beenden');
    expect(quit('system', { language: 'fr', locale: 'fr' })).toBe('Quit Pilotlight');
    expect(quit('en', { language: 'de', locale: 'de' })).toBe('Quit Pilotlight');
  });

  it('reads clocks as the system does, whatever the language', () => {
    expect(clockWords(NOON, NOON, speechFor('de', { language: 'en', locale: 'en-US' }))).toMatch(/02:05\sPM/);
    expect(clockWords(NOON, NOON, speechFor('en', { language: 'en', locale: 'de-DE' }))).toBe('14:05');
  });

  it.each(['', 'C', 'POSIX', 'de_DE.UTF-8', 'xx-invalid-locale-tag-that-is-too-long'])(
    'reads them as the language does where the system says %j',
    (locale) => {
      expect(speechFor('de', { language: 'de', locale }).locale).toBe('de-DE');
    },
  );
});
