import type {
  BaseWindow,
  KeyboardEvent,
  Menu,
  MenuItem,
  MenuItemConstructorOptions,
  PopupOptions,
} from 'electron';
import { faceOf } from './face.ts';
import { playedAs } from './played.ts';

const ITEM_MEMBERS = [
  'label',
  'type',
  'role',
  'enabled',
  'visible',
  'checked',
  'id',
  'submenu',
  'click',
] as const satisfies readonly (keyof MenuItem)[];
const MENU_MEMBERS = ['items', 'popup'] as const satisfies readonly (keyof Menu)[];

export const MENU_ITEM_FACE = { declared: 'MenuItem', members: ITEM_MEMBERS, statics: [] };
export const MENU_FACE = {
  declared: 'Menu',
  members: MENU_MEMBERS,
  statics: ['buildFromTemplate', 'setApplicationMenu', 'getApplicationMenu'],
};

function typeOf(options: MenuItemConstructorOptions): NonNullable<MenuItemConstructorOptions['type']> {
  return options.type ?? (options.submenu === undefined ? 'normal' : 'submenu');
}

/** `electron.MenuItem`. A click on a checkbox turns it over first, and one on a disabled item does nothing, as a real menu does. */
export class StandInMenuItem {
  readonly label: string;
  readonly type: NonNullable<MenuItemConstructorOptions['type']>;
  readonly role: MenuItemConstructorOptions['role'];
  readonly id: string;
  readonly submenu: StandInMenu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  private readonly onClick: MenuItemConstructorOptions['click'];

  constructor(options: MenuItemConstructorOptions) {
    this.label = options.label ?? '';
    this.type = typeOf(options);
    this.role = options.role;
    this.id = options.id ?? '';
    this.submenu = Array.isArray(options.submenu)
      ? StandInMenu.buildFromTemplate(options.submenu)
      : undefined;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.onClick = options.click;
  }

  click(event?: KeyboardEvent, window?: BaseWindow): void {
    if (!this.enabled) return;
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    this.onClick?.(playedAs<MenuItem>(faceOf('MenuItem', this, MENU_ITEM_FACE)), window, event ?? {});
  }
}

/** `electron.Menu`: a tree of items, never drawn. */
export class StandInMenu {
  readonly items: StandInMenuItem[] = [];
  private static application: StandInMenu | null = null;

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): StandInMenu {
    const menu = new StandInMenu();
    for (const options of template) {
      menu.items.push(faceOf('MenuItem', new StandInMenuItem(options), MENU_ITEM_FACE));
    }
    return faceOf('Menu', menu, MENU_FACE);
  }

  /** Nothing is drawn: the recorder takes this call and plays the user. */
  popup(_options?: PopupOptions): void {
    if (this.items.length === 0) throw new Error('an empty menu does not open');
  }

  static setApplicationMenu(menu: StandInMenu | null): void {
    StandInMenu.application = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return StandInMenu.application;
  }
}
