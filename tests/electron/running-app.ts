import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { findElectron, findNode, MAIN_BUNDLE, PRELOAD_BUNDLE } from './launch.ts';
import type { SeenMenuItem, SeenNotification, SeenTray } from './recorder.ts';

/** A rectangle on the desktop. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A started desktop app, in Electron or in the stand-in: the specs cannot tell which. */
export interface RunningApp {
  readonly tray: () => Promise<SeenTray>;
  readonly clickMenu: (...path: string[]) => Promise<void>;
  /** A click on the icon; `icon` is where the platform says it is, nowhere where it does not say. */
  readonly clickTray: (icon?: Box) => Promise<void>;
  readonly notifications: () => Promise<readonly SeenNotification[]>;
  readonly clickNotification: (index: number) => Promise<void>;
  readonly setNotifications: (mode: 'show' | 'fail' | 'silence' | 'unsupported') => Promise<void>;
  readonly openedLinks: () => Promise<readonly string[]>;
  /** Where the files that the app gave to save were put. */
  readonly downloads: () => Promise<readonly string[]>;
  /** What the app showed in the file manager. */
  readonly shownFiles: () => Promise<readonly string[]>;
  readonly pickFolder: (folder: string | null) => Promise<void>;
  /** A right click in the newest window as Chromium describes it; answers the lines of the menu that opens. */
  readonly rightClick: (params: object) => Promise<readonly string[]>;
  readonly clickContextMenu: (label: string) => Promise<void>;
  readonly spelling: () => Promise<{ readonly isOn: boolean; readonly languages: readonly string[] }>;
  readonly power: (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen') => Promise<void>;
  readonly pressShortcut: (accelerator: string) => Promise<void>;
  readonly shortcuts: () => Promise<readonly string[]>;
  /** From now on another program holds every key. */
  readonly takeShortcuts: () => Promise<void>;
  /** The buttons of the question the app asks; null while it asks none. */
  readonly question: () => Promise<readonly string[] | null>;
  readonly answerQuestion: (button: string) => Promise<void>;
  readonly tellWindow: (event: 'blur' | 'unresponsive' | 'responsive') => Promise<void>;
  /** Kills the process behind the newest window. */
  readonly crashWindow: () => Promise<void>;
  readonly clickWhileQuitting: (...path: string[]) => Promise<void>;
  readonly windowCount: () => Promise<number>;
  readonly windowMenu: () => Promise<readonly string[]>;
  readonly areWindowsVisible: () => Promise<boolean>;
  readonly windowBounds: () => Promise<readonly Box[]>;
  readonly setWindowBounds: (bounds: Box) => Promise<void>;
  readonly maximizeWindow: () => Promise<void>;
  readonly areWindowsMaximized: () => Promise<boolean>;
  readonly closeWindows: () => Promise<void>;
  /** Opens a window that is not the app's, with the app's preload, on an address of no origin of ours. */
  readonly openForeignWindow: (url: string) => Promise<void>;
  /** The pages of all open windows, oldest first. */
  readonly pages: () => Promise<readonly Page[]>;
  /** What the app wrote to stderr so far. */
  readonly stderr: () => string;
  /** Quits as a user does; answers the exit code. */
  readonly quit: () => Promise<number | null>;
  /** Resolves with the exit code when the app ends by itself. */
  readonly exited: Promise<number | null>;
}

export interface LaunchOptions {
  /** The project's folder, or a copy of it. */
  readonly root: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const SeenMenuItemSchema: z.ZodType<SeenMenuItem> = z.lazy(() =>
  z.object({
    label: z.string(),
    type: z.string(),
    enabled: z.boolean(),
    checked: z.boolean(),
    items: z.array(SeenMenuItemSchema),
  }),
);
const SeenTraySchema: z.ZodType<SeenTray> = z.object({
  image: z.string().nullable(),
  images: z.array(z.string()),
  tooltip: z.string().nullable(),
  menu: z.array(SeenMenuItemSchema),
  menusSet: z.int(),
  trays: z.int(),
});
const SeenNotificationSchema: z.ZodType<SeenNotification> = z.object({ title: z.string(), body: z.string() });
const BoxSchema: z.ZodType<Box> = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
const TargetsSchema = z.object({ port: z.int().nullable(), targetIds: z.array(z.string()) });

type Call = (name: string, ...args: unknown[]) => Promise<unknown>;

const KILL_AFTER_MS = 10_000;

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** Everything a spec can do, over one way of calling the recorder. */
function toRunningApp(
  call: Call,
  pages: RunningApp['pages'],
  stderr: () => string,
  child: ChildProcess,
  dispose: () => Promise<void>,
): RunningApp {
  const exited = exitOf(child);
  const run =
    (name: string) =>
    async (...args: readonly unknown[]): Promise<void> => {
      await call(name, ...args);
    };
  const ask =
    <Answer>(name: string, schema: z.ZodType<Answer>) =>
    async (): Promise<Answer> =>
      schema.parse(await call(name));
  return {
    tray: ask('tray', SeenTraySchema),
    clickMenu: (...path) => run('clickMenu')(path),
    clickTray: (icon = NOWHERE) => run('clickTray')(icon),
    notifications: ask('notifications', z.array(SeenNotificationSchema)),
    clickNotification: run('clickNotification'),
    setNotifications: run('setNotifications'),
    openedLinks: ask('openedLinks', z.array(z.string())),
    downloads: ask('downloads', z.array(z.string())),
    shownFiles: ask('shownFiles', z.array(z.string())),
    pickFolder: run('pickFolder'),
    rightClick: async (params) => z.array(z.string()).parse(await call('rightClick', params)),
    clickContextMenu: run('clickContextMenu'),
    spelling: ask('spelling', z.object({ isOn: z.boolean(), languages: z.array(z.string()) })),
    power: run('power'),
    pressShortcut: run('pressShortcut'),
    shortcuts: ask('shortcuts', z.array(z.string())),
    takeShortcuts: run('takeShortcuts'),
    question: ask('question', z.array(z.string()).nullable()),
    answerQuestion: run('answerQuestion'),
    tellWindow: run('tellWindow'),
    crashWindow: run('crashWindow'),
    clickWhileQuitting: (...path) => run('clickWhileQuitting')(path),
    windowCount: ask('windowCount', z.int()),
    windowMenu: ask('windowMenu', z.array(z.string())),
    areWindowsVisible: ask('areWindowsVisible', z.boolean()),
    windowBounds: ask('windowBounds', z.array(BoxSchema)),
    setWindowBounds: run('setWindowBounds'),
    maximizeWindow: run('maximizeWindow'),
    areWindowsMaximized: ask('areWindowsMaximized', z.boolean()),
    closeWindows: run('closeWindows'),
    openForeignWindow: (url) => run('openForeignWindow')(PRELOAD_BUNDLE, url),
    pages,
    stderr,
    exited,
    quit: async () => {
      const killer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
      if (child.exitCode === null) await call('quit').catch(() => undefined);
      await dispose();
      const code = child.exitCode ?? (await exited);
      clearTimeout(killer);
      return code;
    },
  };
}

interface Answer {
  readonly id: number;
  readonly ok: boolean;
  readonly value?: unknown;
  readonly message?: string;
}

/** Calls into a child over Node's IPC channel; fails where the child ends first. */
function callOverIpc(child: ChildProcess, stderr: () => string): Call {
  let lastId = 0;
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const end = (settle: () => void): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        settle();
      };
      const onMessage = (answer: Answer): void => {
        if (answer.id !== id) return;
        end(() => (answer.ok ? resolve(answer.value) : reject(new Error(answer.message))));
      };
      const onExit = (): void => end(() => reject(new Error(`the app ended during ${name}: ${stderr()}`)));
      child.on('message', onMessage);
      child.on('exit', onExit);
      if (child.connected) child.send({ id, name, args });
      else onExit();
    });
}

