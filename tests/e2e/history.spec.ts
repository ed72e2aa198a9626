import { AxeBuilder } from '@axe-core/playwright';
import { type ConsoleMessage, expect, type Locator, type Page, test } from '@playwright/test';
import { type BuiltRenderer, buildRenderer } from '../renderer/built-renderer.ts';
import { type FixtureHost, startFixtureHost } from '../renderer/fixture-host.ts';
import type { Past } from '../renderer/seeded-history.ts';
import type { StateName } from '../renderer/states.ts';
import { WCAG } from '../support/accessibility.ts';

const WIDTHS = [320, 360, 760, 1280];

let built: BuiltRenderer;
let host: FixtureHost;

test.beforeAll(async () => {
  built = await buildRenderer();
});
test.afterAll(() => built.remove());
test.afterEach(() => host.close());

function listenForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  return trouble;
}

async function open(page: Page, past: Past, state: StateName = 'calm', query = ''): Promise<void> {
  host = await startFixtureHost(built.folder, state, 0, past);
  await page.goto(`${host.url}#/history${query}`);
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
  await expect(page.locator('.loading')).toHaveCount(0);
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
  await expect(page.locator('[aria-busy="true"], .loading')).toHaveCount(0);
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations).toEqual([]);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${width} px`).toBeLessThanOrEqual(0);
  }
}

/** In the narrowest window a table is read from top to bottom, and each value says what it is. */
async function expectWholeTables(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const place of await page.locator('.tables, .episode-rows').all()) {
    expect(await place.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  }
  const value = page.locator('.stacks td').first();
  expect(await value.evaluate((element) => getComputedStyle(element, '::before').content)).toMatch(/\p{L}/u);
}

/** The slider under which all rows of the chart lie. */
function chart(page: Page): Locator {
  return page.getByRole('slider', { name: /^Moment in the history of/ });
}

function backButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Back', exact: true });
}

/** How much time the last request for the chart spanned, in hours. */
function askedHours(): number {
  const request: unknown = host.calls.findLast(({ name }) => name === 'history.chart')?.request;
  const from: unknown = Reflect.get(Object(request), 'fromMs');
  const to: unknown = Reflect.get(Object(request), 'toMs');
  return (Number(to) - Number(from)) / 3_600_000;
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`${theme} theme`, () => {
    test.use({ colorScheme: theme });

    for (const [past, span] of [
      ['none', null],
      ['short', '1 h'],
      ['month', '30 d'],
      ['year', '1 y'],
    ] as const) {
      test(`a past of ${past}: no violation, no error, nothing sideways`, async ({ page }) => {
        const trouble = listenForTrouble(page);
        await open(page, past);
        if (span !== null) await choose(page, span);
        await expectSound(page);
        expect(trouble).toEqual([]);
      });
    }

    test('every table and the comparison: no violation, no error, nothing sideways', async ({ page }) => {
      const trouble = listenForTrouble(page);
      await open(page, 'month');
      for (const name of ['Form', 'Form of the days', 'Form of the week']) {
        const group = page.getByRole('group', { name, exact: true });
        await group.getByRole('radio', { name: 'Table' }).check({ force: true });
      }
      await expect(page.getByRole('table')).toHaveCount(5);
      await expectSound(page);
      await expectWholeTables(page);
      await choose(page, 'Compare');
      await expect(page.locator('.compare-row')).toHaveCount(3);
      await expectSound(page);
      await choose(page, 'Table');
      await expect(page.getByRole('table', { name: 'Services compared' })).toBeVisible();
      await expectSound(page);
      await expectWholeTables(page);
      expect(trouble).toEqual([]);
    });
  });
}

test('says that nothing is recorded yet, and since when it looks', async ({ page }) => {
  await open(page, 'none');
  await expect(page.getByText('Nothing is recorded yet.')).toBeVisible();
  await host.close();
  await open(page, 'short');
  await expect(page.locator('.summary')).toContainText(/Pilotlight has looked here since /);
  await expect(page.locator('.summary')).toContainText(/Nothing is known about 9\d\s% of the time\./);
});

test('zooms, moves and goes back by keyboard, and reads out every moment', async ({ page }) => {
  await open(page, 'month');
  const slider = chart(page);
  await slider.focus();
  await page.keyboard.press('Home');
  const first = await page.locator('.chart .readout').innerText();
  expect(first).toMatch(/half within \d+\sms.*on average .* in all.*seen here: .*page: /);
  await expect(slider).toHaveAttribute('aria-valuetext', first);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.chart .readout')).not.toHaveText(first);

  await page.keyboard.press('+');
  await expect.poll(askedHours).toBe(12);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(backButton(page)).toBeVisible();
  await page.keyboard.press('-');
  await expect.poll(askedHours).toBe(24);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape');
  await expect(backButton(page)).toHaveCount(0);
  await expect(page.getByRole('radio', { name: '24 h' })).toBeChecked();
});

test('zooms into a part marked by keyboard', async ({ page }) => {
  await open(page, 'month');
  await chart(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /^Beginning marked\./);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  await expect.poll(askedHours).toBeLessThan(8);
  expect(askedHours()).toBeGreaterThan(1);
});

test('zooms by a drag, with Ctrl and the wheel, and comes back', async ({ page }) => {
  await open(page, 'month');
  await choose(page, '30 d');
  const box = await chart(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const at = (share: number): number => box.x + 56 + share * (box.width - 64);

  await page.mouse.move(at(0.25), box.y + 100);
  await page.mouse.down();
  await page.mouse.move(at(0.5), box.y + 100, { steps: 5 });
  await expect(page.locator('.chart-brush')).toBeVisible();
  await page.mouse.up();
  await expect.poll(askedHours).toBeCloseTo(180, 0);

  await page.mouse.move(at(0.5), box.y + 100);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(askedHours).toBeCloseTo(90, 0);

  const before = await page.evaluate(() => globalThis.scrollY);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => globalThis.scrollY)).toBeGreaterThan(before);
  expect(askedHours()).toBeCloseTo(90, 0);

  await backButton(page).click();
  await expect.poll(askedHours).toBeCloseTo(180, 0);
  await backButton(page).click();
  await expect(page.getByRole('radio', { name: '30 d' })).toBeChecked();
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 800 } });

  test('zooms by a pinch and moves by one finger', async ({ page }) => {
    await open(page, 'month');
    await choose(page, '30 d');
    await chart(page).scrollIntoViewIfNeeded();
    const box = await chart(page).boundingBox();
    if (box === null) throw new Error('the chart has no box');
    const session = await page.context().newCDPSession(page);
    const y = box.y + 100;
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', xs: readonly number[]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: xs.map((x, id) => ({ x, y, id })),
      });
    await touch('touchStart', [180]);
    await touch('touchStart', [180, 220]);
    for (const step of [10, 20, 30, 40]) await touch('touchMove', [180 - step, 220 + step]);
    await touch('touchEnd', []);
    await expect.poll(askedHours).toBeLessThan(400);
    // The last steps of the gesture may still be on their way.
    let zoomed = 0;
    await expect
      .poll(async () => {
        zoomed = askedHours();
        await page.waitForTimeout(200);
        return askedHours() - zoomed;
      })
      .toBe(0);
    await touch('touchStart', [150]);
    for (const x of [170, 200, 230]) await touch('touchMove', [x]);
    await touch('touchEnd', []);
    await expect(page.getByRole('button', { name: 'Later' })).not.toHaveAttribute('aria-disabled', 'true');
    await expect.poll(askedHours).toBeCloseTo(zoomed, 0);
  });
});

test('shows a day and a failure in the chart', async ({ page }) => {
  await open(page, 'month');
  await choose(page, '30 d');
  await expect.poll(askedHours).toBeGreaterThan(24 * 29);
  const days = page.getByRole('slider', { name: /^Day in the last 90/ });
  // As a finger taps: no pointer moves there first.
  const bars = await page.locator('.day-bars').first().boundingBox();
  if (bars === null) throw new Error('no days to tap');
  await days.dispatchEvent('click', { clientX: bars.x + bars.width * 0.99, clientY: bars.y + 5 });
  await expect.poll(askedHours).toBeCloseTo(24, -1);
  await backButton(page).click();
  await expect.poll(askedHours).toBeGreaterThan(24 * 29);

  await days.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.day-rows-place .readout')).not.toHaveText('');
  await expect(days).toHaveAttribute(
    'aria-valuetext',
    await page.locator('.day-rows-place .readout').innerText(),
  );
  await page.keyboard.press('Enter');
  await expect.poll(askedHours).toBeCloseTo(24, -1);
  await backButton(page).click();
  await expect.poll(askedHours).toBeGreaterThan(24 * 29);

  await page
    .getByRole('button', { name: /show it in the chart/ })
    .first()
    .click();
  await expect.poll(askedHours).toBeLessThan(24);
});

test('reads the week out hour by hour', async ({ page }) => {
  await open(page, 'month');
  const week = page.getByRole('slider', { name: /^Hour in the week/ });
  await week.focus();
  await page.keyboard.press('Home');
  await expect(week).toHaveAttribute('aria-valuetext', /^Monday/);
  await page.keyboard.press('ArrowDown');
  await expect(week).toHaveAttribute('aria-valuetext', /^Tuesday/);
  await page.keyboard.press('End');
  await expect(week).toHaveAttribute('aria-valuetext', /^Sunday/);
});

test('shows a service that is known from its page alone', async ({ page }) => {
  const trouble = listenForTrouble(page);
  await open(page, 'month', 'calm', '?service=github-copilot');
  await expect(page.getByRole('combobox', { name: 'Service' })).toHaveValue('github-copilot');
  await expect(page.locator('.latency-chart')).toHaveCount(0);
  await chart(page).focus();
  await page.keyboard.press('End');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /seen here: .*page: /);
  await expectSound(page);
  expect(trouble).toEqual([]);
});

test('compares sixty services on one scale', async ({ page }) => {
  await open(page, 'month', 'many');
  await choose(page, 'Compare');
  await expect(page.locator('.compare-row')).toHaveCount(12);
  await page.getByRole('button', { name: 'Show all 60' }).click();
  await expect(page.locator('.compare-row')).toHaveCount(60);
  await expect(page.getByText(/each row reaches up to \d/)).toBeVisible();
  await page.getByRole('slider', { name: /services compared/ }).focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('slider', { name: /services compared/ })).toHaveAttribute(
    'aria-valuetext',
    /Claude API: /,
  );
});

test('stands a thousand components and hostile names', async ({ page }) => {
  const trouble = listenForTrouble(page);
  await open(page, 'month', 'hostile');
  await expect(page.locator('.day-row')).toHaveCount(2 + 41);
  await expect(page.locator('img')).toHaveCount(0);
  await expectSound(page);
  expect(trouble).toEqual([]);
});

test('says of each verdict in the span what it rested on, with no incident on any page', async ({ page }) => {
  await open(page, 'month');
  await choose(page, '24 h');
  const steps = page.getByRole('region', { name: 'What was seen, and why' });
  await expect(steps.getByRole('listitem').first()).toBeVisible();
  const evidence = steps.locator('details > ul').first();
  await expect(evidence).toBeHidden();
  await steps.locator('summary').first().press('Enter');
  await expect(evidence).toContainText('6 of 6');
  await expect(evidence).toBeVisible();
  await choose(page, '7 d');
  await expect(steps).toContainText('Zoom into a day or less');
});

test('says why history cannot be shown, and tries again', async ({ page }) => {
  await open(page, 'month');
  host.fail('The history is damaged.');
  await choose(page, '7 d');
  await expect(page.getByRole('alert').first()).toContainText('The history is damaged.');
  host.fail(null);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(askedHours).toBe(168);
});

test('nothing moves for those who want no motion, and it stands at twice the size', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 640, height: 400 });
  await open(page, 'month');
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .map((duration) => Number.parseFloat(duration)),
      ),
    ),
  );
  expect(longest).toBe(0);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
});
