import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '../core/ports.ts';
import type { Words } from '../shared/words/english/english.ts';

/** Whether the app is about to end, and a way to call that off. */
export interface Ending {
  readonly isNow: () => boolean;
  readonly callOff: () => void;
}

export interface ClosingOptions {
  /** Whether the window holds text that could not be saved. */
  readonly isHeld: () => boolean;
  readonly ending: Ending;
  readonly words: () => Words['desktop']['window'];
  readonly log: Log;
}

async function wantsToLose(window: BrowserWindow, words: Words['desktop']['window']): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.unsaved,
    detail: words.unsavedDetail,
    buttons: [words.keepOpen, words.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/**
 * Asks before a window is closed over text that could not be saved, by itself or with the app, and keeps both until that is
 * answered.
 */
export function askBeforeClosing(window: BrowserWindow, options: ClosingOptions): void {
  const { isHeld, ending, words, log } = options;
  let isAsking = false;
  let isToQuit = false;
  let isAgreed = false;

  const ask = async (): Promise<void> => {
    isAsking = true;
    try {
      isAgreed = await wantsToLose(window, words());
    } catch (error) {
      // Nobody agreed to lose anything: the window stays, and the next try to close it asks anew.
      log.error('window.closing', { message: String(error) });
    }
    isAsking = false;
    const quits = isToQuit;
    isToQuit = false;
    if (!isAgreed || window.isDestroyed()) return;
    if (quits) app.quit();
    else window.close();
  };

  window.on('close', (event) => {
    if (isAgreed || !isHeld()) return;
    event.preventDefault();
    isToQuit ||= ending.isNow();
    ending.callOff();
    window.show();
    if (!isAsking) void ask();
  });
}
