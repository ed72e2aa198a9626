import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { callBridge, checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';
import { ROOT } from './launch.ts';

test('a window whose page dies comes back once, at its place, and says so', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  const page = await windowOf(app);
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await app.crashWindow();
  await expect
    .poll(async () => (await app.pages()).some((each) => each !== page && each.url().includes('#/settings')))
    .toBe(true);
  const again = await windowOf(app);
  await expect(again.getByRole('region', { name: 'Notices' })).toContainText('stopped working');
  await checkUntil(app, 'operational');
});

test('a page that dies again at once stays closed; the tray lives and offers the window', async ({
  desk,
}) => {
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  await windowOf(app);
  await app.crashWindow();
  await expect.poll(() => app.windowCount()).toBe(1);
  await windowOf(app);
  await app.crashWindow();
  await expect.poll(() => app.windowCount()).toBe(0);
  await expect.poll(() => app.notifications()).toHaveLength(1);
  await app.clickNotification(0);
  await expect((await windowOf(app)).getByRole('heading', { level: 1 })).toContainText('Acme');
});

test('a page that hangs is asked about, and opened anew if the user wants it', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  const page = await windowOf(app);
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await app.tellWindow('unresponsive');
  await expect.poll(() => app.question()).toEqual(['Open it anew', 'Wait']);
  await app.answerQuestion('Open it anew');
  await expect.poll(async () => (await app.pages()).every((each) => each !== page)).toBe(true);
  await expect((await windowOf(app)).getByRole('heading', { level: 1 })).toContainText('Acme');
});

test('a page that answers again takes the question back and stays', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  await app.tellWindow('unresponsive');
  await expect.poll(() => app.question()).not.toBeNull();
  await app.tellWindow('responsive');
  await expect.poll(() => app.question()).toBeNull();
  expect(await app.pages()).toEqual([page]);
});

test('clicks while the app quits do nothing and keep it from nothing', async ({ desk }) => {
  for (const path of [
    ['Dashboard'],
    ['New note'],
    ['Check now'],
    ['Snooze notifications', 'For 1 hour'],
    ['Start at login'],
  ]) {
    const app = await desk.start();
    await expectTray(app, 'operational');
    await app.clickWhileQuitting(...path);
    expect(await app.exited).toBe(0);
    expect(app.stderr()).toBe('');
  }
  expect(existsSync(join(desk.configDir, 'autostart'))).toBe(false);
  const settings = join(desk.dataDir, 'settings.json');
  const kept = existsSync(settings) ? readFileSync(settings, 'utf8') : '';
  expect(kept).not.toMatch(/"startAtLogin": true|"snoozedUntil": \d/);
});

test('two starts at the same moment leave one app, and it runs', async ({ desk }) => {
  const apps = await Promise.all([desk.start({ withWindow: true }), desk.start({ withWindow: true })]);
  const ended = await Promise.race(apps.map((app) => app.exited.then(() => app)));
  const running = apps.find((app) => app !== ended);
  if (running === undefined) throw new Error('both ended');
  expect(await ended.exited).toBe(0);
  await expectTray(running, 'operational');
  await windowOf(running);
  expect(await running.windowCount()).toBe(1);
});

test('where start at login cannot be written, the setting goes back and says so', async ({ desk }) => {
  // A file where the folder would have to be: no rights would keep root out.
  writeFileSync(join(desk.configDir, 'autostart'), '');
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  await app.clickMenu('Start at login');
  const page = await windowOf(app);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'Start at login could not be changed',
  );
  await expect
    .poll(async () => (await app.tray()).menu.find(({ label }) => label === 'Start at login')?.checked)
    .toBe(false);
});

test('a data folder that cannot be made ends the start with a plain message', async ({ desk }) => {
  const blocked = join(desk.configDir, 'file');
  writeFileSync(blocked, '');
  const app = await desk.start({ dataDir: join(blocked, 'data') });
  expect(await app.exited).toBe(1);
  expect(app.stderr()).toContain('Pilotlight cannot start');
  expect(app.stderr()).not.toContain('    at ');
  const german = await desk.start({ dataDir: join(blocked, 'data'), args: ['--lang=de'] });
  expect(await german.exited).toBe(1);
  expect(german.stderr()).toMatch(/kann nicht starten: \S+ ließ sich nicht schreiben/);
});

/** Makes a folder in which nothing may be written; answers how to take it away again, or null where that cannot be had here. */
function makeReadOnly(folder: string): (() => void) | null {
  mkdirSync(folder);
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return () => chmodSync(folder, 0o700);
  }
  // Rights do not keep root out, a disk does.
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'none', folder], { stdio: 'pipe' });
    mkdirSync(join(folder, 'chromium'));
    execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'pipe' });
    return () => execFileSync('umount', ['--lazy', folder]);
  } catch {
    return null;
  }
}

