import type { Place } from '../../shared/place.ts';
import type { IconState } from '../../shared/words/state.ts';
import type { SnoozeChoice } from './snooze.ts';

/** What a click in the tray's menu asks for; the host performs it. */
export type TrayAction =
  | { readonly kind: 'openWindow'; readonly place: Place }
  | { readonly kind: 'checkNow' }
  | { readonly kind: 'snooze'; readonly choice: SnoozeChoice }
  | { readonly kind: 'tellWhenBack'; readonly serviceId: string; readonly on: boolean }
  | { readonly kind: 'setStartAtLogin'; readonly on: boolean }
  | { readonly kind: 'openLink'; readonly url: string }
  | { readonly kind: 'quit' };

/** One line of a menu. `text` is ready for Electron: plain, bounded, with each ampersand doubled. */
export type MenuItem =
  | { readonly kind: 'label'; readonly text: string }
  | {
      readonly kind: 'action';
      readonly text: string;
      readonly action: TrayAction;
      readonly enabled: boolean;
    }
  | {
      readonly kind: 'checkbox';
      readonly text: string;
      readonly checked: boolean;
      /** What a click asks for: the opposite of `checked`. */
      readonly action: TrayAction;
    }
  | { readonly kind: 'submenu'; readonly text: string; readonly items: readonly MenuItem[] }
  | { readonly kind: 'separator' };

/** The tray as data: which shape, what it says when pointed at, and its whole menu. */
export interface TrayModel {
  readonly icon: IconState;
  readonly tooltip: string;
  readonly menu: readonly MenuItem[];
}

/**
 * Whether two models show the same. On Linux a menu is replaced whole, which closes it under the user's pointer: a host sets
 * a new one only when this says no. Both are plain data from one function, so equal content is equal text.
 */
export function sameTrayModel(a: TrayModel, b: TrayModel): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
