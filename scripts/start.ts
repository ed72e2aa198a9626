import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** `npm start`: the desktop app where an Electron runtime is at hand or can be had, else the Node host with its dashboard. */

const ROOT = join(import.meta.dirname, '..');
/** A slow line takes minutes for a hundred megabytes; a fetch that is broken off begins anew at the next start. */
const FETCH_DEADLINE_MS = 900_000;
/** A host that answers nothing at all must not hold the start up for long. */
const CONNECT_DEADLINE_MS = 5_000;

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Electron's own folder; null where the package is not installed. */
function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The Electron program, by the rules of electron/index.js; null where there is none yet. */
function findRuntime(folder: string | null, env: NodeJS.ProcessEnv): string | null {
  const program = PROGRAMS[process.platform] ?? 'electron';
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (elsewhere) return [join(elsewhere, program)].find((path) => existsSync(path)) ?? null;
  if (folder === null || !existsSync(join(folder, 'path.txt'))) return null;
  const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** Whether the place that Electron is fetched from answers at all; the full download then gets its time. */
async function canFetch(env: NodeJS.ProcessEnv): Promise<boolean> {
  const mirror = env.ELECTRON_MIRROR || env.npm_config_electron_mirror || 'https://github.com/';
  // Node's fetch does not use a proxy by itself, the download may: let it try.
  if (env.HTTPS_PROXY || env.https_proxy) return true;
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(CONNECT_DEADLINE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** Runs Electron's own installer once, which checks the download against its list of hashes. */
async function fetchRuntime(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  process.stdout.write('Fetching the Electron runtime, once: more than 100 MB…\n');
  if (!(await canFetch(env))) return;
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_DEADLINE_MS,
  });
  await new Promise((resolve) => {
    installer.once('error', resolve);
    installer.once('exit', resolve);
  });
}

/** Runs a program in this one's place: passes signals on and ends as it ends. A terminal's Ctrl+C reaches it by itself. */
function become(program: string, programArgs: readonly string[]): void {
  let child: ChildProcess | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal);
    });
  }
  child = spawn(program, programArgs, { stdio: 'inherit' });
  child.once('error', (error) => {
    process.stderr.write(`Could not start: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    // 128 + n is how a shell reports a signal; SIGINT and SIGTERM are how people stop a program.
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1);
  });
}

const args = process.argv.slice(2);
const folder = electronFolder();
if (
  findRuntime(folder, process.env) === null &&
  folder !== null &&
  !process.env.ELECTRON_OVERRIDE_DIST_PATH
) {
  await fetchRuntime(folder, process.env);
}
const runtime = findRuntime(folder, process.env);

if (runtime === null) {
  process.stdout.write(
    'No Electron runtime here: serving the dashboard in the browser instead of the tray.\n',
  );
  become(process.execPath, [join(ROOT, 'out/headless/index.js'), 'serve', '--open', ...args]);
} else {
  // The project folder, not the bundle: Electron takes name, version and entry from its package.json.
  become(runtime, [ROOT, ...args]);
}
