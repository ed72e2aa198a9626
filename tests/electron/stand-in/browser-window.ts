import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { raiseDownload } from './download.ts';
import type { StandInApp } from './electron-app.ts';
import { faceOf } from './face.ts';
import type { StandInIpcMain } from './ipc-main.ts';
import { toAppUrl, toChromiumUrl } from './own-origin.ts';
import { applyPermissions } from './permissions.ts';
import { askBeforePopUps } from './pop-ups.ts';
import { BINDING, wrapPreload } from './preload-world.ts';
import { preventable } from './preventable.ts';
import type { StandInProtocol } from './protocol.ts';
import { routeRequests } from './routes.ts';
import type { StandInSession, StandInWebRequest } from './session.ts';
import { StandInWebContents, WEB_CONTENTS_FACE } from './web-contents.ts';

const MEMBERS = [
  'id',
  'webContents',
  'loadURL',
  'show',
  'focus',
  'isVisible',
  'isMinimized',
  'restore',
  'minimize',
  'isMaximized',
  'maximize',
  'close',
  'destroy',
  'isDestroyed',
  'getBounds',
  'setBounds',
  'getNormalBounds',
] as const satisfies readonly (keyof BrowserWindow)[];

export const BROWSER_WINDOW_FACE = {
  declared: 'BrowserWindow',
  members: MEMBERS,
  statics: ['getAllWindows'],
};

/** Set in the environment, it makes a desktop that, like some of Wayland's, paints no window before it is shown. */
const PAINTS_NOTHING_HIDDEN = 'PILOTLIGHT_STAND_IN_PAINTS_NOTHING_HIDDEN';

/** What every window shares. */
export interface Surroundings {
  readonly app: StandInApp;
  readonly ipcMain: StandInIpcMain;
  readonly protocol: StandInProtocol;
  readonly session: StandInSession;
  readonly webRequest: StandInWebRequest;
}

/** What of `webPreferences` the stand-in cannot play otherwise: a window that asks for less safety is refused. */
function assertSafe({ webPreferences }: BrowserWindowConstructorOptions): void {
  const { sandbox, contextIsolation, nodeIntegration } = webPreferences ?? {};
  if (sandbox === false || contextIsolation === false || nodeIntegration === true) {
    throw new Error('the stand-in opens only sandboxed, isolated windows without Node');
  }
}

export interface BrowserWindowClass {
  new (options?: BrowserWindowConstructorOptions): object;
  readonly getAllWindows: () => object[];
  /** The pages of all windows, for tests. */
  readonly pages: () => readonly Promise<Page>[];
}

/** Makes the `BrowserWindow` class of one app. */
export function createBrowserWindowClass(surroundings: Surroundings): BrowserWindowClass {
  const { app, ipcMain, protocol, session, webRequest } = surroundings;
  const windows: StandInWindow[] = [];
  const owners = new Map<Page, StandInWebContents>();
  let context: Promise<BrowserContext> | null = null;

  const openContext = async (): Promise<BrowserContext> => {
    const opened = await openBrowser(app.getPath('sessionData'));
    const findContents = (request: Request): StandInWebContents | null => {
      try {
        return owners.get(request.frame().page()) ?? null;
      } catch {
        // A pop-up's first request comes before its frame.
        return null;
      }
    };
    const mayOpen = (url: string): boolean => [...owners.values()].every((contents) => contents.mayOpen(url));
    await routeRequests(opened, { findContents, mayOpen }, protocol, webRequest);
    opened.on('page', (page) => {
      void page.opener().then((opener) => {
        if (opener !== null && !mayOpen(toAppUrl(page.url()))) void page.close();
      });
    });
    return opened;
  };

  class StandInWindow extends EventEmitter {
    readonly id: number;
    readonly webContents: StandInWebContents;
    readonly page: Promise<Page>;
    private bounds: Rectangle;
    private isShown: boolean;
    private isSmall = false;
    private isLarge = false;
    private isGone = false;
    private readonly raw: StandInWebContents;

    constructor(options: BrowserWindowConstructorOptions = {}) {
      super();
      assertSafe(options);
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      const { x = 0, y = 0, width = 800, height = 600, show = true, webPreferences } = options;
      this.bounds = { x, y, width, height };
      this.isShown = show;
      this.page = this.openPage(webPreferences?.preload ?? null);
      this.raw = new StandInWebContents(this.page, session, ipcMain);
      this.id = this.raw.id;
      this.webContents = faceOf('WebContents', this.raw, WEB_CONTENTS_FACE);
      windows.push(this);
      app.setWindows([...windows]);
      app.emit('browser-window-created', {}, this);
      app.emit('web-contents-created', {}, this.webContents);
      this.raw.once('did-finish-load', () => {
        if (this.isShown || process.env[PAINTS_NOTHING_HIDDEN] === undefined) this.emit('ready-to-show');
      });
    }

    static getAllWindows(): StandInWindow[] {
      return windows.map((window) => faceOf('BrowserWindow', window, BROWSER_WINDOW_FACE));
    }

    static pages(): readonly Promise<Page>[] {
      return windows.map((window) => window.page);
    }

    async loadURL(url: string): Promise<void> {
      const page = await this.page;
      const { origin } = new URL(toChromiumUrl(url));
      if (origin !== 'null') await applyPermissions(page.context(), page, session, this.raw, origin);
      await this.raw.load(url);
    }

    show(): void {
      this.isShown = true;
      this.emit('show');
    }

    focus(): void {
      void this.page.then((page) => page.bringToFront()).catch(() => undefined);
    }

    isVisible(): boolean {
      return this.isShown && !this.isSmall;
    }

    isMinimized(): boolean {
      return this.isSmall;
    }

    minimize(): void {
      this.isSmall = true;
    }

    isMaximized(): boolean {
      return this.isLarge;
    }

    maximize(): void {
      this.isLarge = true;
      if (!this.isShown) this.show();
    }

    restore(): void {
      this.isSmall = false;
    }

    getBounds(): Rectangle {
      return this.bounds;
    }

    getNormalBounds(): Rectangle {
      return this.bounds;
    }

    setBounds(bounds: Partial<Rectangle>): void {
      this.bounds = { ...this.bounds, ...bounds };
      const { width, height } = this.bounds;
      void this.page.then((page) => page.setViewportSize({ width, height })).catch(() => undefined);
    }

    close(): void {
      if (this.isGone) return;
      const event = preventable({});
      this.emit('close', event);
      if (!event.defaultPrevented) this.destroy();
    }

    destroy(): void {
      if (this.isGone) return;
      this.isGone = true;
      windows.splice(windows.indexOf(this), 1);
      this.raw.markDestroyed();
      this.emit('closed');
      app.setWindows([...windows]);
      void this.page.then((page) => page.close()).catch(() => undefined);
    }

    isDestroyed(): boolean {
      return this.isGone;
    }

    private async openPage(preload: string | null): Promise<Page> {
      context ??= openContext();
      const page = await (await context).newPage();
      owners.set(page, this.raw);
      await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height });
      page.on('close', () => {
        owners.delete(page);
        this.close();
      });
      page.on('download', (download) => void raiseDownload(session, download).catch(() => undefined));
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame()) this.raw.navigated(frame.url());
      });
      page.on('crash', () => this.raw.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
      await askBeforePopUps(page, (url) => this.raw.mayOpen(toAppUrl(url)));
      if (preload !== null) {
        await page.exposeBinding(BINDING, ({ frame }, message) => this.raw.invoked(frame, message));
        await page.addInitScript({ content: wrapPreload(readFileSync(preload, 'utf8')) });
      }
      return page;
    }
  }

  return StandInWindow;
}
