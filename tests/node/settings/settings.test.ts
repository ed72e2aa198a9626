import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrateSettings } from '../../../src/node/settings/migrate-settings.ts';
import { type OpenedSettings, openSettings } from '../../../src/node/settings/open.ts';
import { salvageSettings } from '../../../src/node/settings/salvage.ts';
import { SettingsSchema } from '../../../src/shared/settings.ts';
import { host } from '../../../src/shared/words/german/host.ts';
import { mountDisk, remount, whyNoMounts } from '../../support/mounts.ts';

const NOW_MS = Date.UTC(2026, 7, 15, 10, 11, 12);
const DEFAULTS = SettingsSchema.parse({});
const noMounts = whyNoMounts();

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function open(folder: string): OpenedSettings {
  return openSettings({ folder, wallMs: () => NOW_MS });
}

function writeSettings(folder: string, content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(folder, 'settings.json'), text);
  return text;
}

describe('settings', () => {
  it('are the defaults where there is no file, and make none', () => {
    const folder = createFolder();
    const { settings, notices } = open(folder);
    expect(settings.get()).toEqual(DEFAULTS);
    expect(notices).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keep a change over a restart; groups change field by field', () => {
    const folder = createFolder();
    const { settings } = open(folder);
    expect(settings.set({ theme: 'dark', probes: { intervalMs: 60_000 } }).ok).toBe(true);
    expect(settings.set({ notifications: { quietHours: { from: '22:00', to: '07:30' } } }).ok).toBe(true);
    const changed = settings.set({ services: [{ id: 'claude', components: null, notifyFrom: null }] });
    const expected = {
      ...DEFAULTS,
      theme: 'dark',
      probes: { ...DEFAULTS.probes, enabled: true, intervalMs: 60_000 },
      notifications: { ...DEFAULTS.notifications, quietHours: { from: '22:00', to: '07:30' } },
      services: [{ id: 'claude', components: null, notifyFrom: null }],
    };
    expect(changed).toEqual({ ok: true, value: expected });
    const again = open(folder);
    expect(again.notices).toEqual([]);
    expect(again.settings.get()).toEqual(expected);
  });

  it('are read from a file that an editor put a byte order mark before, and can be changed', () => {
    const folder = createFolder();
    writeSettings(folder, `\ufeff${JSON.stringify({ version: 1, theme: 'dark', later: 'kept' })}`);
    const { settings, notices } = open(folder);
    expect(notices).toEqual([]);
    expect(settings.get().theme).toBe('dark');
    expect(settings.set({ language: 'de' }).ok).toBe(true);
    expect(open(folder).settings.get()).toMatchObject({ theme: 'dark', language: 'de' });
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ later: 'kept' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('refuse what is not valid and stay as they are', () => {
    const { settings } = open(createFolder());
    expect(settings.set({ probes: { intervalMs: 5 } })).toEqual({
      ok: false,
      error: {
        kind: 'other',
        message: 'The settings cannot be changed to that: probes.intervalMs is not valid.',
      },
    });
    expect(settings.get()).toEqual(DEFAULTS);
  });

  it('leave alone what a change says nothing about', () => {
    const folder = createFolder();
    writeSettings(folder, { version: 1, theme: 'dark', ofSomebodyElse: { a: 1 } });
    const { settings } = open(folder);
    const patch = JSON.parse('{"startAtLogin":true}');
    settings.set({ ...patch, theme: undefined });
    expect(settings.get()).toMatchObject({ theme: 'dark', startAtLogin: true });
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
      ofSomebodyElse: { a: 1 },
    });
  });

  it.skipIf(process.platform === 'win32')('are for the user alone', () => {
    const folder = createFolder();
    writeSettings(folder, {});
    chmodSync(join(folder, 'settings.json'), 0o644);
    open(folder).settings.set({ theme: 'dark' });
    expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
  });

  it('read what electron-store wrote, which is Conf in that folder under that name', () => {
    const folder = createFolder();
    const store = new Conf({ cwd: folder, configName: 'settings', fileExtension: 'json' });
    store.set('theme', 'light');
    expect(open(folder).settings.get().theme).toBe('light');
    open(folder).settings.set({ startAtLogin: true });
    expect(store.get('startAtLogin')).toBe(true);
  });

  it('are kept by whatever the host hands in', () => {
    const folder = createFolder();
    let content: Record<string, unknown> = {};
    const { settings } = openSettings({
      folder,
      openFile: (options) => {
        expect(options).toMatchObject({
          cwd: folder,
          name: 'settings',
          fileExtension: 'json',
          configFileMode: 0o600,
        });
        return {
          get store() {
            return content;
          },
          set store(next) {
            content = next;
          },
        };
      },
    });
    settings.set({ theme: 'dark' });
    expect(content).toMatchObject({ version: 1, theme: 'dark' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a settings file that cannot be read', () => {
  const ASIDE = 'settings.damaged-20260815T101112Z.json';

  it('is told as that, in both languages, and never written over', () => {
    const folder = createFolder();
    const path = join(folder, 'settings.json');
    mkdirSync(path);
    const { settings, notices } = open(folder);
    const text = `${path} could not be read: it is a folder. The defaults are used, and settings cannot be changed until a start at which it can be read.`;
    expect(notices).toEqual([{ id: 'settings-file', at: NOW_MS, kind: 'settings', text }]);
    expect(host.say(text)).toMatch(
      / war nicht zu lesen: das ist ein Ordner\. Es gelten die Vorgaben; [^$]+\.$/,
    );
    expect(settings.get()).toEqual(DEFAULTS);
    expect(settings.set({ theme: 'dark' })).toEqual({ ok: false, error: { kind: 'other', message: text } });
    expect(settings.get()).toEqual(DEFAULTS);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it.each(['{"theme": "da', '', '[]', 'null', '"text"', '\u0000\u0000\u0000'])(
    'such as %j is set aside, and the defaults are used',
    (content) => {
      const folder = createFolder();
      writeSettings(folder, content);
      const { settings, notices } = open(folder);
      expect(settings.get()).toEqual(DEFAULTS);
      expect(notices).toEqual([
        {
          id: 'settings-file',
          at: NOW_MS,
          kind: 'settings',
          text: `The settings file was damaged. It was kept as ${ASIDE}, and the defaults are used.`,
        },
      ]);
      expect(readFileSync(join(folder, ASIDE), 'utf8')).toBe(content);
      expect(settings.set({ theme: 'dark' }).ok).toBe(true);
      expect(open(folder)).toMatchObject({ notices: [] });
      expect(open(folder).settings.get().theme).toBe('dark');
    },
  );

  it('in parts keeps its valid fields, and says which are not', () => {
    const folder = createFolder();
    const content = writeSettings(folder, {
      version: 1,
      theme: 'purple',
      startAtLogin: true,
      probes: { enabled: false, intervalMs: 'often' },
      services: [{ id: 'claude', notifyFrom: 'whenever' }, { components: ['a'] }, { id: 'openai' }],
      notifications: { maintenance: true, quietHours: { from: '25:00', to: '07:00' } },
    });
    const { settings, notices } = open(folder);
    expect(settings.get()).toEqual({
      ...DEFAULTS,
      startAtLogin: true,
      probes: { ...DEFAULTS.probes, enabled: false, intervalMs: 30_000 },
      services: [
        { id: 'claude', components: null, notifyFrom: 'degraded' },
        { id: 'openai', components: null, notifyFrom: 'degraded' },
      ],
      notifications: { ...DEFAULTS.notifications, maintenance: true },
    });
    expect(notices[0]?.text).toContain('probes.intervalMs');
    expect(notices[0]?.text).toContain('theme');
    expect(readFileSync(join(folder, ASIDE), 'utf8')).toBe(content);
    const again = open(folder);
    expect(again.notices).toEqual([]);
    expect(again.settings.get()).toEqual(settings.get());
  });

  it('always ends in valid settings, whatever it holds', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('dark', true, 30_000, null));
    const anything = fc.record(
      {
        version: field,
        theme: field,
        services: fc.oneof(
          field,
          fc.array(fc.record({ id: field, components: field, notifyFrom: field }, { requiredKeys: [] })),
        ),
        probes: fc.oneof(field, fc.record({ enabled: field, intervalMs: field }, { requiredKeys: [] })),
        notifications: fc.oneof(
          field,
          fc.record({ enabled: field, quietHours: field }, { requiredKeys: [] }),
        ),
        startAtLogin: field,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (raw) => {
        const { settings, dropped } = salvageSettings(migrateSettings(raw));
        expect(SettingsSchema.parse(settings)).toEqual(settings);
        expect(dropped).not.toContain('everything');
      }),
    );
  });
});

describe('settings of another version', () => {
  it('that is newer are kept aside before they are written over, and read as far as known', () => {
    const folder = createFolder();
    const content = writeSettings(folder, {
      version: 2,
      theme: 'dark',
      probes: { enabled: { when: 'later' } },
      hue: 7,
    });
    const { settings, notices } = open(folder);
    expect(settings.get()).toEqual({ ...DEFAULTS, theme: 'dark' });
    expect(notices).toHaveLength(1);
    expect(notices[0]?.text).toContain('newer Pilotlight');
    expect(readFileSync(join(folder, 'settings.newer-20260815T101112Z.json'), 'utf8')).toBe(content);
    expect(open(folder).notices).toEqual([]);
  });

  it('that is older go through every step to the newest', () => {
    const steps = [
      (raw: object) => ({ ...raw, two: true }),
      (raw: object) => ({ ...raw, three: 'two' in raw }),
    ];
    expect(migrateSettings({ theme: 'dark' }, steps)).toEqual({
      version: 3,
      theme: 'dark',
      two: true,
      three: true,
    });
    expect(migrateSettings({ version: 2 }, steps)).toEqual({ version: 3, three: false });
    expect(migrateSettings({ version: 9, x: 1 }, steps)).toEqual({ version: 3, x: 1 });
  });
});

describe('settings on a disk that fails', () => {
  it('stay as they are where they may not be written', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(100);
    writeSettings(folder, { theme: 'dark' });
    remount(folder, 'ro');
    const { settings, notices } = open(folder);
    expect(notices).toEqual([]);
    expect(settings.set({ theme: 'light' })).toMatchObject({ ok: false, error: { kind: 'read_only' } });
    expect(settings.get().theme).toBe('dark');
    remount(folder, 'rw');
    expect(settings.set({ theme: 'light' }).ok).toBe(true);
  });

  it('stay as they are where the disk is full', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(16);
    const { settings } = open(folder);
    expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(100_000))).toThrow('ENOSPC');
    expect(settings.set({ theme: 'light' })).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(settings.get()).toEqual(DEFAULTS);
    rmSync(join(folder, 'ballast'));
    expect(settings.set({ theme: 'light' }).ok).toBe(true);
  });

  it('damaged where nothing may be written are the defaults, said so, and refuse changes', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(100);
    writeSettings(folder, '{');
    remount(folder, 'ro');
    const { settings, notices } = open(folder);
    expect(settings.get()).toEqual(DEFAULTS);
    expect(notices).toHaveLength(1);
    expect(settings.set({ theme: 'light' })).toMatchObject({ ok: false, error: { kind: 'read_only' } });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('{');
  });
});
