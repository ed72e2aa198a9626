import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trayIconFile } from '../../src/main/tray-icon.ts';
import { LevelSchema } from '../../src/shared/level.ts';

const ICONS = join(import.meta.dirname, '../../assets/icons/tray');
const STATES = [...LevelSchema.options, 'you'] as const;

describe('trayIconFile', () => {
  it.each(STATES)('names a shipped file on every platform for %s', (state) => {
    for (const platform of ['darwin', 'win32', 'linux', 'freebsd'] as const) {
      for (const scale of [1, 1.25, 2, 4]) {
        expect(existsSync(trayIconFile(ICONS, platform, state, scale))).toBe(true);
      }
    }
  });

  it('takes a template with its large twin on macOS, and all sizes in one on Windows', () => {
    expect(basename(trayIconFile(ICONS, 'darwin', 'degraded', 2))).toBe('degradedTemplate.png');
    expect(existsSync(join(ICONS, 'mac/degradedTemplate@2x.png'))).toBe(true);
    expect(basename(trayIconFile(ICONS, 'win32', 'degraded', 2))).toBe('degraded.ico');
  });

  it.each([
    [1, 'you-22.png'],
    [1.25, 'you-32.png'],
    [1.5, 'you-48.png'],
    [2, 'you-48.png'],
    [3, 'you-48.png'],
  ])('is sharp on Linux at scale %d', (scale, expected) => {
    expect(basename(trayIconFile(ICONS, 'linux', 'you', scale))).toBe(expected);
  });
});
