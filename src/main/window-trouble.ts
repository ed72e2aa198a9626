import { type BrowserWindow, dialog } from 'electron';
import type { Log } from '../core/ports.ts';
import type { Words } from '../shared/words/english/english.ts';

export interface TroubleOptions {
  readonly log: Log;
  /** The words for it, in the user's language of the moment. */
  readonly words: () => Words['desktop']['window'];
}

/** Asks about a window that does not answer; true where the user wants it anew. `signal` takes the question back. */
async function wantsItAnew(
  window: BrowserWindow,
  words: Words['desktop']['window'],
  signal: AbortSignal,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.hangs,
    detail: words.hangsDetail,
    buttons: [words.openAnew, words.wait],
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
export function watchForTrouble(
  window: BrowserWindow,
  { log, words }: TroubleOptions,
  onLost: (reason: string) => void,
): void {
  let question = new AbortController();
  const ask = async (): Promise<void> => {
    question.abort();
    question = new AbortController();
    if (await wantsItAnew(window, words(), question.signal)) onLost('unresponsive');
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
