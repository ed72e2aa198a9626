import { EventEmitter } from 'node:events';
import type {
  Dialog,
  Display,
  GlobalShortcut,
  NativeTheme,
  Net,
  PowerMonitor,
  Screen,
  Shell,
} from 'electron';

import { playedAs } from './played.ts';

const SHELL_MEMBERS = ['openExternal', 'showItemInFolder'] as const satisfies readonly (keyof Shell)[];
const SCREEN_MEMBERS = ['getAllDisplays', 'getPrimaryDisplay'] as const satisfies readonly (keyof Screen)[];
const THEME_MEMBERS = [
  'shouldUseDarkColors',
  'themeSource',
] as const satisfies readonly (keyof NativeTheme)[];
const DIALOG_MEMBERS = [
  'showErrorBox',
  'showMessageBox',
  'showOpenDialog',
] as const satisfies readonly (keyof Dialog)[];
const NET_MEMBERS = ['isOnline'] as const satisfies readonly (keyof Net)[];
const POWER_MEMBERS = ['isOnBatteryPower'] as const satisfies readonly (keyof PowerMonitor)[];

const SHORTCUT_MEMBERS = [
  'register',
  'unregister',
  'unregisterAll',
] as const satisfies readonly (keyof GlobalShortcut)[];

export const SHELL_FACE = { declared: 'Shell', members: SHELL_MEMBERS, statics: [] };
export const SCREEN_FACE = { declared: 'Screen', members: SCREEN_MEMBERS, statics: [] };
export const NATIVE_THEME_FACE = { declared: 'NativeTheme', members: THEME_MEMBERS, statics: [] };
export const DIALOG_FACE = { declared: 'Dialog', members: DIALOG_MEMBERS, statics: [] };
export const NET_FACE = { declared: 'Net', members: NET_MEMBERS, statics: [] };
export const SHORTCUT_FACE = { declared: 'GlobalShortcut', members: SHORTCUT_MEMBERS, statics: [] };
export const POWER_MONITOR_FACE = { declared: 'PowerMonitor', members: POWER_MEMBERS, statics: [] };

/** A desk with one plain screen and a panel at its top. */
const WORK_AREA = { x: 0, y: 30, width: 1280, height: 770 };
const DISPLAY = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1280, height: 800 },
  workArea: WORK_AREA,
};

export class StandInScreen extends EventEmitter implements Pick<Screen, (typeof SCREEN_MEMBERS)[number]> {
  getPrimaryDisplay(): Display {
    return playedAs<Display>(DISPLAY);
  }

  getAllDisplays(): Display[] {
    return [this.getPrimaryDisplay()];
  }
}

export class StandInNativeTheme
  extends EventEmitter
  implements Pick<NativeTheme, (typeof THEME_MEMBERS)[number]>
{
  themeSource: NativeTheme['themeSource'] = 'system';

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  }
}

/** `electron.powerMonitor` of a machine on the mains; its events are raised by the tests. */
export class StandInPowerMonitor
  extends EventEmitter
  implements Pick<PowerMonitor, (typeof POWER_MEMBERS)[number]>
{
  isOnBatteryPower(): boolean {
    return false;
  }
}

/** Keys are never pressed here: the recorder takes these calls and plays the user. */
export const globalShortcut = {
  register: () => true,
  unregister: () => undefined,
  unregisterAll: () => undefined,
} satisfies Pick<GlobalShortcut, (typeof SHORTCUT_MEMBERS)[number]>;

/** Nothing is opened: no test starts a browser of the user's. */
export const shell = {
  openExternal: () => Promise.resolve(),
  showItemInFolder: () => undefined,
} satisfies Pick<Shell, (typeof SHELL_MEMBERS)[number]>;

export const dialog = {
  showErrorBox: (title, content) => {
    process.stderr.write(`[dialog] ${title}: ${content}\n`);
  },
  showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }),
  showOpenDialog: () => Promise.resolve({ canceled: true, filePaths: [] }),
} satisfies Pick<Dialog, (typeof DIALOG_MEMBERS)[number]>;

export const net = { isOnline: () => true } satisfies Pick<Net, (typeof NET_MEMBERS)[number]>;
