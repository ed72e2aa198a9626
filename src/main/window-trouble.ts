import { type BrowserWindow, dialog } from 'electron';
import type { Log } from '../core/ports.ts';

/** Asks about a window that does not answer; true where the user wants it anew. `signal` takes the question back. */
async function wantsItAnew(window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Pilotlight goes on watching in the background.',
    buttons: ['Open it anew', 'Wait'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
    signal,
  });
  return response === 0 && !signal.aborted;
}

/**
 * Calls `onLost` when a window's page has died, or does not answer and the user will not wait. The program itself is not touched
 * by either: it runs in another process.
 */
export function watchForTrouble(window: BrowserWindow, log: Log, onLost: (reason: string) => void): void {
  let question = new AbortController();
  const ask = async (): Promise<void> => {
    question.abort();
    question = new AbortController();
    if (await wantsItAnew(window, question.signal)) onLost('unresponsive');
  };

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    question.abort();
    log.error('window.crashed', { reason });
    // The window is still inside its own event.
    if (reason !== 'clean-exit') setImmediate(() => onLost(reason));
  });
  window.on('unresponsive', () => {
    log.warn('window.unresponsive');
    ask().catch((error: unknown) => log.error('window.unresponsive', { error: String(error) }));
  });
  window.on('responsive', () => question.abort());
  window.on('closed', () => question.abort());
}
