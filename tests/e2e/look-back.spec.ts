/** The question a dashboard is kept for: why was it red at 14:05 last week? Asked through the window, of the real host. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startWorld, type World } from '../electron/story.ts';
import { violationsInBothThemes } from '../support/accessibility.ts';
import { seedRedAfternoon } from '../support/red-afternoon.ts';
import { type RunningCli, startCli } from '../support/run-cli.ts';

const DAY_MS = 86_400_000;

test.use({ timezoneId: 'UTC', locale: 'en-GB' });

let folder: string;
let world: World;
let serve: RunningCli;
let url: string;
let day: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-look-back-'));
  world = await startWorld(folder);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const lastWeek = Math.floor(Date.now() / DAY_MS) * DAY_MS - 7 * DAY_MS;
  day = new Date(lastWeek).toISOString().slice(0, 10);
  const [service] = world.lab.servicesFile.services;
  if (service === undefined) throw new Error('the lab has no service');
  seedRedAfternoon(join(dataFolder, 'history.db'), service, lastWeek);
  serve = startCli([
    'serve',
    '--port',
    '0',
    '--json',
    '--services',
    world.servicesFile,
    '--data-dir',
    dataFolder,
  ]);
  ({ url } = JSON.parse(await serve.line((line) => line.includes('"url"'))));
});
test.afterEach(async () => {
  serve.child.kill('SIGKILL');
  await serve.ended;
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

test('why was it red at 14:05 last week?', async ({ page }) => {
  await page.setViewportSize({ width: 1120, height: 900 });
  await page.goto(url);
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();

  await page.getByRole('button', { name: 'Go to a moment' }).click();
  const moment = page.getByLabel('Moment', { exact: true });
  await expect(moment).toBeFocused();
  await moment.fill(`${day}T14:05`);
  await page.keyboard.press('Enter');

  // The whole of it, with the day: this was not today.
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
  await expect(page.locator('.summary')).toContainText(`Between ${date} 13:35 and 14:35 Acme worked for`);
  // The chart's cursor stands there, and says what was seen and what the page said.
  const readout = page.locator('.chart .readout');
  await expect(readout).toContainText(`${date} 14:05`);
  await expect(readout).toContainText('seen here: major outage; page: operational');

  // The verdict's own sentence, and what it rested on, without another click.
  const steps = page.getByRole('region', { name: 'What was seen, and why' }).locator('.seen-changes > li');
  const red = steps.filter({ hasText: `${date} 14:04` });
  await expect(red).toContainText('Acme fails from here: 6 of 6 tries, overloaded (529), since 14:01.');
  await expect(red.locator('details > ul > li')).toHaveText([
    '6 of 6 tries at Acme API failed in 2 min: overloaded (529)',
    'Your connection is fine: 3 of 3 control sites answer',
    'The status page says operational, read at 14:03',
  ]);
  await expect(red.locator('details > ul')).toBeVisible();

  // How it came: what held when the hour began, and the page's own words when they came.
  await expect(steps.first()).toContainText('Acme works here.');
  const official = steps.filter({ hasText: `${date} 14:11` });
  await official.locator('summary').click();
  await expect(official).toContainText('Acme has a partial outage, says its status page.');
  await expect(official).toContainText('Requests are refused');
  expect(await violationsInBothThemes(page)).toEqual([]);

  // A span without any change says what held, and since when.
  await moment.fill(`${day}T15:30`);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(steps).toHaveCount(1);
  await expect(steps).toContainText(`${date} 14:41`);
  await expect(steps).toContainText('Acme works here.');
  await expect(page.getByText('The verdict did not change in this time.')).toBeVisible();

  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(steps.filter({ hasText: `${date} 14:04` })).toBeVisible();
});
