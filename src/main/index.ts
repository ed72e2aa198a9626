import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { StorageProblem } from '../core/ports.ts';
import { toFileProblem } from '../node/data-folder/file-problem.ts';
import { APP_ID } from '../shared/identity.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { parseArguments } from './arguments.ts';
import { endStart } from './end-start.ts';
import { registerScheme } from './protocol.ts';
import { startApp } from './start-app.ts';

/** What must be settled before Electron is ready: where everything is kept, who we are, and that we are the only one. */

const given = parseArguments(process.argv, process.env);

/** Makes the folders and tells Electron of them. */
function settleFolders(): Result<void, StorageProblem> {
  const folder = given.dataDir === null ? app.getPath('userData') : resolve(given.dataDir);
  // Chromium keeps a profile of dozens of files; the data folder stays readable with it in a folder of its own.
  const sessionData = join(folder, 'chromium');
  try {
    mkdirSync(sessionData, { recursive: true, mode: 0o700 });
    // Where nothing may be written, the lock below is denied as if another one ran, and the start would end without a word.
    accessSync(folder, constants.W_OK);
  } catch (error) {
    return err(toFileProblem(error, folder));
  }
  if (given.dataDir !== null) app.setPath('userData', folder);
  app.setPath('sessionData', sessionData);
  return ok(undefined);
}

function start(): void {
  const settled = settleFolders();
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  if (process.platform === 'linux') app.setDesktopName(`${APP_ID}.desktop`);
  if (!settled.ok) {
    void app.whenReady().then(() => endStart(settled.error));
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    // The one that runs has been told, and opens its window.
    app.quit();
    return;
  }
  registerScheme();
  // A start that fails half way would hold the lock, and nobody would see or reach it.
  app
    .whenReady()
    .then(() => startApp(given))
    .catch((error: unknown) => endStart({ kind: 'unexpected', message: String(error) }));
}

start();
