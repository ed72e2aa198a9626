import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';

/** A `notify-send` that writes down what it was asked to show, or a PATH without one. */
function writeHelper(folder: string): { readonly path: string; readonly shown: () => string } {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const log = join(folder, 'shown.txt');
  writeFileSync(join(bin, 'notify-send'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\n`);
  chmodSync(join(bin, 'notify-send'), 0o755);
  return {
    path: `${bin}:${process.env.PATH}`,
    shown: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  };
}

test('an outage is told once, its end once, and a click opens the window at the incident', async ({
  desk,
}) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  expect(await app.notifications()).toEqual([]);
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await expect.poll(() => app.notifications()).toHaveLength(1);
  const [told] = await app.notifications();
  expect(told?.title).toContain('Acme');
  await app.clickNotification(0);
  const page = await windowOf(app);
  expect(page.url()).toMatch(/#\/incidents\/[^/?]+\?service=acme$/);
  await expect(page.getByRole('heading', { name: 'Requests fail' })).toBeVisible();
  await app.clickMenu('Check now');
  await desk.world.mend();
  await checkUntil(app, 'operational');
  await expect.poll(() => app.notifications()).toHaveLength(2);
});

test('where the system shows nothing, the helper program does', async ({ desk }) => {
  const helper = writeHelper(desk.configDir);
  const app = await desk.start({ env: { PATH: helper.path } });
  await app.setNotifications('fail');
  await expectTray(app, 'operational');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await expect.poll(helper.shown).toContain('Acme');
});

test('without notifications and without a helper the window tells', async ({ desk }) => {
  const empty = join(desk.configDir, 'empty');
  mkdirSync(empty);
  const app = await desk.start({ env: { PATH: empty } });
  await app.setNotifications('unsupported');
  await expectTray(app, 'operational');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await app.clickMenu('Dashboard');
  const page = await windowOf(app);
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Acme');
  expect(await app.notifications()).toEqual([]);
});
