import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** Within the project's folder. */
export const MAIN_BUNDLE = 'out/main/index.js';
export const PRELOAD_BUNDLE = join(ROOT, 'out/preload/index.cjs');

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Electron's program, where a runtime is installed or named by ELECTRON_OVERRIDE_DIST_PATH; null elsewhere. */
export function findElectron(): string | null {
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const program = elsewhere
    ? join(elsewhere, PROGRAMS[process.platform] ?? 'electron')
    : existsSync(pathFile)
      ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
      : null;
  return program !== null && existsSync(program) ? program : null;
}

/** Node 24, the engine that Electron embeds: this process's own where it is new enough, else the dev dependency's. */
export function findNode(): string {
  const [major = '0'] = process.versions.node.split('.');
  return Number(major) >= 24 ? process.execPath : join(ROOT, 'node_modules/.bin/node');
}
