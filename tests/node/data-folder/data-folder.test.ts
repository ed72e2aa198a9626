import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDataFolder, dataFolder } from '../../../src/node/data-folder/data-folder.ts';
import { toFileProblem } from '../../../src/node/data-folder/file-problem.ts';
import { pathBeside, setAside } from '../../../src/node/data-folder/set-aside.ts';
import { mountDisk, remount, whyNoMounts } from '../../support/mounts.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the data folder', () => {
  it.each([
    ['linux', { HOME: '/home/a' }, '/home/a/.config/Pilotlight'],
    ['linux', { HOME: '/home/a', XDG_CONFIG_HOME: '/xdg' }, '/xdg/Pilotlight'],
    ['linux', { HOME: '/home/a', XDG_CONFIG_HOME: '' }, '/home/a/.config/Pilotlight'],
    ['linux', { HOME: '/home/a', XDG_CONFIG_HOME: 'relative' }, '/home/a/.config/Pilotlight'],
    ['linux', {}, `${homedir()}/.config/Pilotlight`],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Application Support/Pilotlight'],
    ['win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'C:\\Users\\a\\AppData\\Roaming\\Pilotlight'],
    ['win32', { USERPROFILE: 'C:\\Users\\a' }, 'C:\\Users\\a\\AppData\\Roaming\\Pilotlight'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(dataFolder(env, platform)).toBe(expected);
  });

  it('is the one the user named, as a full path', () => {
    expect(dataFolder({ HOME: '/home/a' }, 'linux', 'here')).toBe(resolve('here'));
    expect(dataFolder({ HOME: '/home/a' }, 'linux', '/there')).toBe('/there');
    expect(dataFolder({ HOME: '/home/a' }, 'linux', '')).toBe('/home/a/.config/Pilotlight');
  });

  it.skipIf(process.platform === 'win32')(
    'is made for the user alone, and left as it is where it exists',
    () => {
      const parent = createFolder();
      const folder = join(parent, 'a', 'Pilotlight');
      expect(createDataFolder(folder)).toEqual({ ok: true, value: folder });
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(createDataFolder(folder)).toEqual({ ok: true, value: folder });
    },
  );

  it('that cannot be made is a problem in plain words', () => {
    const file = join(createFolder(), 'file');
    writeFileSync(file, '');
    expect(createDataFolder(join(file, 'Pilotlight'))).toEqual({
      ok: false,
      error: {
        kind: 'other',
        message: `${join(file, 'Pilotlight')} could not be written: a file is where its folder should be.`,
      },
    });
  });
});

const noMounts = whyNoMounts();

describe.skipIf(noMounts !== null)(
  `the data folder on a read-only disk${noMounts === null ? '' : ` (${noMounts})`}`,
  () => {
    it.each(['Pilotlight', 'a/b/Pilotlight'])('is told as that: %s', (name) => {
      const disk = mountDisk(64);
      remount(disk, 'ro');
      expect(createDataFolder(join(disk, name))).toEqual({
        ok: false,
        error: {
          kind: 'read_only',
          message: `${join(disk, name)} could not be written: this program may not write there.`,
        },
      });
    });
  },
);

describe('a problem with a file', () => {
  it.each([
    ['ENOSPC', 'full', 'the disk is full.'],
    ['EDQUOT', 'full', 'the disk is full.'],
    ['EROFS', 'read_only', 'this program may not write there.'],
    ['EACCES', 'read_only', 'this program may not write there.'],
    ['EPERM', 'read_only', 'this program may not write there.'],
    ['EIO', 'other', 'the system refused (EIO).'],
    ['ENOENT', 'other', 'its folder is not there.'],
  ])('of code %s is %s', (code, kind, reason) => {
    const error = Object.assign(new Error('x'), { code });
    expect(toFileProblem(error, '/a')).toEqual({ kind, message: `/a could not be written: ${reason}` });
  });
});

describe('setting aside', () => {
  it('names the file after the time, and never after one that is there', () => {
    const folder = createFolder();
    const path = join(folder, 'settings.json');
    const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
    expect(pathBeside(path, 'damaged', at)).toBe(join(folder, 'settings.damaged-20260102T030405Z.json'));
    writeFileSync(path, 'x');
    expect(setAside(path, 'damaged', at)).toBe(join(folder, 'settings.damaged-20260102T030405Z.json'));
    expect(pathBeside(path, 'damaged', at)).toBe(join(folder, 'settings.damaged-20260102T030405Z-2.json'));
  });
});
