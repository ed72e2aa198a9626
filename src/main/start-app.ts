import { networkInterfaces } from 'node:os';
import { app, dialog, powerMonitor, session } from 'electron';
import { toTrayModel } from '../core/present/tray.ts';
import type { Arguments } from './arguments.ts';
import { createBoundsMemory } from './bounds-memory.ts';
import { followAutostart } from './follow-autostart.ts';
import { APP_NAME } from './identity.ts';
import { handleCalls } from './ipc.ts';
import { setWindowMenu } from './menu.ts';
import { networkFingerprint } from '../node/network-fingerprint.ts';
import { createNotifier } from './notifier.ts';
import { showByHelper } from './notify-fallback.ts';
import { type OpenEngine, openEngine } from './open-engine.ts';
import { APP_ICON_FILE, PRELOAD_FILE, RENDERER_DIR, TRAY_ICONS_DIR } from './paths.ts';
import { performTrayAction, toHash } from './perform.ts';
import { watchPower } from './power.ts';
import { serveRenderer } from './protocol.ts';
import { restrictNavigation, restrictSession } from './security.ts';
import { createTray } from './tray.ts';
import { createDashboard, type Dashboard } from './windows.ts';

/** Starts the app once Electron is ready. Ends it with a message where another engine owns the data folder. */
export function startApp(given: Arguments): void {
  const opened = openEngine(app.getPath('userData'), given.servicesFile);
  if (!opened.ok) {
    dialog.showErrorBox(`${APP_NAME} cannot start`, opened.error.message);
    app.exit(1);
    return;
  }
  const running = opened.value;
  keepAlive(running);
  const dashboard = openDashboard(running);
  showInTray(running, dashboard);
  showNotifications(running, dashboard);
  followSystem(running, dashboard);
  running.engine.start();

  const wasOpenedAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  if (given.hidden || wasOpenedAtLogin) app.dock?.hide();
  else dashboard.open();
}

/** An error nobody caught is a bug, and is written down; a monitor that is gone without a word would be a worse one. */
function keepAlive({ log }: OpenEngine): void {
  process.on('uncaughtException', (error) => log.error('uncaught', { error: error.stack ?? String(error) }));
  process.on('unhandledRejection', (reason) => log.error('unhandled', { error: String(reason) }));
}

/** The window with everything that guards it. */
function openDashboard({ engine, dispatch, log }: OpenEngine): Dashboard {
  const devUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  const devOrigin = devUrl === null ? null : new URL(devUrl).origin;
  restrictSession(session.defaultSession, devOrigin);
  restrictNavigation(app, devOrigin);
  serveRenderer(RENDERER_DIR);
  setWindowMenu();
  const dashboard = createDashboard({
    preloadFile: PRELOAD_FILE,
    iconFile: APP_ICON_FILE,
    devUrl,
    bounds: createBoundsMemory(app.getPath('userData'), log),
    log,
    onOpenChange: (isOpen) => {
      if (isOpen) void app.dock?.show();
      else app.dock?.hide();
    },
  });
  handleCalls(dispatch, () => dashboard.current()?.webContents.id ?? null, devOrigin);
  engine.onSnapshot((snapshot) => dashboard.send('snapshot.changed', snapshot));
  return dashboard;
}

function showInTray({ engine, dispatch, clock }: OpenEngine, dashboard: Dashboard): void {
  const { wallMs } = clock;
  const host = { engine, dispatch, wallMs, openWindow: dashboard.open, quit: () => app.quit() };
  const tray = createTray(TRAY_ICONS_DIR, toTrayModel(engine.snapshot(), wallMs()), (action) =>
    performTrayAction(action, host),
  );
  engine.onSnapshot((snapshot) => tray.show(toTrayModel(snapshot, wallMs())));
}

function showNotifications({ engine, clock, log }: OpenEngine, dashboard: Dashboard): void {
  const notify = createNotifier({
    clock,
    log,
    iconFile: APP_ICON_FILE,
    openService: (serviceId) => dashboard.open(toHash('now', serviceId)),
    showByHelper,
    showInWindow: ({ id, at, title, body }) =>
      engine.addNotice({ id, at, kind: 'notification', text: `${title}. ${body}` }),
  });
  engine.onNotification(notify);
}

/** What the system and the user do to the app as a whole. */
function followSystem({ engine, clock, log, autostart, close }: OpenEngine, dashboard: Dashboard): void {
  if (autostart !== null) followAutostart(engine, autostart, clock, log);
  const stopWatchingPower = watchPower({
    engine,
    clock,
    monitor: powerMonitor,
    readNetwork: () => networkFingerprint(networkInterfaces()),
  });
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes('--hidden')) dashboard.open();
  });
  app.on('activate', () => dashboard.open());
  // Listening is what keeps the app alive without a window; the tray is still there.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', () => {
    stopWatchingPower();
    close();
  });
}
