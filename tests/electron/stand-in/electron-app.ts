import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { closeBrowser } from './chromium.ts';
import { createInstanceLock } from './instance-lock.ts';
import { preventable } from './preventable.ts';

const MEMBERS = [
  'getPath',
  'setPath',
  'getAppPath',
  'getVersion',
  'getName',
  'getLocale',
  'getSystemLocale',
  'getPreferredSystemLanguages',
  'isReady',
  'whenReady',
  'requestSingleInstanceLock',
  'setDesktopName',
  'quit',
  'exit',
  'isPackaged',
  'dock',
] as const satisfies readonly (keyof App)[];

export const APP_FACE = { declared: 'App', members: MEMBERS, statics: [] };

/** What `app` needs of the windows without knowing them. */
export interface OpenWindow {
  readonly close: () => void;
  readonly isDestroyed: () => boolean;
}

/** `electron.app` for the project in `root`. */
export class StandInApp extends EventEmitter implements Pick<App, (typeof MEMBERS)[number]> {
  readonly isPackaged = false;
  /** Electron's own word for "not on Linux". */
  readonly dock = undefined;
  private readonly paths = new Map<string, string>();
  private readonly lock = createInstanceLock();
  private readonly readiness = Promise.withResolvers<void>();
  private readonly manifest: { readonly name: string; readonly version: string };
  private readonly root: string;
  private isNowReady = false;
  private isQuitting = false;
  private windows: readonly OpenWindow[] = [];

  constructor(root: string) {
    super();
    this.root = root;
    const { productName, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    this.manifest = { name: productName ?? name, version };
    // Chromium turns termination signals into a quit.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit());
  }

  /** Electron is ready once the entry module has run to its end. */
  becomeReady(): void {
    this.isNowReady = true;
    this.emit('ready', {}, {});
    this.readiness.resolve();
    this.lock.listen((argv, cwd, data) => this.emit('second-instance', {}, argv, cwd, data));
  }

  setWindows(windows: readonly OpenWindow[]): void {
    const hadSome = this.windows.length > 0;
    this.windows = windows;
    if (!hadSome || windows.length > 0 || this.isQuitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  getPath(name: string): string {
    const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
    const fixed: Readonly<Record<string, string>> = {
      home: homedir(),
      temp: tmpdir(),
      appData: config,
      userData: join(config, this.manifest.name),
      exe: process.execPath,
    };
    const path =
      this.paths.get(name) ?? fixed[name] ?? (name === 'sessionData' ? this.getPath('userData') : null);
    if (path === null) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    this.paths.set(name, path);
  }

  getAppPath(): string {
    return this.root;
  }

  getVersion(): string {
    return this.manifest.version;
  }

  getName(): string {
    return this.manifest.name;
  }

  /** Chromium's `--lang` sets it; this desktop is English otherwise. Nothing is known before Electron is ready. */
  getLocale(): string {
    if (!this.isNowReady) return '';
    const given = process.argv.find((argument) => argument.startsWith('--lang='));
    return given?.slice('--lang='.length) ?? 'en-US';
  }

  getSystemLocale(): string {
    return 'en-GB';
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale(), 'en-GB'];
  }

  isReady(): boolean {
    return this.isNowReady;
  }

  whenReady(): Promise<void> {
    return this.readiness.promise;
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    mkdirSync(this.getPath('userData'), { recursive: true });
    return this.lock.acquire(this.getPath('userData'), additionalData);
  }

  setDesktopName(_name: string): void {
    if (this.isNowReady) throw new Error('setDesktopName must be called before the ready event');
  }

  quit(): void {
    if (this.isQuitting) return;
    this.isQuitting = true;
    const before = preventable({});
    this.emit('before-quit', before);
    for (const window of this.windows) window.close();
    const will = preventable({});
    const isStopped = before.defaultPrevented || this.windows.some((window) => !window.isDestroyed());
    if (!isStopped) this.emit('will-quit', will);
    if (isStopped || will.defaultPrevented) this.isQuitting = false;
    else this.exit(0);
  }

  exit(exitCode = 0): void {
    this.isQuitting = true;
    this.emit('quit', {}, exitCode);
    this.lock.release();
    void closeBrowser().finally(() => process.exit(exitCode));
  }
}
