import { callBridge, checkUntil, expect, expectTray, nextSnapshot, test, windowOf } from './fixture.ts';
import type { SeenMenuItem } from './recorder.ts';

const labels = (menu: readonly SeenMenuItem[]): readonly string[] => menu.map(({ label }) => label);

test('the tray shows the state by its icon, its words and its menu', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const { tooltip, menu } = await app.tray();
  const [first] = menu;
  expect(first).toMatchObject({ label: tooltip, enabled: false });
  expect(labels(menu)).toEqual(expect.arrayContaining(['Check now', 'Dashboard', 'Quit Pilotlight']));
  expect(menu.some(({ label }) => label.startsWith('Acme'))).toBe(true);
});

test('an outage changes the icon and the words, and its end changes them back', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  const broken = await app.tray();
  expect(broken.tooltip).toContain('Acme');
  expect(labels(broken.menu).some((label) => label.includes('Requests fail'))).toBe(true);
  await desk.world.mend();
  await checkUntil(app, 'operational');
  expect((await app.tray()).trays).toBe(1);
});

test('a change that the tray does not show sets no new menu, which would close an open one', async ({
  desk,
}) => {
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  const page = await windowOf(app);
  const before = (await app.tray()).menusSet;
  // The tray hears of a snapshot in the same breath as the window.
  const told = nextSnapshot(page);
  expect(await callBridge(page, 'settings.set', { theme: 'dark' })).toMatchObject({ ok: true });
  await told;
  expect((await app.tray()).menusSet).toBe(before);
});

test('a click on the icon opens the window', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  expect(await app.windowCount()).toBe(0);
  await app.clickTray();
  expect(await app.windowCount()).toBe(1);
});

test('Dashboard opens one window, however often it is asked for', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.clickMenu('Dashboard');
  await app.clickMenu('Dashboard');
  expect(await app.windowCount()).toBe(1);
});

test('Quit ends the app', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.clickMenu('Quit Pilotlight');
  expect(await app.exited).toBe(0);
});

test('a snooze is offered, told and taken back', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.clickMenu('Snooze notifications', 'For 1 hour');
  await expect.poll(async () => labels((await app.tray()).menu)).not.toContain('Snooze notifications');
  const end = (await app.tray()).menu.find(({ label, enabled }) => enabled && /snooze/i.test(label));
  if (end === undefined) throw new Error('no way to end the snooze');
  await app.clickMenu(end.label);
  await expect.poll(async () => labels((await app.tray()).menu)).toContain('Snooze notifications');
});
