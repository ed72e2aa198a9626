import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { declarationOf, MAIN_EXPORTS } from './stand-in/declared.ts';
import { DOWNLOAD_FACE } from './stand-in/download.ts';
import { createElectron, type StandIn } from './stand-in/electron.ts';
import { FACES } from './stand-in/face.ts';
import { FRAME_FACE, WEB_CONTENTS_FACE } from './stand-in/web-contents.ts';

let standIn: StandIn;

beforeAll(() => {
  standIn = createElectron(join(import.meta.dirname, '../..'));
});

const isForLinux = (platforms: readonly string[]): boolean =>
  platforms.length === 0 || platforms.includes('linux');

/** Whose event it is, by the name the stand-in's code has for it; `this` is the file's own. */
const RECEIVERS: Readonly<Record<string, string>> = {
  app: 'App',
  raw: 'WebContents',
  contents: 'WebContents',
  session: 'Session',
  'electron-app.ts': 'App',
  'browser-window.ts': 'BrowserWindow',
  'web-contents.ts': 'WebContents',
  'notification.ts': 'Notification',
};

/** Every event the stand-in raises, read out of its source. */
function raisedEvents(): Readonly<Record<string, readonly string[]>> {
  const folder = join(import.meta.dirname, 'stand-in');
  const raised: Record<string, string[]> = {};
  for (const file of readdirSync(folder)) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, receiver = '', event = ''] of source.matchAll(/(\w+)\.emit\(\s*'([^']+)'/g)) {
      const owner = RECEIVERS[receiver === 'this' ? file : receiver];
      if (owner === undefined) throw new Error(`${file}: whose event is ${event}?`);
      raised[owner] = [...(raised[owner] ?? []), event];
    }
  }
  return raised;
}

describe('the stand-in against electron.d.ts', () => {
  it('exports the names the real module exports, and no other', () => {
    expect(Object.keys(standIn.module).sort()).toEqual([...MAIN_EXPORTS].sort());
    expect(MAIN_EXPORTS).toEqual(
      expect.arrayContaining(['app', 'BrowserWindow', 'Tray', 'shell', 'nativeImage']),
    );
  });

  it('has no member that electron.d.ts does not declare', () => {
    const faces = [...FACES, WEB_CONTENTS_FACE, FRAME_FACE, DOWNLOAD_FACE];
    expect(faces.length).toBeGreaterThan(15);
    const invented = faces.flatMap(({ declared, members, statics }) => {
      const { members: real } = declarationOf(declared);
      const has = (name: string, isStatic: boolean): boolean =>
        real.some((member) => member.name === name && member.isStatic === isStatic);
      return [
        ...members.filter((name) => !has(name, false)).map((name) => `${declared}#${name}`),
        ...statics.filter((name) => !has(name, true)).map((name) => `${declared}.${name}`),
      ];
    });
    expect(invented).toEqual([]);
  });

  it('has no member that Linux has not, but for those that are undefined there', () => {
    const { app } = standIn.module;
    const elsewhere = FACES.flatMap(({ declared, members }) =>
      declarationOf(declared)
        .members.filter(({ name, platforms }) => members.includes(name) && !isForLinux(platforms))
        .map(({ name }) => `${declared}#${name}`),
    );
    expect(elsewhere).toEqual(['App#dock']);
    expect(typeof app === 'object' && app !== null ? Reflect.get(app, 'dock') : 'no app').toBeUndefined();
  });

  it('raises no event that electron.d.ts does not declare', () => {
    const raised = raisedEvents();
    expect(Object.keys(raised).sort()).toEqual([
      'App',
      'BrowserWindow',
      'Notification',
      'Session',
      'WebContents',
    ]);
    const invented = Object.entries(raised).flatMap(([declared, events]) => {
      const real = declarationOf(declared).events.map(({ name }) => name);
      return events.filter((name) => !real.includes(name)).map((name) => `${declared}: ${name}`);
    });
    expect(invented).toEqual([]);
  });

  it('throws by name on what it lacks: an export, a member, a static', () => {
    const { app, BrowserWindow, autoUpdater } = standIn.module;
    const read = (target: unknown, name: string): unknown => {
      const isObject = (typeof target === 'object' && target !== null) || typeof target === 'function';
      return isObject ? Reflect.get(target, name) : undefined;
    };
    expect(() => read(autoUpdater, 'checkForUpdates')).toThrow('the stand-in lacks electron.autoUpdater');
    expect(() => read(app, 'setBadgeCount')).toThrow('the stand-in lacks electron.app.setBadgeCount');
    expect(() => read(BrowserWindow, 'fromId')).toThrow('the stand-in lacks electron.BrowserWindow.fromId');
  });

  it('reads inherited members and platforms out of electron.d.ts', () => {
    const { members, events } = declarationOf('BrowserWindow');
    expect(members.some(({ name }) => name === 'getNormalBounds')).toBe(true);
    expect(members.find(({ name }) => name === 'getAllWindows')?.isStatic).toBe(true);
    expect(events.some(({ name }) => name === 'ready-to-show')).toBe(true);
    const login = declarationOf('App').members.find(({ name }) => name === 'setLoginItemSettings');
    expect(login?.platforms).toEqual(['darwin', 'win32']);
  });
});

describe('the table of known traps', () => {
  const text = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\d+) \|[^|]*\|([^|]*)\|([^|]*)\|$/gm)];

  it('answers each of the 32, with a design, a test or what only a real runtime can show', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
    for (const [, number, answer = '', proof = ''] of rows) {
      expect(answer.trim(), number).not.toBe('');
      expect(proof, number).toMatch(/design|test|runtime/);
    }
  });

  it('names only tests that are there', () => {
    const there = new Set(
      globSync('**/*.{test,spec}.ts', { cwd: join(import.meta.dirname, '..') }).map((path) => basename(path)),
    );
    const named = [...text.matchAll(/`([\w-]+\.(?:test|spec)\.ts)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !there.has(name))).toEqual([]);
  });
});
