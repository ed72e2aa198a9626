import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { callBridge, expect, expectTray, test, windowOf } from './fixture.ts';

const firstRun = (page: Page) => page.getByRole('region', { name: 'To begin with' });

async function settingsOf(page: Page): Promise<unknown> {
  const answer = await callBridge(page, 'snapshot.get', {});
  return Reflect.get(Object(Reflect.get(Object(answer), 'value')), 'settings');
}

test('the first run asks a few things, requires none, and does not come back', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  const place = firstRun(page);
  await expect(place.getByRole('button', { name: 'Acme' })).toHaveAttribute('aria-pressed', 'true');
  await expect(place.getByText('Claude Code')).toHaveCount(0);
  await place.getByRole('switch', { name: 'Start at login' }).click();
  await expect
    .poll(() => existsSync(join(desk.configDir, 'autostart/org.pilotlight.Pilotlight.desktop')))
    .toBe(true);
  await place.getByRole('button', { name: 'Done' }).click();
  await expect(place).toHaveCount(0);
  await app.quit();
  const again = await windowOf(await desk.start({ withWindow: true }));
  await expect(again.getByRole('heading', { level: 1 })).toContainText('Acme');
  await expect(firstRun(again)).toHaveCount(0);
});

test('what one relies on is chosen in one click, and taken back in another', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  const acme = firstRun(page).getByRole('button', { name: 'Acme' });
  await acme.click();
  await expect(acme).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => settingsOf(page)).toMatchObject({ services: [] });
  await acme.click();
  await expect.poll(() => settingsOf(page)).toMatchObject({ services: [{ id: 'acme' }] });
});

test('a real notification is shown for a try, and it is said how', async ({ desk }) => {
  const empty = join(desk.configDir, 'empty');
  mkdirSync(empty);
  const app = await desk.start({ withWindow: true, env: { PATH: empty } });
  const page = await windowOf(app);
  await firstRun(page).getByRole('button', { name: 'Show one now' }).click();
  await expect(firstRun(page).getByRole('status').first()).toContainText('Shown.');
  expect(await app.notifications()).toEqual([
    { title: 'This is how Pilotlight tells you', body: expect.stringContaining('when a service fails') },
  ]);
  await app.setNotifications('fail');
  await firstRun(page).getByRole('button', { name: 'Show one now' }).click();
  await expect(firstRun(page).getByRole('status').first()).toContainText('takes no notifications');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(
    'This is how Pilotlight tells you',
  );
});

test('real use is offered where Claude Code is, and is off until it is wanted', async ({ desk }) => {
  const claude = join(desk.configDir, 'claude');
  mkdirSync(join(claude, 'projects'), { recursive: true });
  const page = await windowOf(await desk.start({ withWindow: true, env: { CLAUDE_CONFIG_DIR: claude } }));
  const wish = firstRun(page).getByRole('switch', { name: 'Learn from its own errors' });
  await expect(wish).not.toBeChecked();
  expect(await settingsOf(page)).toMatchObject({ realUse: { enabled: false } });
  await wish.click();
  await expect(wish).toBeChecked();
  expect(await settingsOf(page)).toMatchObject({ realUse: { enabled: true } });
});

test('settings go out as a file and come in again, whole or not at all', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  await expectTray(app, 'operational');
  const page = await windowOf(app);
  await callBridge(page, 'settings.set', { theme: 'dark', probes: { intervalMs: 60_000 } });
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.getByRole('button', { name: 'Export settings' }).click();
  await expect.poll(() => app.downloads()).toHaveLength(1);
  const [saved = ''] = await app.downloads();
  await expect.poll(() => existsSync(saved)).toBe(true);
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject({
    kind: 'pilotlight-settings',
    settings: { theme: 'dark', probes: { intervalMs: 60_000 } },
  });

  await callBridge(page, 'settings.set', { theme: 'light' });
  const picker = page.locator('input[type="file"][accept*="json"]').first();
  const bad = join(desk.configDir, 'bad.json');
  writeFileSync(bad, readFileSync(saved, 'utf8').replace('60000', '1'));
  await picker.setInputFiles(bad);
  await expect(page.getByText('“probes.intervalMs” cannot be used')).toBeVisible();
  expect(await settingsOf(page)).toMatchObject({ theme: 'light' });
  await picker.setInputFiles(saved);
  await expect(page.getByText('The settings were taken over.')).toBeVisible();
  await expect.poll(() => settingsOf(page)).toMatchObject({ theme: 'dark' });
});

test('whoever has answered elsewhere takes the answers along', async ({ desk }) => {
  const page = await windowOf(await desk.start({ withWindow: true }));
  const file = join(desk.configDir, 'mine.json');
  const settings = { theme: 'dark', services: [{ id: 'acme' }, { id: 'elsewhere' }] };
  writeFileSync(file, JSON.stringify({ kind: 'pilotlight-settings', version: 1, settings }));
  const place = firstRun(page);
  await expect(place.getByRole('button', { name: 'Import settings…' })).toBeVisible();
  await place.locator('input[type="file"]').setInputFiles(file);
  await expect(place.getByText('but for services not known here: elsewhere')).toBeVisible();
  expect(await settingsOf(page)).toMatchObject({
    theme: 'dark',
    services: [{ id: 'acme' }],
    firstRunDone: false,
  });
  await place.getByRole('button', { name: 'Done' }).click();
  await expect(place).toHaveCount(0);
});

test('a page can save what it made itself and nothing from elsewhere', async ({ desk }) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  const save = (href: string) =>
    page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address === 'own' ? URL.createObjectURL(new Blob(['own'])) : address;
      link.download = 'file.txt';
      link.click();
    }, href);
  await save('data:text/plain,foreign');
  await save('own');
  await expect.poll(async () => (await app.downloads()).filter((path) => existsSync(path))).toHaveLength(1);
});
