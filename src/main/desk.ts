import { app, session } from 'electron';
import type { Message } from '../core/notification.ts';
import { toServerBody } from '../node/desktop/markup.ts';
import { showByHelper } from '../node/desktop/show-by-helper.ts';
import type { ShownBy } from '../shared/host-calls.ts';
import { APP_ID, APP_NAME } from '../shared/identity.ts';
import { NEW_NOTE, type Place, toPlaceHash } from '../shared/place.ts';
import type { Ending } from './ask-before-closing.ts';
import { createBoundsMemory } from './bounds-memory.ts';
import { createFolderActions } from './folder-actions.ts';
import { handleCalls } from './ipc.ts';
import { followWindowMenu } from './menu.ts';
import { createNotifier, handleLateClicks } from './notifier.ts';
import type { OpenEngine } from './open-engine.ts';
import { createPanel, type Panel } from './panel.ts';
import { APP_ICON_FILE, PRELOAD_FILE, RENDERER_DIR } from './paths.ts';
import { serveRenderer } from './protocol.ts';
import { restrictNavigation, restrictSession } from './security.ts';
import { openSmallFile } from './small-file.ts';
import { followSpelling } from './spelling.ts';
import { createDashboard } from './windows.ts';

/** Everything the user sees of the app beside the tray. Once the app is ending, nothing opens any more. */
export interface Desk {
  readonly openWindow: (hash?: string) => void;
  /** Opens the window to write in: at the note that is open in it, or else at a new one. */
  readonly openPad: () => void;
  readonly panel: Panel;
  readonly showMessage: (message: Message) => Promise<ShownBy>;
  /** Says something of Pilotlight itself: in the window, and as a message where no window is open. */
  readonly tell: (id: string, title: string, text: string) => void;
}

/** Makes the window, the panel and the messages, with everything that guards them, and opens the contract's door to their pages. */
export function createDesk(running: OpenEngine, ending: Ending): Desk {
  const { engine, clock, log } = running;
  const words = () => engine.speech().words.desktop;
  const devUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  const devOrigin = devUrl === null ? null : new URL(devUrl).origin;
  restrictSession(session.defaultSession, devOrigin);
  restrictNavigation(app, devOrigin);
  followSpelling(engine, session.defaultSession, process.platform, () => app.getPreferredSystemLanguages());
  serveRenderer(RENDERER_DIR);
  followWindowMenu(engine);

  const dashboard = createDashboard({
    preloadFile: PRELOAD_FILE,
    iconFile: APP_ICON_FILE,
    devUrl,
    bounds: createBoundsMemory(openSmallFile(app.getPath('userData'), 'window', log)),
    log,
    words,
    ending,
    onOpenChange: (isOpen) => {
      if (isOpen) void app.dock?.show();
      else app.dock?.hide();
    },
    onLost: (isReopened) => {
      const { closed, lost, lostTwice } = words().window;
      tell('window', closed, isReopened ? lost : lostTwice);
    },
  });
  const panel = createPanel({ preloadFile: PRELOAD_FILE, devUrl, clock, log });
  const openWindow = (hash = ''): void => {
    if (ending.isNow()) return;
    panel.close();
    dashboard.open(hash);
  };
  const openPlace = (place: Place | null): void => openWindow(place === null ? '' : toPlaceHash(place));
  const openPad = (): void => openWindow(/^#\/notes\/./.test(dashboard.hash()) ? '' : toPlaceHash(NEW_NOTE));
  const showMessage = createNotifier({
    clock,
    log,
    iconFile: APP_ICON_FILE,
    toBody: (text) =>
      process.platform === 'linux' ? toServerBody(text, process.env) : Promise.resolve(text),
    openPlace,
    showByHelper: async (message) => {
      const onClick = (): void => openPlace(message.place);
      const problem = await showByHelper(message, { appName: APP_NAME, appId: APP_ID, onClick });
      if (problem !== null) log.warn('notification.helper', { id: message.id, message: problem });
      return problem === null;
    },
    showInWindow: ({ id, at, title, body }) =>
      engine.addNotice({ id, at, kind: 'notification', text: `${title}. ${body}` }),
  });
  const tell = (id: string, title: string, text: string): void => {
    const at = clock.wallMs();
    engine.addNotice({ id, at, kind: 'desktop', text });
    if (dashboard.isOpen()) return;
    void showMessage({ id: `${id}-${at}`, at, place: null, title, body: text, urgency: 'normal' });
  };

  handleCalls(
    running.createDispatch({
      showMessage,
      ...createFolderActions(dashboard.window, () => words().notesFolder),
      openWindow: (place) => openWindow(toPlaceHash(place)),
      holdWindow: dashboard.hold,
      fitPanel: panel.fit,
      closePanel: panel.close,
    }),
    (contentsId) => contentsId === dashboard.contentsId() || contentsId === panel.contentsId(),
    devOrigin,
  );
  handleLateClicks(() => openWindow());
  engine.onNotification(async (notification) => {
    await showMessage(notification);
    return true;
  });
  engine.onSnapshot((snapshot) => {
    dashboard.send('snapshot.changed', snapshot);
    panel.send('snapshot.changed', snapshot);
  });
  return { openWindow, openPad, panel, showMessage, tell };
}
