import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { App } from 'electron';
import { APP_NAME } from '../shared/identity.ts';
import { type AutostartPlace, findAutostartPlace } from './autostart-place.ts';
import { programOf, readDesktopEntry, toDesktopEntry } from './desktop-entry.ts';

/** Whether the system starts the app at login, as the system itself says. macOS may wait for the user's approval. */
export type AutostartState = 'on' | 'off' | 'needs_approval';

export interface Autostart {
  readonly read: () => AutostartState;
  /** Switches it and answers what the system then says. Throws where the file cannot be written. */
  readonly set: (on: boolean) => AutostartState;
}

type Env = Readonly<Record<string, string | undefined>>;

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function createFileAutostart({ file, command }: AutostartPlace): Autostart {
  const read = (): AutostartState => {
    const text = readOrNull(file);
    return text === null ? 'off' : readDesktopEntry(text);
  };
  const set = (on: boolean): AutostartState => {
    if (on) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, toDesktopEntry(APP_NAME, command));
    } else {
      rmSync(file, { force: true });
    }
    return read();
  };
  return { read, set };
}

/**
 * Writes the file anew where it is on but what it starts is gone: an AppImage is replaced by one of another name, and would never
 * start again.
 */
function renewWhereGone({ file, command }: AutostartPlace): void {
  const text = readOrNull(file);
  if (text === null || readDesktopEntry(text) === 'off') return;
  const program = programOf(text);
  if (program?.startsWith('/') !== true || existsSync(program)) return;
  try {
    writeFileSync(file, toDesktopEntry(APP_NAME, command));
  } catch {
    // Read-only: it stays as useless as it was.
  }
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
 * Start at login with what the platform offers; null where it cannot be offered: in a Flatpak without the right to the autostart
 * folder, and outside a packaged app on macOS and Windows (it would start a bare Electron).
 */
export function createAutostart(app: App, env: Env): Autostart | null {
  if (process.platform !== 'linux') return app.isPackaged ? createLoginItem(app) : null;
  const place = findAutostartPlace({
    env,
    home: homedir(),
    program: [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])],
    flatpakInfo: readOrNull('/.flatpak-info'),
  });
  if (place === null) return null;
  renewWhereGone(place);
  return createFileAutostart(place);
}
