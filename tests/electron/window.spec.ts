import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';

test('the window shows what the engine knows, live', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Acme');
  await expectTray(app, 'operational');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await expect(page.getByText('Requests fail').first()).toBeVisible();
});

test('a desktop that paints nothing hidden, as Wayland may, gets its window shown all the same', async ({
  desk,
}) => {
  const env = { PILOTLIGHT_STAND_IN_PAINTS_NOTHING_HIDDEN: '1' };
  const app = await desk.start({ withWindow: true, env });
  await windowOf(app);
  await expect.poll(() => app.areWindowsVisible()).toBe(true);
});

test('started hidden, as at login, the app has a tray and no window', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  expect(await app.windowCount()).toBe(0);
  expect(await app.pages()).toEqual([]);
});

test('closing the window leaves the app at work, and it opens again', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  await windowOf(app);
  await app.closeWindows();
  await expect.poll(() => app.windowCount()).toBe(0);
  await app.clickMenu('Dashboard');
  const page = await windowOf(app);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Acme');
});

test('a second start ends at once and opens the window of the first', async ({ desk }) => {
  const first = await desk.start();
  await expectTray(first, 'operational');
  const second = await desk.start({ withWindow: true });
  expect(await second.exited).toBe(0);
  await expect.poll(() => first.windowCount()).toBe(1);
});

test('a second start at login disturbs nobody', async ({ desk }) => {
  const first = await desk.start();
  await expectTray(first, 'operational');
  const second = await desk.start();
  expect(await second.exited).toBe(0);
  expect(await first.windowCount()).toBe(0);
});

test('the window comes back where it was, and as large as the screen where it was so', async ({ desk }) => {
  const first = await desk.start({ withWindow: true });
  await windowOf(first);
  const bounds = { x: 40, y: 60, width: 640, height: 480 };
  await first.setWindowBounds(bounds);
  await first.closeWindows();
  const readPlace = (): unknown => JSON.parse(readFileSync(join(desk.dataDir, 'window.json'), 'utf8'));
  expect(readPlace()).toEqual({ bounds, isMaximized: false });
  await first.clickMenu('Dashboard');
  await windowOf(first);
  expect(await first.windowBounds()).toEqual([expect.objectContaining({ width: 640, height: 480 })]);
  await first.maximizeWindow();
  await first.quit();
  expect(readPlace()).toMatchObject({ isMaximized: true });
  const again = await desk.start({ withWindow: true });
  await windowOf(again);
  await expect.poll(again.areWindowsMaximized).toBe(true);
  expect(await again.areWindowsVisible()).toBe(true);
});

test('a window whose screen is gone opens where it can be seen, as large as it was', async ({ desk }) => {
  mkdirSync(desk.dataDir, { recursive: true });
  const bounds = { x: 5_000, y: -900, width: 640, height: 480 };
  writeFileSync(join(desk.dataDir, 'window.json'), JSON.stringify({ bounds }));
  const app = await desk.start({ withWindow: true });
  await windowOf(app);
  const [seen] = await app.windowBounds();
  expect(seen).toMatchObject({ width: 640, height: 480 });
  expect(seen?.x).toBeLessThan(1280);
  expect(seen?.y).toBeGreaterThanOrEqual(0);
});

test('the notes open from the menu, and a new one is there to be written', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.clickMenu('Notes');
  const page = await windowOf(app);
  expect(page.url()).toMatch(/#\/notes$/);
  await app.clickMenu('New note');
  await expect(page.getByRole('textbox', { name: 'Note text' })).toBeVisible();
  expect(await app.windowCount()).toBe(1);
});

test('a service in the menu opens the window at that service', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const item = (await app.tray()).menu.find(({ label, enabled }) => enabled && label.startsWith('Acme'));
  if (item === undefined) throw new Error('the service is not in the menu');
  await app.clickMenu(item.label);
  const page = await windowOf(app);
  expect(page.url()).toMatch(/#\/now\?service=acme$/);
  const line = page.getByRole('button', { name: /^Acme/, expanded: true });
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
});
