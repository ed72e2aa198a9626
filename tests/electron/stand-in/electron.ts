import type { Page } from 'playwright-core';
import { BROWSER_WINDOW_FACE, createBrowserWindowClass } from './browser-window.ts';
import { MAIN_EXPORTS } from './declared.ts';
import { APP_FACE, StandInApp } from './electron-app.ts';
import { absentExport, faceOf, faceOfClass } from './face.ts';
import { IPC_MAIN_FACE, StandInIpcMain } from './ipc-main.ts';
import { MENU_FACE, MENU_ITEM_FACE, StandInMenu, StandInMenuItem } from './menu.ts';
import { NATIVE_IMAGE_FACE, StandInNativeImage } from './native-image.ts';
import { NOTIFICATION_FACE, StandInNotification } from './notification.ts';
import { PROTOCOL_FACE, StandInProtocol } from './protocol.ts';
import { createSafeStorage, SAFE_STORAGE_FACE } from './safe-storage.ts';
import { SESSION_FACE, StandInSession, StandInWebRequest, WEB_REQUEST_FACE } from './session.ts';
import * as small from './small-parts.ts';
import { StandInTray, TRAY_FACE } from './tray.ts';

export interface StandIn {
  /** The `electron` module: every export of the real one, those that are not implemented throwing when used. */
  readonly module: Readonly<Record<string, unknown>>;
  readonly app: StandInApp;
  /** The pages of all open windows. */
  readonly pages: () => readonly Promise<Page>[];
}

/** Builds the `electron` module for the app in `root`. */
export function createElectron(root: string): StandIn {
  const app = new StandInApp(root);
  const ipcMain = new StandInIpcMain();
  const protocol = new StandInProtocol(() => app.isReady());
  const webRequest = new StandInWebRequest();
  const session = new StandInSession(faceOf('session.webRequest', webRequest, WEB_REQUEST_FACE));
  const BrowserWindow = createBrowserWindowClass({ app, ipcMain, protocol, session, webRequest });

  const implemented: Readonly<Record<string, unknown>> = {
    app: faceOf('app', app, APP_FACE),
    ipcMain: faceOf('ipcMain', ipcMain, IPC_MAIN_FACE),
    protocol: faceOf('protocol', protocol, PROTOCOL_FACE),
    session: { defaultSession: faceOf('session.defaultSession', session, SESSION_FACE) },
    BrowserWindow: faceOfClass('BrowserWindow', BrowserWindow, BROWSER_WINDOW_FACE),
    Tray: faceOfClass('Tray', StandInTray, TRAY_FACE),
    Menu: faceOfClass('Menu', StandInMenu, MENU_FACE),
    MenuItem: faceOfClass('MenuItem', StandInMenuItem, MENU_ITEM_FACE),
    Notification: faceOfClass('Notification', StandInNotification, NOTIFICATION_FACE),
    nativeImage: faceOfClass('nativeImage', StandInNativeImage, NATIVE_IMAGE_FACE),
    nativeTheme: faceOf('nativeTheme', new small.StandInNativeTheme(), small.NATIVE_THEME_FACE),
    powerMonitor: faceOf('powerMonitor', new small.StandInPowerMonitor(), small.POWER_MONITOR_FACE),
    screen: faceOf('screen', new small.StandInScreen(), small.SCREEN_FACE),
    shell: faceOf('shell', small.shell, small.SHELL_FACE),
    globalShortcut: faceOf('globalShortcut', small.globalShortcut, small.SHORTCUT_FACE),
    dialog: faceOf('dialog', small.dialog, small.DIALOG_FACE),
    net: faceOf('net', small.net, small.NET_FACE),
    safeStorage: faceOf('safeStorage', createSafeStorage(process.env), SAFE_STORAGE_FACE),
  };
  const module = Object.fromEntries(
    MAIN_EXPORTS.map((name) => [name, implemented[name] ?? absentExport(name)] as const),
  );
  return { module, app, pages: () => BrowserWindow.pages() };
}
