import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, windowOf } from './fixture.ts';

const KEY = 'sk-ant-lab-a-key-to-look-for';

/** Everything the app has written. */
function writtenIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? writtenIn(path) : readFileSync(path, 'latin1')))
    .join('\n');
}

async function openSection(page: Page) {
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  return page.getByRole('region', { name: 'Model check' });
}

async function enterKey(page: Page): Promise<void> {
  const section = await openSection(page);
  await section.getByLabel('Key for Anthropic').fill(KEY);
  await section.getByRole('button', { name: 'Keep key' }).click();
  await expect(section.getByLabel('Key for Anthropic')).toHaveValue('');
}

test('a key is kept by the key ring over a restart, forgotten when asked to, and never written down', async ({
  desk,
}) => {
  const env = { PILOTLIGHT_STAND_IN_KEY_RING: join(desk.configDir, 'key-ring') };
  const first = await desk.start({ withWindow: true, env });
  await enterKey(await windowOf(first));
  await expect((await windowOf(first)).getByText('A key is kept by the system’s key ring.')).toBeVisible();
  expect(await first.quit()).toBe(0);
  expect(readdirSync(desk.dataDir)).toContain('model-keys.json');
  expect(writtenIn(desk.dataDir)).not.toContain(KEY);

  const second = await desk.start({ withWindow: true, env });
  const section = await openSection(await windowOf(second));
  await expect(section.getByText('A key is kept by the system’s key ring.')).toBeVisible();
  await section.getByRole('button', { name: 'Forget key' }).click();
  await expect(section.getByText('No key yet.')).toBeVisible();
  expect(await second.quit()).toBe(0);
  expect(JSON.parse(readFileSync(join(desk.dataDir, 'model-keys.json'), 'utf8'))).toEqual({
    version: 1,
    keys: {},
  });
  expect(first.stderr() + second.stderr()).not.toContain(KEY);
});

test('without a key ring a key is held for the run, said so beforehand, and written nowhere', async ({
  desk,
}) => {
  const app = await desk.start({ withWindow: true });
  const page = await windowOf(app);
  const section = await openSection(page);
  await expect(section.getByText('This desktop has no key ring to keep it in')).toBeVisible();
  await enterKey(page);
  await expect(section.getByText('A key is held until Pilotlight ends')).toBeVisible();
  expect(await app.quit()).toBe(0);
  expect(readdirSync(desk.dataDir)).not.toContain('model-keys.json');
  expect(writtenIn(desk.dataDir)).not.toContain(KEY);
});
