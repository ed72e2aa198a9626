import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import Store from 'electron-store';
import { createEngine } from '../core/engine.ts';
import { createDispatch } from '../core/handlers.ts';
import { toTrayModel } from '../core/present/tray.ts';
import type { TrayAction } from '../core/present/tray-model.ts';
import { assemblePorts } from '../node/assemble.ts';
import { createClock } from '../node/clock.ts';
import { createEnvironmentProxy } from '../node/http/environment-proxy.ts';
import { createLog } from '../node/log.ts';
import type { Arguments } from './arguments.ts';
import { createAutostart } from './autostart.ts';
import { createBoundsMemory } from './bounds-memory.ts';
import { adoptAutostart, followAutostart } from './follow-autostart.ts';
import { APP_NAME } from './identity.ts';
import { handleCalls } from './ipc.ts';
import { loadServices } from './load-services.ts';
import { setWindowMenu } from './menu.ts';
import { createNotifier } from './notifier.ts';
import { showByHelper } from './notify-fallback.ts';
import { performTrayAction, toHash } from './perform.ts';
import { watchPower } from './power.ts';
import { serveRenderer } from './protocol.ts';
import { parseProxyAnswer } from './proxy.ts';
import { openLink, restrictNavigation, restrictSession } from './security.ts';
import { createTray } from './tray.ts';
import { createDashboard } from './windows.ts';

/** Beside out/main, both in the project and in the packaged archive. */
const ROOT = join(import.meta.dirname, '../..');
const APP_ICON = join(ROOT, 'assets/icons/app/icon.png');

/** Builds the app: ports, engine, then everything that shows it. Ends the app with a message where another engine is at work. */
export function startApp(given: Arguments): void {
  const folder = app.getPath('userData');
  const clock = createClock();
  const log = createLog({ folder, env: process.env });
  const { services, notices } = loadServices(
    join(ROOT, 'assets/services.json'),
    given.servicesFile,
    clock.wallMs(),
  );
  const environmentProxy = createEnvironmentProxy(process.env);
  const assembled = assemblePorts({
    folder,
    services,
    version: app.getVersion(),
    log,
    clock,
    resolveProxy: async (url) =>
      parseProxyAnswer(await session.defaultSession.resolveProxy(url)) ?? environmentProxy(url),
    openSettingsFile: (options) => new Store<Record<string, unknown>>(options),
  });
  if (!assembled.ok) {
    log.error('start', { message: assembled.error.message });
    dialog.showErrorBox(`${APP_NAME} cannot start`, assembled.error.message);
    app.exit(1);
    return;
  }
  const { ports, close } = assembled.value;

  const autostart = createAutostart(app, process.env);
  if (autostart !== null) adoptAutostart(ports.settings, autostart);
  const engine = createEngine({
    ports,
    catalogue: services.services,
    capabilities: { tray: true, notifications: true, startAtLogin: autostart !== null, openLinks: true },
    version: app.getVersion(),
    run: randomUUID(),
    notices: [...notices, ...assembled.value.notices],
  });
  const dispatch = createDispatch(engine, ports, { openLink });

  const devUrl = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
  const devOrigin = devUrl === null ? null : new URL(devUrl).origin;
  restrictSession(session.defaultSession, devOrigin);
  restrictNavigation(app, devOrigin);
  serveRenderer(join(ROOT, 'out/renderer'));

  const dashboard = createDashboard({
    preloadFile: join(ROOT, 'out/preload/index.cjs'),
    iconFile: APP_ICON,
    devUrl,
    bounds: createBoundsMemory(folder, log),
    log,
    onOpenChange: (isOpen) => {
      if (isOpen) void app.dock?.show();
      else app.dock?.hide();
    },
  });
  handleCalls(dispatch, () => dashboard.current()?.webContents.id ?? null, devOrigin);
  setWindowMenu();

  const perform = (action: TrayAction): void =>
    performTrayAction(action, {
      engine,
      dispatch,
      wallMs: clock.wallMs,
      openWindow: dashboard.open,
      quit: () => app.quit(),
    });
  const tray = createTray(
    join(ROOT, 'assets/icons/tray'),
    toTrayModel(engine.snapshot(), clock.wallMs()),
    perform,
  );
  engine.onSnapshot((snapshot) => {
    tray.show(toTrayModel(snapshot, clock.wallMs()));
    dashboard.send('snapshot.changed', snapshot);
  });

  engine.onNotification(
    createNotifier({
      clock,
      log,
      iconFile: APP_ICON,
      openService: (serviceId) => dashboard.open(toHash('now', serviceId)),
      showByHelper,
      showInWindow: ({ id, at, title, body }) =>
        engine.addNotice({ id, at, kind: 'notification', text: `${title}. ${body}` }),
    }),
  );

  const stopWatchingPower = watchPower(engine, clock);
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes('--hidden')) dashboard.open();
  });
  app.on('activate', () => dashboard.open());
  // Listening is what keeps the app alive without a window; the tray is still there.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', () => {
    stopWatchingPower();
    engine.stop();
    close();
  });

  if (autostart !== null) followAutostart(engine, autostart, clock, log);
  engine.start();
  const wasOpenedAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  if (given.hidden || wasOpenedAtLogin) app.dock?.hide();
  else dashboard.open();
}
