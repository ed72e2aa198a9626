import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, posix, resolve, win32 } from 'node:path';
import type { StorageProblem } from '../../core/ports.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { errorCode, toFileProblem } from './file-problem.ts';

const APP_NAME = 'Pilotlight';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where everything Pilotlight keeps is kept: what Electron calls `userData` for an app of this name, so that both hosts share
 * it (https://www.electronjs.org/docs/latest/api/app#appgetpathname). `override` is a folder the user named, taken from the
 * working directory where it is relative. Creates nothing.
 */
export function dataFolder(env: Environment, platform: NodeJS.Platform, override?: string): string {
  if (override !== undefined && override !== '') return resolve(override);
  if (platform === 'win32') {
    const profile = env.USERPROFILE || homedir();
    return win32.join(env.APPDATA || win32.join(profile, 'AppData', 'Roaming'), APP_NAME);
  }
  const home = env.HOME || homedir();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', APP_NAME);
  const config = env.XDG_CONFIG_HOME ?? '';
  // "If an implementation encounters a relative path […] it should ignore it": the XDG Base Directory specification.
  return posix.join(posix.isAbsolute(config) ? config : posix.join(home, '.config'), APP_NAME);
}

/** Where the disk is read-only Node says instead that a folder above is missing. */
function whyNotMade(path: string, error: unknown): unknown {
  if (errorCode(error) !== 'ENOENT') return error;
  let above = dirname(path);
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  try {
    accessSync(above, constants.W_OK);
    return error;
  } catch (refusal) {
    return refusal;
  }
}

/** Makes the data folder where it is missing, for the user's eyes only. A folder that is there keeps its mode. */
export function createDataFolder(path: string): Result<string, StorageProblem> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return ok(path);
  } catch (error) {
    return err(toFileProblem(whyNotMade(path, error), path));
  }
}
