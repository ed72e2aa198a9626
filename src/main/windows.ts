import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../core/ports.ts';
import type { EventName } from '../shared/names.ts';
import { type Bounds, correctBounds, LEAST_SIZE } from './bounds.ts';
import { APP_NAME } from './identity.ts';
import { START_URL } from './origin.ts';

/** Where the window stood when it was last closed. */
export interface BoundsMemory {
  readonly load: () => Bounds | null;
  readonly save: (bounds: Bounds) => void;
}

export interface DashboardOptions {
  readonly preloadFile: string;
  readonly iconFile: string;
  /** The development server's address; null in a built app. */
  readonly devUrl: string | null;
  readonly bounds: BoundsMemory;
  readonly log: Log;
  /** Called with whether a window is open, each time that changes. */
  readonly onOpenChange: (isOpen: boolean) => void;
}

export interface Dashboard {
  /** Opens the window, or brings it to the front; `hash` names the place inside it. */
  readonly open: (hash?: string) => void;
  readonly current: () => BrowserWindow | null;
  readonly send: (name: EventName, payload: unknown) => void;
}

/** A page that dies again within this time stays closed, so that a crash at start cannot loop. */
const CRASH_PAUSE_MS = 60_000;

function createWindow({ preloadFile, iconFile, bounds }: DashboardOptions): BrowserWindow {
  return new BrowserWindow({
    ...correctBounds(
      bounds.load(),
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: APP_NAME,
    show: false,
    autoHideMenuBar: true,
    // Until the first paint the window shows this: a white flash at night is a rude greeting.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14161a' : '#fafafa',
    ...(process.platform === 'linux' ? { icon: iconFile } : {}),
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
}

/** The one window: made when asked for, destroyed when closed, so that a closed window costs nothing. */
export function createDashboard(options: DashboardOptions): Dashboard {
  const { devUrl, bounds, log, onOpenChange } = options;
  let window: BrowserWindow | null = null;
  let crashedAt = Number.NEGATIVE_INFINITY;

  const load = (target: BrowserWindow, hash: string): void => {
    target.loadURL(`${devUrl ?? START_URL}${hash}`).catch((error: unknown) => {
      if (!target.isDestroyed()) log.error('window.load', { message: String(error) });
    });
  };

  const reviveOrClose = (target: BrowserWindow, reason: string): void => {
    log.error('window.crashed', { reason });
    const isRepeated = performance.now() - crashedAt < CRASH_PAUSE_MS;
    crashedAt = performance.now();
    if (isRepeated) target.destroy();
    else target.webContents.reload();
  };

  const create = (hash: string): BrowserWindow => {
    const created = createWindow(options);
    created.once('ready-to-show', () => created.show());
    created.on('close', () => bounds.save(created.getNormalBounds()));
    created.on('closed', () => {
      window = null;
      onOpenChange(false);
    });
    created.webContents.on('render-process-gone', (_event, { reason }) => reviveOrClose(created, reason));
    load(created, hash);
    onOpenChange(true);
    return created;
  };

  const open = (hash = ''): void => {
    if (window === null) {
      window = create(hash);
      return;
    }
    if (hash !== '') load(window, hash);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  const send = (name: EventName, payload: unknown): void => {
    if (window !== null && !window.webContents.isLoadingMainFrame()) window.webContents.send(name, payload);
  };

  return { open, current: () => window, send };
}
