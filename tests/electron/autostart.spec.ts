import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, expect, expectTray, test, windowOf } from './fixture.ts';
import type { RunningApp } from './running-app.ts';

test.skip(process.platform !== 'linux', 'an autostart file is how Linux does it');

const fileOf = ({ configDir }: Desk): string =>
  join(configDir, 'autostart/org.pilotlight.Pilotlight.desktop');

async function isTicked(app: RunningApp): Promise<boolean> {
  return (await app.tray()).menu.find(({ label }) => label === 'Start at login')?.checked === true;
}

test('Start at login writes an autostart file, and unticking takes it away', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  expect(await isTicked(app)).toBe(false);
  await app.clickMenu('Start at login');
  await expect.poll(() => existsSync(fileOf(desk))).toBe(true);
  expect(readFileSync(fileOf(desk), 'utf8')).toMatch(/^Exec=.* --hidden$/m);
  await expect.poll(() => isTicked(app)).toBe(true);
  await app.clickMenu('Start at login');
  await expect.poll(() => existsSync(fileOf(desk))).toBe(false);
});

test('a Flatpak without the right to the folder says where to switch it on instead', async ({ desk }) => {
  const app = await desk.start({ withWindow: true, env: { FLATPAK_ID: 'org.example.App' } });
  await expectTray(app, 'operational');
  expect((await app.tray()).menu.map(({ label }) => label)).not.toContain('Start at login');
  const page = await windowOf(app);
  await expect(page.getByText('add Pilotlight').first()).toBeVisible();
  expect(existsSync(join(desk.configDir, 'autostart'))).toBe(false);
});

test('what was switched off elsewhere stays off, and the file is not touched', async ({ desk }) => {
  const first = await desk.start();
  await expectTray(first, 'operational');
  await first.clickMenu('Start at login');
  await expect.poll(() => existsSync(fileOf(desk))).toBe(true);
  await first.quit();
  const off = readFileSync(fileOf(desk), 'utf8').replace(
    'X-GNOME-Autostart-enabled=true',
    'X-GNOME-Autostart-enabled=false',
  );
  writeFileSync(fileOf(desk), off);
  const second = await desk.start();
  await expectTray(second, 'operational');
  expect(await isTicked(second)).toBe(false);
  expect(readFileSync(fileOf(desk), 'utf8')).toBe(off);
});

test('an AppImage that took the place of another is started in its stead, but not where that was off', async ({
  desk,
}) => {
  mkdirSync(join(desk.configDir, 'autostart'));
  const gone = (enabled: boolean): string =>
    `[Desktop Entry]\nType=Application\nExec="/gone/Pilot light-1.AppImage" --hidden\nX-GNOME-Autostart-enabled=${enabled}\n`;
  const image = join(desk.configDir, 'My "new" Pilotlight 2.AppImage');
  writeFileSync(fileOf(desk), gone(true));
  const first = await desk.start({ env: { APPIMAGE: image } });
  await expectTray(first, 'operational');
  expect(await isTicked(first)).toBe(true);
  expect(readFileSync(fileOf(desk), 'utf8')).toContain(
    String.raw`My \\"new\\" Pilotlight 2.AppImage" --hidden`,
  );
  await first.quit();
  writeFileSync(fileOf(desk), gone(false));
  const second = await desk.start({ env: { APPIMAGE: image } });
  await expectTray(second, 'operational');
  expect(await isTicked(second)).toBe(false);
  expect(readFileSync(fileOf(desk), 'utf8')).toBe(gone(false));
});
