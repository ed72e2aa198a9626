import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Dispatch } from '../core/handlers.ts';
import { CALL_NAMES } from '../shared/names.ts';
import { err } from '../shared/result.ts';
import { isOwnPage, type Sender } from './sender.ts';

function toSender({ sender, senderFrame }: IpcMainInvokeEvent): Sender {
  const frame =
    senderFrame === null ? null : { url: senderFrame.url, isMainFrame: senderFrame.parent === null };
  return { contentsId: sender.id, frame };
}

/** electron-store answers any renderer on this channel as soon as a store is made. */
const STORE_CHANNEL = 'electron-store-get-data';

/** Opens the one door from the renderer: every call of the contract, after the sender check, to `dispatch`. Call it after the stores are made. */
export function handleCalls(
  dispatch: Dispatch,
  isOwnContents: (contentsId: number) => boolean,
  devOrigin: string | null,
): void {
  ipcMain.removeAllListeners(STORE_CHANNEL);
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, (event, request: unknown) =>
      isOwnPage(toSender(event), isOwnContents, devOrigin)
        ? dispatch(name, request)
        : err({ code: 'refused', message: 'Only Pilotlight’s own windows may call.' }),
    );
  }
}
