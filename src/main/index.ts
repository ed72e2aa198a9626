import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import { APP_ID, APP_NAME } from '../shared/identity.ts';
import { parseArguments } from './arguments.ts';
import { registerScheme } from './protocol.ts';
import { startApp } from './start-app.ts';

/** What must be settled before Electron is ready: where everything is kept, who we are, and that we are the only one. */

const given = parseArguments(process.argv, process.env);

/** Makes the folders and tells Electron of them. Throws where they cannot be made. */
function settleFolders(): void {
  if (given.dataDir !== null) {
    const folder = resolve(given.dataDir);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  }
  // Chromium keeps a profile of dozens of files; the data folder stays readable with it in a folder of its own.
  const sessionData = join(app.getPath('userData'), 'chromium');
  mkdirSync(sessionData, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', sessionData);
}

function start(): void {
  try {
    settleFolders();
  } catch (error) {
    dialog.showErrorBox(`${APP_NAME} cannot start`, `Its data folder cannot be used. ${String(error)}`);
    app.exit(1);
    return;
  }
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  if (process.platform === 'linux') app.setDesktopName(`${APP_ID}.desktop`);
  if (!app.requestSingleInstanceLock()) {
    // The one that runs has been told, and opens its window.
    app.quit();
    return;
  }
  registerScheme();
  void app.whenReady().then(() => startApp(given));
}

start();
