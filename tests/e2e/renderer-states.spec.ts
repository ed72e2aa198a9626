import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { type ConsoleMessage, chromium, expect, type Page, test } from '@playwright/test';
import { LAUNCH_OPTIONS } from '../../scripts/chromium.ts';
import { type BuiltRenderer, buildRenderer } from '../renderer/built-renderer.ts';
import { type FixtureHost, startFixtureHost } from '../renderer/fixture-host.ts';
import { STATE_NAMES, type StateName } from '../renderer/states.ts';
import { violationsInBothThemes, WCAG } from '../support/accessibility.ts';

const START_BUDGET_BYTES = 150_000;

let built: BuiltRenderer;
let host: FixtureHost;

test.beforeAll(async () => {
  built = await buildRenderer();
});
test.afterAll(() => built.remove());
test.afterEach(() => host.close());

/** Collects what a page must not do: errors, warnings, and violations of the policy, which Chromium logs as errors. */
function listenForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  return trouble;
}

async function open(page: Page, state: StateName, hash = '#/now'): Promise<void> {
  host = await startFixtureHost(built.folder, state);
  await page.goto(host.url + hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The start screen has a heading too.
  await expect(page.locator('main[aria-busy="true"]')).toHaveCount(0);
}

/** How far the page can be scrolled sideways, in CSS pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
}

const VIEWS = [
  '#/now',
  '#/history',
  '#/incidents',
  '#/incidents/inc-1',
  '#/diagnose',
  '#/services',
  '#/services/claude',
  '#/settings',
];

for (const theme of ['light', 'dark'] as const) {
  test.describe(`${theme} theme`, () => {
    test.use({ colorScheme: theme });

    for (const state of STATE_NAMES) {
      test(`${state}: no violation, no error, nothing sideways`, async ({ page }) => {
        const trouble = listenForTrouble(page);
        await open(page, state);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations).toEqual([]);
        for (const width of [320, 360, 760, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await overflow(page)).toBe(0);
        }
        expect(trouble).toEqual([]);
      });
    }

    for (const view of VIEWS) {
      test(`${view}: no violation, no error, nothing sideways`, async ({ page }) => {
        const trouble = listenForTrouble(page);
        await open(page, 'official', view);
        await expect(page.locator('.loading')).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations).toEqual([]);
        for (const width of [320, 360, 760, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await overflow(page)).toBe(0);
        }
        expect(trouble).toEqual([]);
      });
    }
  });
}

test('the start loads at most 150 kB of script, gzipped', async ({ page }) => {
  await open(page, 'calm');
  // What the pad is made of is named there too, and fetched by a window that begins with it.
  const html = readFileSync(join(built.folder, 'index.html'), 'utf8').replace(/<meta name="pad"[^>]*>/, '');
  const files = readdirSync(join(built.folder, 'assets')).filter(
    (file) => html.includes(file) && file.endsWith('.js'),
  );
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(built.folder, 'assets', file))).length,
    0,
  );
  expect(files.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(START_BUDGET_BYTES);
});

test('says what fails, how it knows, and what to do', async ({ page }) => {
  await open(page, 'detected');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claude: major outage. 2 others work.');
  await expect(page.getByRole('list', { name: 'What is known about Claude' })).toContainText(
    '6 of 6 tries at Claude API failed in 2 min: overloaded (529)',
  );
  await expect(page.getByText('The status page says operational, read')).toHaveAttribute(
    'title',
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/,
  );
  await expect(page.getByText('The status page still says:')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What you can do' })).toContainText('OpenAI');
  const lines = page.locator('.service-line');
  await expect(lines.first()).toContainText('Claude');
  await expect(lines.first()).toHaveAttribute('aria-expanded', 'true');
  await expect(lines.nth(1)).toHaveAttribute('aria-expanded', 'false');
});

test('follows snapshots, and drops one that is older', async ({ page }) => {
  await open(page, 'calm');
  const old = host.snapshot();
  host.show('detected');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('major outage');
  host.push(old);
  host.show('detected');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('major outage');
  host.push({ ...old, run: 'another', revision: 1 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('work');
});

test('keeps the last state when the host is gone, says so, and comes back by itself', async ({ page }) => {
  await open(page, 'detected');
  const { port } = new URL(host.url);
  await host.close();
  await expect(page.getByText('Pilotlight does not answer.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('major outage');
  expect(await violationsInBothThemes(page)).toEqual([]);
  host = await startFixtureHost(built.folder, 'calm', Number(port));
  host.show('calm');
  await expect(page.getByText('Pilotlight does not answer.')).toBeHidden({ timeout: 30_000 });
  host.show('calm');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('work');
});

test('opens every view even when the host is gone', async ({ page }) => {
  await open(page, 'calm');
  for (const view of ['history-view', 'incidents-view', 'settings-view']) {
    await expect
      .poll(() =>
        page.evaluate(() =>
          performance
            .getEntriesByType('resource')
            .map(({ name }) => name)
            .join(' '),
        ),
      )
      .toContain(view);
  }
  await host.close();
  await expect(page.getByText('Pilotlight does not answer.')).toBeVisible();
  for (const name of ['History', 'Incidents', 'Settings']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
});

test('opens a broken stream again without a word while the host still answers', async ({ page }) => {
  await open(page, 'calm');
  const asked = () => host.calls.filter(({ name }) => name === 'snapshot.get').length;
  const before = asked();
  host.breakStreams();
  // One call to ask why, one for the snapshot once the stream is open again.
  await expect.poll(asked).toBeGreaterThanOrEqual(before + 2);
  host.show('detected');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('major outage');
  await expect(page.locator('.app')).toHaveAttribute('data-link', 'open');
});

test('says that the window is no longer signed in, and what to do', async ({ page }) => {
  await open(page, 'calm');
  host.refuse(true);
  host.breakStreams();
  await expect(page.getByText('This window is no longer signed in.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This window is not signed in' })).toBeVisible();
  host.refuse(false);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('work');
});

test('says why there is nothing to show, and tries again', async ({ page }) => {
  host = await startFixtureHost(built.folder, 'calm');
  host.fail('The history is damaged.');
  await page.goto(host.url);
  await expect(page.getByRole('alert')).toHaveText('The history is damaged.');
  expect(await violationsInBothThemes(page)).toEqual([]);
  host.fail(null);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('work');
});

test('shows that it is loading', async ({ page }) => {
  host = await startFixtureHost(built.folder, 'calm');
  host.hang(true);
  await page.goto(host.url);
  await expect(page.getByText('Loading the current state')).toBeAttached();
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('shows remote text as text', async ({ page }) => {
  await open(page, 'hostile', '#/incidents/inc%2Fhostile%3F%23');
  await expect(page.getByText("<script>document.title='taken'</script>")).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page).toHaveTitle(/Pilotlight/);
  expect(await page.locator('.update-body').last().innerText()).toHaveLength(1201);
  for (const width of [320, 760, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await overflow(page)).toBe(0);
  }
  await page.getByRole('button', { name: 'Show all' }).click();
  expect((await page.locator('.update-body').last().innerText()).length).toBeGreaterThan(100_000);
});

test('checks now, and asks to be told', async ({ page }) => {
  await open(page, 'detected');
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => host.calls.some(({ name }) => name === 'service.check')).toBe(true);
  const tell = page.getByRole('button', { name: 'Tell me when it is back' });
  await tell.click();
  await expect(tell).toHaveAttribute('aria-pressed', 'true');
  expect(host.calls.findLast(({ name }) => name === 'service.tellWhenBack')?.request).toEqual({
    serviceId: 'claude',
    on: true,
  });
});

test('dismisses a notice', async ({ page }) => {
  await open(page, 'unknown');
  await page.getByRole('button', { name: /^Dismiss: The settings file/ }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toBeHidden();
});

test('reads the chart out by keyboard, and as a table', async ({ page }) => {
  await open(page, 'calm', '#/history?target=claude.ai');
  await expect(page.getByRole('combobox', { name: 'Target' })).toHaveValue('claude.ai');
  const cursor = page.getByRole('slider', { name: /^Moment in the history of/ });
  await cursor.focus();
  await page.keyboard.press('Home');
  const first = await page.locator('.chart .readout').innerText();
  expect(first).toMatch(/half within \d+\sms/);
  await expect(cursor).toHaveAttribute('aria-valuetext', first);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.chart .readout')).not.toHaveText(first);
  await page.getByRole('group', { name: 'Form', exact: true }).getByRole('radio', { name: 'Table' }).check();
  await expect(page.getByRole('table', { name: 'Answers and failures' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('moves through the views and the first service by keyboard alone', async ({ page }) => {
  await open(page, 'official');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Check now' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Choose services' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('.service-line').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.service-line').first()).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('link', { name: 'Incidents', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Incidents' })).toBeVisible();
});

test('the bar stays where it is from view to view, beside a scroll bar too', async () => {
  // Playwright hides scroll bars, which take room where the system draws them beside the page.
  const browser = await chromium.launch({ ...LAUNCH_OPTIONS, ignoreDefaultArgs: ['--hide-scrollbars'] });
  try {
    for (const width of [360, 760, 1400]) {
      const page = await browser.newPage({ viewport: { width, height: 600 } });
      await open(page, 'official');
      const places = new Set<string>();
      for (const view of ['now', 'notes', 'history', 'notes', 'settings']) {
        await page.goto(`${host.url}#/${view}`);
        await expect(page.locator(`.view[data-view="${view}"]`)).toBeVisible();
        await expect(page.locator('.loading')).toHaveCount(0);
        const lefts = await page
          .locator('.bar :is(a, .commands)')
          .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
        places.add(lefts.join(' '));
      }
      expect([...places], `${width} px`).toHaveLength(1);
      const room = await page.evaluate(() => innerWidth - document.documentElement.clientWidth);
      expect(room, 'scroll bars take room').toBeGreaterThan(0);
      await page.close();
      await host.close();
    }
  } finally {
    await browser.close();
  }
});

test('the chosen theme outranks the system', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, 'calm', '#/settings');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(background).not.toBe(light);
});

test('nothing moves for those who want no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'calm');
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
});

test('stands at twice the size', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await open(page, 'official');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await overflow(page)).toBe(0);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.service-line .name')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );
  expect(cut).toEqual([]);
});
