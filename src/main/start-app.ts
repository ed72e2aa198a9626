import { networkInterfaces } from 'node:os';
import { app, powerMonitor } from 'electron';
import { toTrayModel } from '../core/present/tray.ts';
import type { TrayModel } from '../core/present/tray-model.ts';
import { findTrayHost } from '../node/desktop/tray-host.ts';
import { networkFingerprint } from '../node/network-fingerprint.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { Arguments } from './arguments.ts';
import { createDesk, type Desk } from './desk.ts';
import { endStart } from './end-start.ts';
import { followAutostart } from './follow-autostart.ts';
import { followShortcuts } from './follow-shortcuts.ts';
import { type OpenEngine, openEngine } from './open-engine.ts';
import { TRAY_ICONS_DIR } from './paths.ts';
import { performTrayAction } from './perform.ts';
import { watchPower } from './power.ts';
import { openSmallFile } from './small-file.ts';
import { tellMissingTray } from './tell-missing-tray.ts';
import { createToldMemory } from './told-memory.ts';
import { createTray } from './tray.ts';

/** Starts the app once Electron is ready. Ends it with a message where another engine owns the data folder. */
export function startApp(given: Arguments): void {
  const opened = openEngine(app.getPath('userData'), given.servicesFile);
  if (!opened.ok) {
    endStart(opened.error);
    return;
  }
  const running = opened.value;
  keepAlive(running);
  let isEnding = false;
  app.on('before-quit', () => {
    isEnding = true;
  });
  const desk = createDesk(running, {
    isNow: () => isEnding,
    callOff: () => {
      isEnding = false;
    },
  });
  showInTray(running, desk, () => isEnding);
  followSystem(running, desk);
  running.engine.start();

  const wasOpenedAtLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  if (given.hidden || wasOpenedAtLogin) app.dock?.hide();
  else desk.openWindow();
}

/** An error nobody caught is a bug, and is written down; a monitor that is gone without a word would be a worse one. */
function keepAlive({ log }: OpenEngine): void {
  const trace = (error: unknown): string => (error instanceof Error && error.stack) || String(error);
  process.on('uncaughtException', (error) => log.error('uncaught', { error: trace(error) }));
  process.on('unhandledRejection', (reason) => log.error('unhandled', { error: trace(reason) }));
}

function showInTray(
  { engine, createDispatch, clock }: OpenEngine,
  desk: Desk,
  isEnding: () => boolean,
): void {
  const { wallMs } = clock;
  const toModel = (snapshot: Snapshot): TrayModel =>
    toTrayModel(snapshot, wallMs(), { speech: engine.speech() });
  const host = {
    engine,
    dispatch: createDispatch({}),
    wallMs,
    openWindow: desk.openWindow,
    quit: () => app.quit(),
  };
  const tray = createTray({
    iconsDir: TRAY_ICONS_DIR,
    first: toModel(engine.snapshot()),
    // The menu stays open while the app ends; its files are closed by then.
    perform: (action) => {
      if (!isEnding()) performTrayAction(action, host);
    },
    onClick: (icon) => {
      if (!isEnding() && !desk.panel.toggle(icon)) desk.openWindow();
    },
  });
  engine.onSnapshot((snapshot) => tray.show(toModel(snapshot)));
}

/** What the system and the user do to the app as a whole. */
function followSystem({ engine, clock, log, autostart, close }: OpenEngine, desk: Desk): void {
  if (autostart !== null) followAutostart(engine, autostart, clock, log);
  const endings = [
    followShortcuts(engine, clock, {
      dashboard: () => desk.openWindow(),
      pad: desk.openPad,
    }),
    watchPower({
      engine,
      clock,
      monitor: powerMonitor,
      readNetwork: () => networkFingerprint(networkInterfaces()),
      isOnBattery: () => powerMonitor.isOnBatteryPower(),
      onLock: desk.panel.close,
    }),
    ...(process.platform === 'linux'
      ? [
          tellMissingTray({
            clock,
            findTrayHost: () => findTrayHost(process.env),
            memory: createToldMemory(openSmallFile(app.getPath('userData'), 'desktop', log)),
            tell: () => {
              const { title, text } = engine.speech().words.desktop.noTray;
              desk.tell('tray', title, text);
            },
          }),
        ]
      : []),
  ];
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes('--hidden')) desk.openWindow();
  });
  app.on('activate', () => desk.openWindow());
  // Listening is what keeps the app alive without a window; the tray is still there.
  app.on('window-all-closed', () => undefined);
  app.on('will-quit', () => {
    for (const end of endings) end();
    close();
  });
}
