import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from '../../src/node/data-folder/lock.ts';
import { checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';

test('a restart shows the verdict from disk before anything is asked, and tells nothing twice', async ({
  desk,
}) => {
  const first = await desk.start();
  await expectTray(first, 'operational');
  await desk.world.breakDown();
  await checkUntil(first, 'major_outage');
  await expect.poll(() => first.notifications()).toHaveLength(1);
  expect(await first.quit()).toBe(0);

  const second = await desk.start();
  await expect.poll(async () => (await second.tray()).images[0]).toContain('major_outage-');
  await second.clickMenu('Check now');
  await expectTray(second, 'major_outage');
  expect(await second.notifications()).toEqual([]);
});

test('a choice made before a restart still holds', async ({ desk }) => {
  const first = await desk.start();
  await expectTray(first, 'operational');
  await first.clickMenu('Snooze notifications', 'For 1 hour');
  expect(await first.quit()).toBe(0);
  const second = await desk.start();
  await expectTray(second, 'operational');
  expect((await second.tray()).menu.map(({ label }) => label)).not.toContain('Snooze notifications');
});

test('damaged settings are kept aside and said so in the window', async ({ desk }) => {
  mkdirSync(desk.dataDir, { recursive: true });
  writeFileSync(join(desk.dataDir, 'settings.json'), '{"theme": "dark", oops');
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('settings.damaged-');
  expect(readdirSync(desk.dataDir).some((name) => name.startsWith('settings.damaged-'))).toBe(true);
});

test('a folder that another engine owns is left alone, with a plain message in the user’s language', async ({
  desk,
}) => {
  mkdirSync(desk.dataDir, { recursive: true });
  const lock = acquireLock(desk.dataDir);
  if (!lock.ok) throw new Error(lock.error.message);
  const app = await desk.start();
  expect(await app.exited).toBe(1);
  expect(app.stderr()).toContain(`cannot start: Another Pilotlight is at work in ${desk.dataDir}`);
  const german = await desk.start({ args: ['--lang=de-AT'] });
  expect(await german.exited).toBe(1);
  expect(german.stderr()).toContain(`kann nicht starten: In ${desk.dataDir} arbeitet schon ein Pilotlight`);
  lock.value.release();
});

test('sleep and waking neither end the app nor tell of trouble', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.power('suspend');
  await app.power('resume');
  await app.clickMenu('Check now');
  await expectTray(app, 'operational');
  expect(await app.notifications()).toEqual([]);
});
