import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';
import type { Frame, Page } from 'playwright-core';
import { faceOf } from './face.ts';
import type { StandInIpcMain } from './ipc-main.ts';
import { toAppUrl, toChromiumUrl } from './own-origin.ts';
import { playedAs } from './played.ts';
import { DELIVER } from './preload-world.ts';
import type { StandInSession } from './session.ts';

const MEMBERS = [
  'id',
  'session',
  'send',
  'reload',
  'getURL',
  'isDestroyed',
  'isLoadingMainFrame',
  'setWindowOpenHandler',
  'forcefullyCrashRenderer',
  'replaceMisspelling',
] as const satisfies readonly (keyof WebContents)[];
const FRAME_MEMBERS = ['url', 'parent'] as const satisfies readonly (keyof WebFrameMain)[];

export const WEB_CONTENTS_FACE = { declared: 'WebContents', members: MEMBERS, statics: [] };
export const FRAME_FACE = { declared: 'WebFrameMain', members: FRAME_MEMBERS, statics: [] };

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

function toFrame(frame: Frame): WebFrameMain {
  const parent = frame.parentFrame();
  const face = { url: toAppUrl(frame.url()), parent: parent === null ? null : toFrame(parent) };
  return playedAs<WebFrameMain>(faceOf('WebFrameMain', face, FRAME_FACE));
}

let lastId = 0;

/** `webContents` over a Chromium page. The page comes later than the object: what is asked before waits for it. */
export class StandInWebContents extends EventEmitter {
  readonly id: number = ++lastId;
  readonly session: StandInSession;
  private readonly page: Promise<Page>;
  private readonly ipcMain: StandInIpcMain;
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private loadingUrl: string | null = null;
  private isGone = false;

  constructor(page: Promise<Page>, session: StandInSession, ipcMain: StandInIpcMain) {
    super();
    this.page = page;
    this.session = session;
    this.ipcMain = ipcMain;
  }

  async load(url: string): Promise<void> {
    await this.byApp(url, (page) => page.goto(toChromiumUrl(url), { waitUntil: 'load' }));
  }

  reload(): void {
    void this.byApp(this.getURL(), (page) => page.reload());
  }

  getURL(): string {
    return this.current;
  }

  isLoadingMainFrame(): boolean {
    return this.loadingUrl !== null;
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const copy = structuredClone(args);
    void this.page
      .then((page) =>
        page.evaluate(
          ([key, name, values]) => {
            const deliver: unknown = Reflect.get(window, Symbol.for(key));
            if (typeof deliver === 'function') deliver(name, values);
          },
          [DELIVER, channel, copy] as const,
        ),
      )
      .catch(() => undefined);
  }

  /** Whether this address is being loaded because the app asked for it. */
  isLoadingByApp(url: string): boolean {
    return this.loadingUrl !== null && this.loadingUrl.split('#')[0] === url.split('#')[0];
  }

  /** Whether the app lets a pop-up open. */
  mayOpen(url: string): boolean {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '' } };
    return this.openHandler(playedAs<Parameters<OpenHandler>[0]>(details)).action === 'allow';
  }

  /** An `invoke` out of `frame`, as the preload's `ipcRenderer` sends it. */
  async invoked(
    frame: Frame,
    message: { readonly channel: string; readonly args: readonly unknown[] },
  ): Promise<{ readonly ok: boolean; readonly value?: unknown; readonly message?: string }> {
    const event = {
      sender: faceOf('WebContents', this, WEB_CONTENTS_FACE),
      senderFrame: toFrame(frame),
      type: 'frame',
    };
    try {
      const value = await this.ipcMain.answer(
        message.channel,
        playedAs<IpcMainInvokeEvent>(event),
        message.args,
      );
      return { ok: true, value };
    } catch (error) {
      return { ok: false, message: String(error) };
    }
  }

  /** A page that moved by itself, within the document as well. */
  navigated(url: string): void {
    this.current = toAppUrl(url);
  }

  /** Chromium's own way to end a page's process badly. */
  forcefullyCrashRenderer(): void {
    void this.page.then((page) => page.goto('chrome://crash')).catch(() => undefined);
  }

  /** Chromium puts the word in the place of the marked one; here of what is selected. */
  replaceMisspelling(text: string): void {
    void this.page.then((page) => page.keyboard.insertText(text)).catch(() => undefined);
  }

  markDestroyed(): void {
    this.isGone = true;
    this.emit('destroyed');
  }

  private current = '';

  private async byApp(url: string, act: (page: Page) => Promise<unknown>): Promise<void> {
    this.loadingUrl = url;
    try {
      await act(await this.page);
      this.current = url;
      this.emit('did-finish-load');
    } finally {
      this.loadingUrl = null;
    }
  }
}
