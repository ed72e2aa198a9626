import { BrowserWindow, screen } from 'electron';
import type { Clock, Log } from '../core/ports.ts';
import { APP_NAME } from '../shared/identity.ts';
import type { EventName } from '../shared/names.ts';
import type { Bounds } from './bounds.ts';
import { panelUrl } from './origin.ts';
import { firstColour, ownPreferences } from './own-pages.ts';
import { PANEL_FIRST_HEIGHT, placePanel } from './panel-place.ts';

export interface PanelOptions {
  readonly preloadFile: string;
  /** The development server's address; null in a built app. */
  readonly devUrl: string | null;
  readonly clock: Pick<Clock, 'monoMs' | 'after'>;
  readonly log: Log;
}

export interface Panel {
  /**
   * Opens the panel beside the icon a click came from, or closes it. Answers false where it has no place there, as on Linux,
   * and nothing was done.
   */
  readonly toggle: (icon: Bounds) => boolean;
  readonly close: () => void;
  /** Makes it as high as its content; the first time it is shown only then. */
  readonly fit: (heightPx: number) => void;
  readonly contentsId: () => number | null;
  readonly send: (name: EventName, payload: unknown) => void;
}

/** A click on the icon takes the focus from an open panel first, and so closes it: the same click must not open it again. */
const SAME_CLICK_MS = 300;
/** A page that never says how high it is is shown all the same. */
const FIT_DEADLINE_MS = 1_000;

function createPanelWindow(preloadFile: string, place: Bounds): BrowserWindow {
  return new BrowserWindow({
    ...place,
    title: APP_NAME,
    show: false,
    frame: false,
    resizable: false,
    movable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    // On macOS a panel floats over full-screen apps and leaves the app in front where it is.
    ...(process.platform === 'darwin' ? { type: 'panel' as const } : {}),
    backgroundColor: firstColour(),
    webPreferences: ownPreferences(preloadFile, false),
  });
}

/** The compact panel by the tray: made for a click, gone with the focus. */
export function createPanel({ preloadFile, devUrl, clock, log }: PanelOptions): Panel {
  let open: { readonly window: BrowserWindow; readonly icon: Bounds } | null = null;
  let closedAtMs = Number.NEGATIVE_INFINITY;

  const place = (icon: Bounds, heightPx: number): Bounds | null =>
    placePanel(icon, screen.getAllDisplays(), heightPx);
  const close = (): void => open?.window.destroy();

  const create = (icon: Bounds, bounds: Bounds): void => {
    const window = createPanelWindow(preloadFile, bounds);
    open = { window, icon };
    const show = (): void => {
      if (!window.isDestroyed() && !window.isVisible()) window.show();
    };
    window.on('blur', close);
    window.on('unresponsive', close);
    window.once('closed', () => {
      open = null;
      closedAtMs = clock.monoMs();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      log.error('panel.crashed', { reason });
      close();
    });
    const loaded = window.loadURL(panelUrl(devUrl)).catch((error: unknown) => {
      if (!window.isDestroyed()) log.error('panel.load', { message: String(error) });
    });
    void loaded.then(() => clock.after(FIT_DEADLINE_MS, show));
  };

  return {
    toggle: (icon) => {
      const bounds = place(icon, PANEL_FIRST_HEIGHT);
      if (bounds === null) return false;
      if (open !== null) close();
      else if (clock.monoMs() - closedAtMs > SAME_CLICK_MS) create(icon, bounds);
      return true;
    },
    close,
    fit: (heightPx) => {
      if (open === null) return;
      const bounds = place(open.icon, heightPx);
      if (bounds !== null) open.window.setBounds(bounds);
      if (!open.window.isVisible()) open.window.show();
    },
    contentsId: () => open?.window.webContents.id ?? null,
    send: (name, payload) => {
      if (open !== null && !open.window.webContents.isLoadingMainFrame()) {
        open.window.webContents.send(name, payload);
      }
    },
  };
}