test('a data folder in which nothing may be written is said to be one', async ({ desk }) => {
  test.skip(process.platform !== 'linux', 'rights and disks are those of Linux');
  const release = makeReadOnly(desk.dataDir);
  test.skip(release === null, 'no disk can be mounted here');
  const app = await desk.start();
  const code = await app.exited;
  release?.();
  expect(code).toBe(1);
  expect(app.stderr()).toContain('cannot start: ');
  expect(app.stderr()).toContain('may not write there');
});

test('files that can neither be read nor written keep the app from nothing that is not in them', async ({
  desk,
}) => {
  const inTheWay = [
    'settings.json',
    'window.json',
    'desktop.json',
    'catalogue.json',
    'my-services.json',
    'model-keys.json',
    'notes.db',
    'pilotlight.log',
  ];
  for (const name of inTheWay) mkdirSync(join(desk.dataDir, name), { recursive: true });
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  await windowOf(app);
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await expect.poll(() => app.notifications()).toHaveLength(1);
  expect(await app.quit()).toBe(0);
  expect(readdirSync(desk.dataDir)).toEqual(expect.arrayContaining(inTheWay));
});

test('a start that fails in a way nobody foresaw says so and ends', async ({ desk }) => {
  // The program without its catalogue, as a broken installation would be.
  const root = join(desk.configDir, 'app');
  cpSync(join(ROOT, 'out/main'), join(root, 'out/main'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const app = await desk.start({ root });
  expect(await app.exited).toBe(1);
  expect(app.stderr()).toContain('Pilotlight cannot start: Something went wrong in Pilotlight itself');
});

test('settings that cannot be read are said to be so, and everything else goes on', async ({ desk }) => {
  mkdirSync(join(desk.dataDir, 'settings.json'), { recursive: true });
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  const page = await windowOf(app);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'settings.json could not be read: it is a folder. The defaults are used',
  );
  expect(readdirSync(desk.dataDir)).toContain('history.db');
});

test('keys from anywhere open the window, and keys that are taken are said to be', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const set = (page: Page, shortcut: string) => callBridge(page, 'settings.set', { shortcut });
  await set(await windowOf(app), 'CommandOrControl+Alt+P');
  await expect.poll(() => app.shortcuts()).toEqual(['CommandOrControl+Alt+P']);
  await app.closeWindows();
  await expect.poll(() => app.windowCount()).toBe(0);
  await app.pressShortcut('CommandOrControl+Alt+P');
  const page = await windowOf(app);
  await app.takeShortcuts();
  await set(page, 'Alt+Shift+P');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Alt+Shift+P could not be taken');
  expect(await app.shortcuts()).toEqual([]);
});

test('keys of their own open the pad to typing from anywhere, but not those of the dashboard', async ({
  desk,
}) => {
  const app = await desk.start({ withWindow: true });
  const set = (page: Page, patch: object) => callBridge(page, 'settings.set', patch);
  await set(await windowOf(app), { shortcut: 'Alt+Shift+P', padShortcut: 'Super+Shift+P' });
  await expect.poll(() => app.shortcuts()).toEqual(['Alt+Shift+P', 'Super+Shift+P']);
  await app.closeWindows();
  await expect.poll(() => app.windowCount()).toBe(0);
  await app.pressShortcut('Super+Shift+P');
  const page = await windowOf(app);
  await expect(page.getByRole('textbox', { name: 'Note text' })).toBeFocused();
  await expect(page).toHaveURL(/#\/notes\/[\da-f-]{36}$/);
  await page.keyboard.type('In mid-thought');
  const note = page.url();
  await app.pressShortcut('Super+Shift+P');
  await expect(page.getByRole('textbox', { name: 'Note text' })).toContainText('In mid-thought');
  expect(page.url()).toBe(note);
  await set(page, { padShortcut: 'Alt+Shift+P' });
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Alt+Shift+P open the dashboard already');
  expect(await app.shortcuts()).toEqual(['Alt+Shift+P']);
  await set(page, { shortcut: null });
  await expect(notices).toHaveCount(0);
  await expect.poll(() => app.shortcuts()).toEqual(['Alt+Shift+P']);
  await app.closeWindows();
  await expect.poll(() => app.windowCount()).toBe(0);
  await app.pressShortcut('Alt+Shift+P');
  await expect(await windowOf(app)).toHaveURL(/#\/notes\//);
});
