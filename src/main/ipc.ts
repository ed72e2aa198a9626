import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Dispatch } from '../core/handlers.ts';
import { CALL_NAMES } from '../shared/names.ts';
import { err } from '../shared/result.ts';
import { isOwnUrl } from './origin.ts';

/**
 * Whether a message comes from the dashboard itself: our window, its main frame, our origin. Anything else, such as a frame
 * inside it or a page that took its place, is refused.
 * https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
function isOurs(event: IpcMainInvokeEvent, window: WebContents | null, devOrigin: string | null): boolean {
  const frame = event.senderFrame;
  return (
    window !== null &&
    event.sender.id === window.id &&
    frame !== null &&
    frame.parent === null &&
    isOwnUrl(frame.url, devOrigin)
  );
}

/** Opens the one door from the renderer: every call of the contract, after the sender check, to `dispatch`. */
export function handleCalls(
  dispatch: Dispatch,
  windowContents: () => WebContents | null,
  devOrigin: string | null,
): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, (event, request: unknown) =>
      isOurs(event, windowContents(), devOrigin)
        ? dispatch(name, request)
        : err({ code: 'refused', message: 'Only the dashboard may call.' }),
    );
  }
}
