import { BrowserWindow, screen } from 'electron';
import type { Log } from '../core/ports.ts';
import { APP_NAME } from '../shared/identity.ts';
import type { EventName } from '../shared/names.ts';
import type { Words } from '../shared/words/english/english.ts';
import { askBeforeClosing, type Ending } from './ask-before-closing.ts';
import { type Bounds, correctBounds, LEAST_SIZE } from './bounds.ts';
import { addContextMenu } from './context-menu.ts';
import { START_URL } from './origin.ts';
import { firstColour, ownPreferences } from './own-pages.ts';
import { watchForTrouble } from './window-trouble.ts';

/** Where the window stood when it was last closed; its bounds are those it has when it is not maximised. */
export interface WindowPlace {
  readonly bounds: Bounds | null;
  readonly isMaximized: boolean;
}

export interface BoundsMemory {
  readonly load: () => WindowPlace;
  readonly save: (place: WindowPlace) => void;
}

export interface DashboardOptions {
  readonly preloadFile: string;
  readonly iconFile: string;
  /** The development server's address; null in a built app. */
  readonly devUrl: string | null;
  readonly bounds: BoundsMemory;
  readonly log: Log;
  readonly words: () => Words['desktop'];
  readonly ending: Ending;
  /** Called with whether a window is open, each time that changes. */
  readonly onOpenChange: (isOpen: boolean) => void;
  /** Called when the window's page died or hung, with whether it was opened anew. */
  readonly onLost: (isReopened: boolean) => void;
}

export interface Dashboard {
  /** Opens the window, or brings it to the front; `hash` names the place inside it. */
  readonly open: (hash?: string) => void;
  readonly contentsId: () => number | null;
  readonly isOpen: () => boolean;
  /** The place inside the window as its address says it; empty while it is closed. */
  readonly hash: () => string;
  /** The window itself, for what must belong to it; null while it is closed. */
  readonly window: () => BrowserWindow | null;
  readonly send: (name: EventName, payload: unknown) => void;
  /** Says whether the window holds text that could not be saved. */
  readonly hold: (isHeld: boolean) => void;
}

/** A page that dies again within this time stays closed, so that a crash at start cannot loop. */
const CRASH_PAUSE_MS = 60_000;

function createWindow({ preloadFile, iconFile }: DashboardOptions, bounds: Bounds | null): BrowserWindow {
  return new BrowserWindow({
    ...correctBounds(
      bounds,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: APP_NAME,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: firstColour(),
    ...(process.platform === 'linux' ? { icon: iconFile } : {}),
    webPreferences: ownPreferences(preloadFile, true),
  });
}

/**
 * Shows a new window with its first paint, and in any case once its page is there: on Wayland nothing may be painted before the window
 * is shown, and its event never comes (https://github.com/electron/electron/issues/48859).
 */
function showWhenReady(window: BrowserWindow, isMaximized: boolean, loaded: Promise<void>): void {
  let isShown = false;
  const show = (): void => {
    if (!isShown && !window.isDestroyed()) {
      if (isMaximized) window.maximize();
      window.show();
    }
    isShown = true;
  };
  window.once('ready-to-show', show);
  void loaded.then(show);
}

function placeOf(window: BrowserWindow): WindowPlace {
  return { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
}

function hashOf({ webContents }: BrowserWindow): string {
  const url = webContents.getURL();
  return URL.canParse(url) ? new URL(url).hash : '';
}

/** The one window: made when asked for, destroyed when closed, so that a closed window costs nothing. */
export function createDashboard(options: DashboardOptions): Dashboard {
  const { devUrl, bounds, log, words, ending, onOpenChange, onLost } = options;
  let window: BrowserWindow | null = null;
  let isHeld = false;
  let lostAtMs = Number.NEGATIVE_INFINITY;

  const load = (target: BrowserWindow, hash: string): Promise<void> =>
    target.loadURL(`${devUrl ?? START_URL}${hash}`).catch((error: unknown) => {
      if (!target.isDestroyed()) log.error('window.load', { message: String(error) });
    });

  /** A page that is lost takes its window with it: the next one owes nothing to it. */
  const replace = (lost: BrowserWindow): void => {
    if (lost.isDestroyed()) return;
    const hash = hashOf(lost);
    const isRepeated = performance.now() - lostAtMs < CRASH_PAUSE_MS;
    lostAtMs = performance.now();
    bounds.save(placeOf(lost));
    lost.destroy();
    if (!isRepeated) open(hash);
    onLost(!isRepeated);
  };

  const create = (hash: string): BrowserWindow => {
    const place = bounds.load();
    const created = createWindow(options, place.bounds);
    isHeld = false;
    created.on('close', () => bounds.save(placeOf(created)));
    created.on('closed', () => {
      window = null;
      onOpenChange(false);
    });
    const say = () => words().window;
    watchForTrouble(created, { log, words: say }, () => replace(created));
    askBeforeClosing(created, { isHeld: () => isHeld, ending, words: say, log });
    addContextMenu(created, words);
    showWhenReady(created, place.isMaximized, load(created, hash));
    onOpenChange(true);
    return created;
  };

  const open = (hash = ''): void => {
    if (window === null) {
      window = create(hash);
      return;
    }
    if (hash !== '') void load(window, hash);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  const send = (name: EventName, payload: unknown): void => {
    if (window !== null && !window.webContents.isLoadingMainFrame()) window.webContents.send(name, payload);
  };

  return {
    open,
    contentsId: () => window?.webContents.id ?? null,
    isOpen: () => window !== null,
    hash: () => (window === null ? '' : hashOf(window)),
    window: () => window,
    send,
    hold: (next) => {
      isHeld = next;
    },
  };
}
