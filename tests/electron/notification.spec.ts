import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRunSession, startDesktopSession } from '../support/desktop-session.ts';
import { callBridge, checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';

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
  // It is told once nothing is suspicious any more, which may take another look.
  await expect
    .poll(
      async () => {
        await app.clickMenu('Check now');
        return (await app.notifications()).map(({ title }) => title);
      },
      { timeout: 30_000, intervals: [500, 1_000] },
    )
    .toEqual(['Acme: major outage', 'Acme works again']);
});

test('where the system shows nothing, the helper program does', async ({ desk }) => {
  const helper = writeHelper(desk.configDir);
  const app = await desk.start({ env: { PATH: helper.path } });
  await app.setNotifications('fail');
  await expectTray(app, 'operational');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await expect.poll(helper.shown).toContain('Acme');
  // macOS, while it asks the user, says neither that it shows nor that it fails.
  await app.setNotifications('silence');
  await app.clickMenu('Dashboard');
  const told = await callBridge(await windowOf(app), 'notification.test', {});
  expect(told).toEqual({ ok: true, value: { shownBy: 'helper' } });
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

test('where the server reads markup, the body is written so that it shows what is meant', async ({
  desk,
}) => {
  test.skip(!canRunSession({ withServer: true }), 'no D-Bus daemon or no dunst here');
  const session = await startDesktopSession({ withServer: true });
  const { servicesFile } = desk.world;
  writeFileSync(servicesFile, readFileSync(servicesFile, 'utf8').replace('"Acme"', '"Ac<b>me</b> & Co"'));
  // On the bus, but on no display: a display would be asked for a tray.
  const app = await desk.start({ env: { ...session.env, DISPLAY: '' } });
  await expectTray(app, 'operational');
  await desk.world.breakDown();
  await checkUntil(app, 'major_outage');
  await expect.poll(() => app.notifications()).toHaveLength(1);
  const [told] = await app.notifications();
  expect(told?.title).toContain('Ac<b>me</b> & Co');
  expect(told?.body).toContain('Ac&lt;b&gt;me&lt;/b&gt; &amp; Co');
  await session.stop();
});
