import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { ROOT } from './launch.ts';
import { type LaunchOptions, launchApp, type RunningApp } from './running-app.ts';
import { startWorld, type World } from './story.ts';

/** A user's machine: folders of its own, a world to watch, and the app that can be started on it again and again. */
export interface Desk {
  readonly dataDir: string;
  /** XDG_CONFIG_HOME, where start at login is kept. */
  readonly configDir: string;
  readonly world: World;
  /** Starts the app on the desk's folders; without a window unless asked otherwise. */
  readonly start: (
    options?: Partial<LaunchOptions> & { readonly withWindow?: boolean; readonly dataDir?: string },
  ) => Promise<RunningApp>;
}

export const test = base.extend<{ readonly desk: Desk }>({
  // Playwright reads the fixture's needs out of the pattern.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  desk: async ({}, use) => /* oxlint-disable-line no-empty-pattern */ {
    const home = mkdtempSync(join(tmpdir(), 'pilotlight-desk-'));
    const dataDir = join(home, 'data');
    const configDir = join(home, 'config');
    mkdirSync(configDir);
    const world = await startWorld(home);
    const apps: RunningApp[] = [];
    await use({
      dataDir,
      configDir,
      world,
      start: async ({
        root = ROOT,
        args = [],
        env = {},
        withWindow = false,
        dataDir: folder = dataDir,
      } = {}) => {
        const app = await launchApp({
          root,
          args: [
            '--data-dir',
            folder,
            '--services',
            world.servicesFile,
            ...(withWindow ? [] : ['--hidden']),
            ...args,
          ],
          // No bus, lest the machine's own desktop be asked; no Claude Code but a test's own.
          env: {
            XDG_CONFIG_HOME: configDir,
            XDG_RUNTIME_DIR: home,
            DBUS_SESSION_BUS_ADDRESS: '',
            DISPLAY: '',
            WAYLAND_DISPLAY: '',
            CLAUDE_CONFIG_DIR: join(home, 'claude'),
            ...env,
          },
        });
        apps.push(app);
        return app;
      },
    });
    for (const app of apps) await app.quit();
    await world.close();
    rmSync(home, { recursive: true, force: true });
  },
});

/** Waits until the tray shows a state. */
export async function expectTray(app: RunningApp, state: string): Promise<void> {
  await expect.poll(async () => (await app.tray()).image, { timeout: 20_000 }).toContain(`${state}-`);
}

/** The one open window, waited for until its page is there. */
export async function windowOf(app: RunningApp): Promise<Page> {
  await expect
    .poll(async () => (await app.pages()).filter((page) => page.url() !== 'about:blank').length, {
      timeout: 20_000,
    })
    .toBe(1);
  const [page] = await app.pages();
  if (page === undefined) throw new Error('the window closed again');
  await page.waitForLoadState();
  return page;
}

/** Asks for a look at everything and waits until the tray shows what came of it. */
export async function checkUntil(app: RunningApp, state: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { image } = await app.tray();
        if (image?.includes(`/${state}-`)) return state;
        await app.clickMenu('Check now');
        return image;
      },
      { timeout: 30_000, intervals: [500, 1000] },
    )
    .toBe(state);
}

/** Calls through the bridge as the renderer does. */
export function callBridge(page: Page, name: string, request: unknown): Promise<unknown> {
  return page.evaluate(
    ([channel, sent]) => {
      const bridge: unknown = Reflect.get(window, 'pilotlight');
      const send: unknown =
        typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'call') : null;
      return typeof send === 'function' ? send(channel, sent) : 'no bridge';
    },
    [name, request] as const,
  );
}

/** Resolves when the next snapshot has come to the page. */
export function nextSnapshot(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const bridge: unknown = Reflect.get(window, 'pilotlight');
    const on: unknown = typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'on') : null;
    if (typeof on !== 'function') throw new Error('no bridge');
    return new Promise((resolve) => on('snapshot.changed', () => resolve(null)));
  });
}

export { expect };
