import { Menu, type MenuItemConstructorOptions, type Rectangle, screen, Tray } from 'electron';
import { type MenuItem, sameTrayModel, type TrayAction, type TrayModel } from '../core/present/tray-model.ts';
import { assertNever } from '../shared/result.ts';
import { trayIconFile } from './tray-icon.ts';

export interface TrayView {
  /** Shows a model; does nothing where it looks like the one shown. */
  readonly show: (model: TrayModel) => void;
}

/** What a click does; a checkbox has turned over by itself by then. */
type Perform = (action: TrayAction, isCheckbox: boolean) => void;

function toTemplate(items: readonly MenuItem[], perform: Perform): MenuItemConstructorOptions[] {
  return items.map((item): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'label':
        return { label: item.text, enabled: false };
      case 'separator':
        return { type: 'separator' };
      case 'submenu':
        return { label: item.text, submenu: toTemplate(item.items, perform) };
      case 'action':
        return { label: item.text, enabled: item.enabled, click: () => perform(item.action, false) };
      case 'checkbox':
        return {
          label: item.text,
          type: 'checkbox',
          checked: item.checked,
          click: () => perform(item.action, true),
        };
      default:
        return assertNever(item);
    }
  });
}

export interface TrayOptions {
  readonly iconsDir: string;
  readonly first: TrayModel;
  readonly perform: (action: TrayAction) => void;
  /** Called for a plain click with where the icon is; without a size where the platform does not say, as on Linux. */
  readonly onClick: (icon: Rectangle) => void;
}

/**
 * The tray, one for the app's life: a second one would fall back to the old X11 tray on Linux, and a new one after `destroy`
 * leaves ghosts (https://github.com/electron/electron/issues/49517). On Linux every change of the menu sets it whole, which
 * closes it under the pointer, so that the same model is never set twice.
 */
export function createTray({ iconsDir, first, perform, onClick }: TrayOptions): TrayView {
  const iconOf = ({ icon }: TrayModel): string =>
    trayIconFile(iconsDir, process.platform, icon, screen.getPrimaryDisplay().scaleFactor);
  const tray = new Tray(iconOf(first));
  let shown = first;
  let menu: Menu | null = null;

  const setMenu = (): void => {
    menu = Menu.buildFromTemplate(
      toTemplate(shown.menu, (action, isCheckbox) => {
        perform(action);
        // Where nothing came of it, the check mark must go back.
        if (isCheckbox) setMenu();
      }),
    );
    // On macOS a menu that is set opens on every click, and none is ever told of: there it is popped up by hand.
    if (process.platform !== 'darwin') tray.setContextMenu(menu);
  };
  const popUp = (): void => {
    if (menu !== null) tray.popUpContextMenu(menu);
  };
  const set = (model: TrayModel): void => {
    shown = model;
    tray.setImage(iconOf(model));
    tray.setToolTip(model.tooltip);
    setMenu();
  };

  set(first);
  // A click is a bonus: some Linux panels never send one, and the menu has everything.
  tray.on('click', ({ ctrlKey }, icon) => {
    if (process.platform === 'darwin' && ctrlKey) popUp();
    else onClick(icon);
  });
  if (process.platform === 'darwin') tray.on('right-click', popUp);
  return {
    show: (model) => {
      if (!sameTrayModel(shown, model)) set(model);
    },
  };
}
