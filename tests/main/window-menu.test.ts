import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { toWindowMenu } from '../../src/main/window-menu.ts';
import { ENGLISH } from '../../src/shared/words/english/english.ts';
import { GERMAN } from '../../src/shared/words/german/german.ts';

const linesOf = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? linesOf(item.submenu) : [])]);

describe('the window’s own menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)(
    'has every line in the user’s language on %s',
    (platform) => {
      const [english, german] = [ENGLISH, GERMAN].map((words) => linesOf(toWindowMenu(words, platform)));
      expect(english?.map(({ role }) => role)).toEqual(german?.map(({ role }) => role));
      for (const { role, type, label } of german ?? []) {
        // macOS names the app's own menu after the app.
        if (type !== 'separator' && role !== 'appMenu') expect(label, role).toBeTruthy();
      }
      const shared = (german ?? []).filter(
        ({ label }, at) => label !== undefined && label === english?.[at]?.label,
      );
      expect(shared).toEqual([]);
    },
  );

  it.each([
    [
      'linux',
      [
        'close',
        'quit',
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'zoomIn',
        'togglefullscreen',
        'minimize',
      ],
    ],
    ['darwin', ['about', 'hide', 'quit', 'close', 'copy', 'paste', 'selectAll', 'front']],
  ] as const)('has the keys that hang on it on %s', (platform, roles) => {
    const found = linesOf(toWindowMenu(ENGLISH, platform)).map(({ role }) => role);
    expect(found).toEqual(expect.arrayContaining([...roles]));
    expect(new Set(found.filter((role) => role !== undefined)).size).toBe(
      found.filter((role) => role !== undefined).length,
    );
  });
});
