/**
 * The designed states as pictures. What must hold is layout, colour and what is there: the least of these changes far more than
 * the 1 % of pixels that two versions of Chromium may draw differently. The moment, the history and the font are always the same.
 *
 * After a change that is meant: `npx playwright test tests/e2e/baselines.spec.ts --update-snapshots`, look at each picture that
 * changed, and commit it. Debian's `fonts-dejavu-core` must be installed; elsewhere these tests are left out.
 */
import { existsSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { BASELINE_FONT, BASELINE_LAUNCH_OPTIONS } from '../../scripts/chromium.ts';
import { type BuiltRenderer, buildRenderer } from '../renderer/built-renderer.ts';
import { type FixtureHost, startFixtureHost } from '../renderer/fixture-host.ts';
import type { StateName } from '../renderer/states.ts';

/** 28 April 2026, 16:30:00 UTC. */
const MOMENT = Date.UTC(2026, 3, 28, 16, 30);

test.use({
  launchOptions: BASELINE_LAUNCH_OPTIONS,
  locale: 'en-GB',
  timezoneId: 'Europe/Vienna',
  contextOptions: { reducedMotion: 'reduce' },
});
test.skip(!existsSync(BASELINE_FONT), 'The font of the baselines is not installed.');

let built: BuiltRenderer;
let host: FixtureHost;

test.beforeAll(async () => {
  built = await buildRenderer();
});
test.afterAll(() => built.remove());
test.afterEach(() => host.close());

interface Shot {
  readonly name: string;
  readonly state: StateName;
  readonly place: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Brings the page into the state to be drawn. */
  readonly act?: (page: Page) => Promise<void>;
}

const radio = (name: string) => async (page: Page) => {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
};

const SHOTS: readonly Shot[] = [
  { name: 'now-calm', state: 'calm', place: '#/now', theme: 'light', width: 360, height: 740 },
  { name: 'now-detected', state: 'detected', place: '#/now', theme: 'light', width: 1280, height: 760 },
  { name: 'now-official', state: 'official', place: '#/now', theme: 'dark', width: 760, height: 900 },
  { name: 'now-offline', state: 'offline', place: '#/now', theme: 'dark', width: 760, height: 560 },
  { name: 'now-unknown', state: 'unknown', place: '#/now', theme: 'light', width: 760, height: 560 },
  { name: 'now-empty', state: 'empty', place: '#/now', theme: 'dark', width: 760, height: 320 },
  {
    name: 'now-gone',
    state: 'calm',
    place: '#/now',
    theme: 'light',
    width: 760,
    height: 400,
    act: async (page) => {
      await host.close();
      await expect(page.getByText('Pilotlight does not answer.')).toBeVisible();
    },
  },
  {
    name: 'history-30-days',
    state: 'calm',
    place: '#/history',
    theme: 'light',
    width: 1280,
    height: 1400,
    act: radio('30 d'),
  },
  {
    name: 'history-compare',
    state: 'calm',
    place: '#/history',
    theme: 'dark',
    width: 760,
    height: 480,
    act: radio('Compare'),
  },
  { name: 'incidents', state: 'official', place: '#/incidents', theme: 'dark', width: 360, height: 640 },
  {
    name: 'incident',
    state: 'official',
    place: '#/incidents/inc-1',
    theme: 'light',
    width: 1280,
    height: 960,
  },
  { name: 'panel-calm', state: 'calm', place: 'panel.html', theme: 'light', width: 360, height: 240 },
  { name: 'panel-outage', state: 'detected', place: 'panel.html', theme: 'dark', width: 360, height: 360 },
  {
    name: 'palette',
    state: 'calm',
    place: '#/now',
    theme: 'dark',
    width: 760,
    height: 600,
    act: async (page) => {
      await page.keyboard.press('Control+KeyK');
      await expect(page.getByRole('listbox')).toBeVisible();
    },
  },
];

for (const { name, state, place, theme, width, height, act } of SHOTS) {
  test(`${name} looks as designed`, async ({ page }) => {
    await page.clock.setFixedTime(MOMENT);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    host = await startFixtureHost(built.folder, state, 0, 'month', () => MOMENT);
    await page.goto(host.url + place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // The start screen, which has a heading too, takes no keys and knows no state to keep.
    await expect(page.locator('.loading, [aria-busy="true"]')).toHaveCount(0);
    await act?.(page);
    await expect(page.locator('.loading, [aria-busy="true"]')).toHaveCount(0);
    await expect(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.01 });
  });
}
