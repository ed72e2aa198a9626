import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';

const MEMBERS = ['handle', 'removeHandler'] as const satisfies readonly (keyof IpcMain)[];

export const IPC_MAIN_FACE = { declared: 'IpcMain', members: MEMBERS, statics: [] };

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** `electron.ipcMain`. Arguments and answers cross as structured clones: what cannot be cloned fails as it does in Electron. */
export class StandInIpcMain extends EventEmitter implements Pick<IpcMain, (typeof MEMBERS)[number]> {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  async answer(channel: string, event: IpcMainInvokeEvent, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...structuredClone(args)));
  }
}
