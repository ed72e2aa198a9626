import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { App } from 'electron';
import { APP_ID, APP_NAME } from '../shared/identity.ts';
import { readDesktopEntry, toDesktopEntry } from './desktop-entry.ts';

/** Whether the system starts the app at login, as the system itself says. macOS may wait for the user's approval. */
export type AutostartState = 'on' | 'off' | 'needs_approval';

export interface Autostart {
  readonly read: () => AutostartState;
  /** Switches it and answers what the system then says. Throws where the file cannot be written. */
  readonly set: (on: boolean) => AutostartState;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What starts this app: the AppImage itself where it runs from one, because its inside moves with every start. */
function startCommand(app: App, env: Env): readonly string[] {
  const program = env.APPIMAGE
    ? [env.APPIMAGE]
    : [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
  return [...program, '--hidden'];
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ ; relative XDG paths are invalid and ignored. */
function autostartFile(env: Env): string {
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(homedir(), '.config');
  return join(config, 'autostart', `${APP_ID}.desktop`);
}

function createFileAutostart(app: App, env: Env): Autostart {
  const file = autostartFile(env);
  const read = (): AutostartState => {
    try {
      return readDesktopEntry(readFileSync(file, 'utf8'));
    } catch {
      return 'off';
    }
  };
  const set = (on: boolean): AutostartState => {
    if (on) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, toDesktopEntry(APP_NAME, startCommand(app, env)));
    } else {
      rmSync(file, { force: true });
    }
    return read();
  };
  return { read, set };
}

/** Login items: path and arguments must be the same in get and set on Windows, or it reads back as off. */
function createLoginItem(app: App): Autostart {
  const windows = process.platform === 'win32' ? { path: process.execPath, args: ['--hidden'] } : {};
  const read = (): AutostartState => {
    const item = app.getLoginItemSettings(windows);
    if (process.platform === 'win32') return item.executableWillLaunchAtLogin ? 'on' : 'off';
    if (item.status === 'requires-approval') return 'needs_approval';
    return item.openAtLogin ? 'on' : 'off';
  };
  const set = (on: boolean): AutostartState => {
    app.setLoginItemSettings({ openAtLogin: on, ...windows });
    return read();
  };
  return { read, set };
}

/**
 * Start at login with what the platform offers; null where it cannot be offered: in Flatpak and Snap (their sandbox hides
 * the autostart folder), and outside a packaged app on macOS and Windows (it would start a bare Electron).
 */
export function createAutostart(app: App, env: Env): Autostart | null {
  if (process.platform === 'linux') {
    return env.FLATPAK_ID || env.SNAP ? null : createFileAutostart(app, env);
  }
  return app.isPackaged ? createLoginItem(app) : null;
}
