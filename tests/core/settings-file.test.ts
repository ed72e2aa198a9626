import { describe, expect, it } from 'vitest';
import { parseSettingsText, toSettingsText } from '../../src/core/settings-file.ts';
import { SettingsSchema } from '../../src/shared/settings.ts';

const CHOSEN = SettingsSchema.parse({
  services: [{ id: 'claude', components: ['code'], notifyFrom: 'major_outage' }],
  probes: { intervalMs: 60_000 },
  notifications: { quietHours: { from: '22:00', to: '07:00' }, snoozedUntil: 123 },
  startAtLogin: true,
  theme: 'dark',
  shortcut: 'CommandOrControl+Alt+P',
  padShortcut: 'Alt+Shift+P',
  language: 'de',
  alternatives: ['openai'],
  realUse: { enabled: true },
  localModel: { enabled: true, address: 'http://127.0.0.1:8080' },
  modelCheck: { enabled: true, capPerDay: 7 },
  firstRunDone: true,
  checkSpelling: true,
});

const knowsAll = (): boolean => true;
const file = (settings: unknown, more: object = {}): string =>
  JSON.stringify({ kind: 'pilotlight-settings', version: 1, settings, ...more });

describe('a settings file', () => {
  it('brings every portable choice back as it was', () => {
    const read = parseSettingsText(toSettingsText(CHOSEN), knowsAll);
    expect(read).toEqual({
      ok: true,
      value: {
        patch: {
          services: CHOSEN.services,
          probes: CHOSEN.probes,
          notifications: {
            enabled: true,
            maintenance: false,
            quietHours: { from: '22:00', to: '07:00' },
          },
          theme: 'dark',
          language: 'de',
          alternatives: ['openai'],
          shortcut: 'CommandOrControl+Alt+P',
          padShortcut: 'Alt+Shift+P',
        },
        leftOut: [],
      },
    });
  });

  it('carries nothing that belongs to one machine, neither out nor in', () => {
    const text = toSettingsText(CHOSEN);
    for (const name of [
      'startAtLogin',
      'snoozedUntil',
      'realUse',
      'localModel',
      'modelCheck',
      'firstRunDone',
      'checkSpelling',
    ]) {
      expect(text).not.toContain(name);
    }
    const planted = file({
      startAtLogin: true,
      realUse: { enabled: true },
      localModel: { enabled: true, address: 'http://127.0.0.1:8080' },
      modelCheck: { enabled: true, intervalMs: 60_000, capPerDay: 2_000 },
      firstRunDone: true,
      checkSpelling: true,
      notifications: { snoozedUntil: 9e15, enabled: false },
    });
    expect(parseSettingsText(planted, knowsAll)).toEqual({
      ok: true,
      value: { patch: { notifications: { enabled: false } }, leftOut: [] },
    });
  });

  it('leaves out services that are not known here, and names them', () => {
    const text = file({ services: [{ id: 'claude' }, { id: 'elsewhere' }] });
    expect(parseSettingsText(text, (id) => id === 'claude')).toMatchObject({
      value: { patch: { services: [{ id: 'claude' }] }, leftOut: ['elsewhere'] },
    });
  });

  it('keeps "what the catalogue watches" as that', () => {
    expect(parseSettingsText(file({ services: null }), knowsAll)).toMatchObject({
      value: { patch: { services: null }, leftOut: [] },
    });
  });

  it.each([
    ['no JSON', '{', /not a file of Pilotlight settings/],
    ['other JSON', '{"theme":"dark"}', /not a file of Pilotlight settings/],
    ['an array', '[]', /not a file of Pilotlight settings/],
    ['a newer version', file({}, { version: 2 }), /newer Pilotlight/],
    ['a value that cannot be', file({ probes: { intervalMs: 1 } }), /“probes\.intervalMs”/],
    ['a field nobody knows', file({ colour: 'red' }), /“settings”/],
    ['no settings', file(7), /“settings”/],
  ])('is refused as a whole where it is %s', (_, text, message) => {
    expect(parseSettingsText(text, knowsAll)).toEqual({
      ok: false,
      error: { code: 'invalid', message: expect.stringMatching(message) },
    });
  });
});
