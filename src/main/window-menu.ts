import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../shared/words/english/english.ts';

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

/**
 * The window's own menu. Nobody needs to see it, but copying, zooming and closing by keyboard hang on it; on macOS it is the menu bar
 * while the window is open. Every line has words of ours: Electron's own are English everywhere.
 */
export function toWindowMenu(words: Words, platform: NodeJS.Platform): readonly Item[] {
  const { menu, editing } = words.desktop;
  const { quit } = words.tray;
  const isMac = platform === 'darwin';
  const app: Item = {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: menu.about },
      SEPARATOR,
      { role: 'services', label: menu.services },
      SEPARATOR,
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.unhide },
      SEPARATOR,
      { role: 'quit', label: quit },
    ],
  };
  return [
    ...(isMac ? [app] : []),
    {
      role: 'fileMenu',
      label: menu.file,
      submenu: [
        { role: 'close', label: menu.close },
        ...(isMac ? [] : [{ role: 'quit', label: quit } as const]),
      ],
    },
    {
      role: 'editMenu',
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        SEPARATOR,
        { role: 'cut', label: editing.cut },
        { role: 'copy', label: editing.copy },
        { role: 'paste', label: editing.paste },
        { role: 'selectAll', label: editing.selectAll },
      ],
    },
    {
      role: 'viewMenu',
      label: menu.view,
      submenu: [
        { role: 'resetZoom', label: menu.resetZoom },
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        SEPARATOR,
        { role: 'togglefullscreen', label: menu.fullScreen },
      ],
    },
    {
      role: 'windowMenu',
      label: menu.window,
      submenu: [
        { role: 'minimize', label: menu.minimize },
        ...(isMac
          ? ([{ role: 'zoom', label: menu.zoom }, SEPARATOR, { role: 'front', label: menu.front }] as const)
          : []),
      ],
    },
  ];
}
