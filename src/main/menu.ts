import { Menu } from 'electron';

/**
 * The window's own menu. Nobody needs to see it, but copying, zooming and closing by keyboard hang on it; on macOS it is the
 * menu bar while the window is open.
 */
export function setWindowMenu(): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
      {
        role: 'fileMenu',
        submenu: [{ role: 'close' }, ...(process.platform === 'darwin' ? [] : [{ role: 'quit' as const }])],
      },
      { role: 'editMenu' },
      {
        role: 'viewMenu',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
