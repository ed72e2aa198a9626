import type { Page } from '@playwright/test';
import { checkUntil, expect, expectTray, test, windowOf } from './fixture.ts';
import type { RunningApp } from './running-app.ts';

/** Where a panel at the top of the screen has the icon. */
const ICON = { x: 1200, y: 2, width: 24, height: 24 };

async function openPanel(app: RunningApp): Promise<Page> {
  await app.clickTray(ICON);
  const page = await windowOf(app);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Acme');
  return page;
}

test('a click with the icon’s place opens a panel beside it, as high as its content', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const page = await openPanel(app);
  expect(page.url()).toContain('/panel.html');
  await expect
    .poll(async () => {
      const [bounds] = await app.windowBounds();
      const wanted = await page
        .locator('.panel-body, .panel-foot')
        .evaluateAll((parts) => parts.reduce((sum, part) => sum + part.scrollHeight, 0));
      return bounds !== undefined && Math.abs(bounds.height - wanted) <= 2;
    })
    .toBe(true);
  // The work area begins below a bar of 30 pixels and ends at 1280.
  const [bounds] = await app.windowBounds();
  expect(bounds).toMatchObject({ y: 38, width: 360 });
  expect((bounds?.x ?? 0) + 360).toBeLessThanOrEqual(1280 - 8);
});

test('the panel says what the engine knows, live, and asks it to look', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const page = await openPanel(app);
  await desk.world.breakDown();
  await page.getByRole('button', { name: 'Check now' }).click();
  await checkUntil(app, 'major_outage');
  await expect(page.locator('.panel-lead')).toHaveAttribute('data-state', 'major_outage');
  const tell = page.getByRole('button', { name: 'Tell me when it is back' });
  await tell.click();
  await expect(tell).toHaveAttribute('aria-pressed', 'true');
});

test('the panel goes with Escape, with the focus, with a locked screen and with a second click', async ({
  desk,
}) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const isGone = () => expect.poll(() => app.windowCount()).toBe(0);
  /** Longer than two clicks that are taken for one. */
  const pause = () => new Promise((resolve) => setTimeout(resolve, 400));
  const page = await openPanel(app);
  // The page is gone before the key is up again.
  await page.keyboard.down('Escape').catch(() => undefined);
  await isGone();
  await pause();
  await openPanel(app);
  await app.tellWindow('blur');
  await isGone();
  // The same click that took the focus away does not open it again.
  await app.clickTray(ICON);
  expect(await app.windowCount()).toBe(0);
  await pause();
  await openPanel(app);
  await app.power('lock-screen');
  await isGone();
  await pause();
  await openPanel(app);
  await app.clickTray(ICON);
  await isGone();
});

test('a panel whose page hangs or dies is gone, and the next click opens another', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const isGone = () => expect.poll(() => app.windowCount()).toBe(0);
  await openPanel(app);
  await app.tellWindow('unresponsive');
  await isGone();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await openPanel(app);
  await app.crashWindow();
  await isGone();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await openPanel(app);
  await expectTray(app, 'operational');
});

test('Open dashboard opens the window in the panel’s place', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const panel = await openPanel(app);
  await panel.getByRole('link', { name: 'Open dashboard' }).click();
  await expect
    .poll(async () => (await app.pages()).map((page) => page.url()))
    .toEqual([expect.stringContaining('/index.html#/now')]);
});

test('the notes are one click from the panel', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  const panel = await openPanel(app);
  await panel.getByRole('link', { name: 'Notes' }).click();
  await expect
    .poll(async () => (await app.pages()).map((page) => page.url()))
    .toEqual([expect.stringContaining('/index.html#/notes')]);
});

test('a click without a place, as on Linux, opens the window', async ({ desk }) => {
  const app = await desk.start();
  await expectTray(app, 'operational');
  await app.clickTray();
  expect((await windowOf(app)).url()).toContain('/index.html');
});
