import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { parseArguments } from './arguments.ts';
import { APP_ID } from './identity.ts';
import { registerScheme } from './protocol.ts';
import { startApp } from './start-app.ts';

/** What must be settled before Electron is ready: where everything is kept, who we are, and that we are the only one. */

const given = parseArguments(process.argv, process.env);

if (given.dataDir !== null) {
  const folder = resolve(given.dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
}
// Chromium keeps a profile of dozens of files; the data folder stays readable with it in a folder of its own.
const sessionData = join(app.getPath('userData'), 'chromium');
mkdirSync(sessionData, { recursive: true, mode: 0o700 });
app.setPath('sessionData', sessionData);

if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
if (process.platform === 'linux') app.setDesktopName(`${APP_ID}.desktop`);

if (app.requestSingleInstanceLock()) {
  registerScheme();
  void app.whenReady().then(() => startApp(given));
} else {
  // The one that runs has been told, and opens its window.
  app.quit();
}
