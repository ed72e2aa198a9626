import { BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import { askBeforeClosing } from '../../src/main/ask-before-closing.ts';
import { ENGLISH } from '../../src/shared/words/english/english.ts';

const { showMessageBox, quit } = vi.hoisted(() => ({ showMessageBox: vi.fn(), quit: vi.fn() }));

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  /** A window that closes as Electron's does, unless it is kept. */
  class SomeWindow extends EventEmitter {
    private isClosed = false;
    show = () => undefined;
    isDestroyed = () => this.isClosed;
    close = () => {
      let isKept = false;
      const preventDefault = () => {
        isKept = true;
      };
      this.emit('close', { preventDefault });
      this.isClosed = !isKept;
    };
  }
  return { app: { quit }, dialog: { showMessageBox }, BrowserWindow: SomeWindow };
});

const [KEEP, LOSE] = [{ response: 0 }, { response: 1 }];

function start() {
  const window = new BrowserWindow();
  const state = { isHeld: true, isEnding: false };
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  quit.mockReset().mockImplementation(() => {
    state.isEnding = true;
    window.close();
  });
  showMessageBox.mockReset();
  const ending = {
    isNow: () => state.isEnding,
    callOff: () => {
      state.isEnding = false;
    },
  };
  askBeforeClosing(window, {
    isHeld: () => state.isHeld,
    ending,
    words: () => ENGLISH.desktop.window,
    log,
  });
  return { window, state, log };
}

/** Lets an answer that is there already be heard. */
const heard = () => new Promise((resolve) => setImmediate(resolve));

it('closes a window that holds nothing unsaved without a question', () => {
  const { window, state } = start();
  state.isHeld = false;
  window.close();
  expect(window.isDestroyed()).toBe(true);
  expect(showMessageBox).not.toHaveBeenCalled();
});

it('keeps a window over unsaved words, asks once at a time, and closes it when that is agreed to', async () => {
  const { window } = start();
  showMessageBox.mockResolvedValueOnce(KEEP).mockResolvedValueOnce(LOSE);
  window.close();
  window.close();
  await heard();
  expect(showMessageBox).toHaveBeenCalledOnce();
  expect(window.isDestroyed()).toBe(false);
  window.close();
  await heard();
  expect(window.isDestroyed()).toBe(true);
  expect(quit).not.toHaveBeenCalled();
});

it('takes the app along when that was to end', async () => {
  const { window, state } = start();
  showMessageBox.mockResolvedValueOnce(LOSE);
  state.isEnding = true;
  window.close();
  expect(state.isEnding).toBe(false);
  await heard();
  expect(quit).toHaveBeenCalledOnce();
  expect(window.isDestroyed()).toBe(true);
});

it.each([
  ['rejects', () => Promise.reject(new Error('no dialog'))],
  [
    'throws',
    () => {
      throw new Error('no dialog');
    },
  ],
])('keeps everything where the dialog %s, and asks anew at the next try', async (_, fail) => {
  const { window, state, log } = start();
  showMessageBox.mockImplementationOnce(fail).mockResolvedValueOnce(LOSE);
  state.isEnding = true;
  window.close();
  await heard();
  expect(window.isDestroyed()).toBe(false);
  expect(state.isEnding).toBe(false);
  expect(log.error).toHaveBeenCalledExactlyOnceWith('window.closing', { message: 'Error: no dialog' });

  // This time only the window is to close: the end that was called off is forgotten.
  window.close();
  await heard();
  expect(showMessageBox).toHaveBeenCalledTimes(2);
  expect(window.isDestroyed()).toBe(true);
  expect(quit).not.toHaveBeenCalled();
});