/** Chromium's name for a page; null for one that is being closed. */
async function targetIdOf(page: Page): Promise<string | null> {
  try {
    const devTools = await page.context().newCDPSession(page);
    const { targetInfo } = await devTools.send('Target.getTargetInfo');
    await devTools.detach();
    return targetInfo.targetId;
  } catch {
    return null;
  }
}

async function pageOfTarget(browser: Browser, targetId: string): Promise<Page | null> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await targetIdOf(page)) === targetId) return page;
  }
  return null;
}

/** Runs the main bundle in Node 24 over the stand-in; its windows are Chromium pages, joined over DevTools. */
function launchStandIn({ root, args, env }: LaunchOptions): RunningApp {
  const runner = join(import.meta.dirname, 'stand-in/run.ts');
  const child = spawn(findNode(), [runner, root, join(root, MAIN_BUNDLE), ...args], {
    env: withOwn(env),
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const call = callOverIpc(child, () => stderr);
  let browser: Promise<Browser> | null = null;

  const pages = async (): Promise<readonly Page[]> => {
    const { port, targetIds } = TargetsSchema.parse(await call('targets'));
    if (port === null) return [];
    // Without defaults of its own: the stand-in has said already where downloads go.
    browser ??= chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    const joined = await browser;
    const found = await Promise.all(targetIds.map((id) => pageOfTarget(joined, id)));
    return found.filter((page) => page !== null);
  };
  const dispose = async (): Promise<void> => {
    await (await browser)?.close();
  };
  return toRunningApp(call, pages, () => stderr, child, dispose);
}

/** The recorder as a module that Electron can require before the app. */
function writeRecorder(): string {
  const source = readFileSync(join(import.meta.dirname, 'recorder.ts'), 'utf8');
  const file = join(mkdtempSync(join(tmpdir(), 'pilotlight-recorder-')), 'recorder.mjs');
  const body = stripTypeScriptTypes(source);
  writeFileSync(
    file,
    `${body}\nimport electron from 'electron';\nglobalThis.__recorder = installRecorder(electron);\n`,
  );
  return file;
}

/** This process's environment with some of it replaced. */
function withOwn(env: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(inherited), ...env };
}

/** Runs the project in real Electron. */
async function launchElectron(
  executablePath: string,
  { root, args, env }: LaunchOptions,
): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath,
    args: ['-r', writeRecorder(), root, ...args],
    env: withOwn(env),
  });
  const child = app.process();
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const call: Call = (name, ...values) =>
    app.evaluate(
      (_electron, [command, given]) => {
        const recorder: unknown = Reflect.get(globalThis, '__recorder');
        return typeof recorder === 'function' ? recorder(command, given) : undefined;
      },
      [name, values] as const,
    );
  return toRunningApp(
    call,
    () => Promise.resolve(app.windows()),
    () => stderr,
    child,
    () => Promise.resolve(),
  );
}

/** Starts the built app: in real Electron where a runtime is found, else in the stand-in. */
export function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const electron = findElectron();
  return electron === null ? Promise.resolve(launchStandIn(options)) : launchElectron(electron, options);
}
