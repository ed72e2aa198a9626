import type { Engine } from '../core/engine.ts';
import type { Dispatch } from '../core/handlers.ts';
import { snoozeUntil } from '../core/present/snooze.ts';
import type { TrayAction } from '../core/present/tray-model.ts';
import { toPlaceHash } from '../shared/place.ts';
import { assertNever } from '../shared/result.ts';

export interface TrayHost {
  readonly engine: Engine;
  readonly dispatch: Dispatch;
  readonly wallMs: () => number;
  readonly openWindow: (hash: string) => void;
  readonly quit: () => void;
}

/** Does what a click in the tray's menu asked for. Links go through the contract's own call, and so through its checks. */
export function performTrayAction(action: TrayAction, host: TrayHost): void {
  const { engine, dispatch, wallMs, openWindow, quit } = host;
  switch (action.kind) {
    case 'openWindow':
      openWindow(toPlaceHash(action.place));
      break;
    case 'checkNow':
      void engine.checkNow(null);
      break;
    case 'snooze':
      engine.changeSettings({ notifications: { snoozedUntil: snoozeUntil(action.choice, wallMs()) } });
      break;
    case 'tellWhenBack':
      engine.tellWhenBack(action.serviceId, action.on);
      break;
    case 'setStartAtLogin':
      engine.changeSettings({ startAtLogin: action.on });
      break;
    case 'openLink':
      void dispatch('link.open', { url: action.url });
      break;
    case 'quit':
      quit();
      break;
    default:
      assertNever(action);
  }
}
