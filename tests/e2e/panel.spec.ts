import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type BuiltRenderer, buildRenderer } from '../renderer/built-renderer.ts';
import { type FixtureHost, startFixtureHost } from '../renderer/fixture-host.ts';
import { STATE_NAMES, type StateName } from '../renderer/states.ts';
import { WCAG } from '../support/accessibility.ts';

/** The least height and width of what is clicked in the panel, in CSS pixels. */
const TARGET = 28;

let built: BuiltRenderer;
let host: FixtureHost;

test.beforeAll(async () => {
  built = await buildRenderer();
});
test.afterAll(() => built.remove());
test.afterEach(() => host.close());

async function open(page: Page, state: StateName): Promise<void> {
  host = await startFixtureHost(built.folder, state);
  const url = new URL(host.url);
  url.pathname = '/panel.html';
  await page.goto(url.href);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The start screen has a heading too.
  await expect(page.locator('main[aria-busy="true"]')).toHaveCount(0);
}

/** The height the panel last asked for. */
function wantedHeight(): number {
  const asked = host.calls.filter(({ name }) => name === 'panel.fit').at(-1)?.request;
  return Number(Reflect.get(Object(asked), 'heightPx'));
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`the panel, ${theme}`, () => {
    test.use({ colorScheme: theme, viewport: { width: 360, height: 240 } });

    for (const state of STATE_NAMES) {
      test(`${state}: no violation, no error, room for every finger, nothing cut`, async ({ page }) => {
        const trouble: string[] = [];
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
        });
        page.on('pageerror', (error) => trouble.push(error.message));
        await open(page, state);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations).toEqual([]);
        for (const clicked of await page.locator('a, button').all()) {
          const box = await clicked.boundingBox();
          expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(TARGET);
        }
        for (const width of [320, 360]) {
          // First as low as the panel opens, then as high as it then asks for.
          await page.setViewportSize({ width, height: 240 });
          await expect.poll(wantedHeight).toBeGreaterThan(0);
          await expect
            .poll(async () => {
              // As the host does: each time it asks, it gets the height it asks for.
              await page.setViewportSize({ width, height: wantedHeight() });
              return page.evaluate(() => {
                const body = document.querySelector('.panel-body');
                const root = document.documentElement;
                return [
                  root.scrollWidth - root.clientWidth,
                  (body?.scrollHeight ?? 0) - (body?.clientHeight ?? 0),
                ].map((over) => over > 1);
              });
            })
            .toEqual([false, false]);
        }
        expect(trouble).toEqual([]);
      });
    }
  });
}

test('the longest name stands whole, however narrow the panel', async ({ page }) => {
  await open(page, 'calm');
  const now = host.snapshot();
  const name = 'The assistant for contracts, letters and accounts of the northern branch offices';
  host.push({
    ...now,
    revision: now.revision + 1,
    services: now.services.map((service) => (service.id === 'openai' ? { ...service, name } : service)),
  });
  const shown = page.locator('.panel-service .name').filter({ hasText: name });
  for (const width of [320, 360, 420]) {
    await page.setViewportSize({ width, height: 480 });
    await expect(shown).toBeVisible();
    const { cut, style } = await shown.evaluate((element) => ({
      cut: element.scrollWidth - element.clientWidth,
      style: getComputedStyle(element).textOverflow,
    }));
    expect({ cut, style }).toEqual({ cut: 0, style: 'clip' });
  }
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE', viewport: { width: 360, height: 360 } });

  test('long words for a state break no name, and the foot is one row', async ({ page }) => {
    await open(page, 'offline');
    await expect(page.getByText('von hier nicht zu sehen').first()).toBeVisible();
    const names = page.locator('.panel-service .name');
    await expect(names).toHaveText(['Claude', 'OpenAI']);
    for (const name of await names.all()) {
      const lines = await name.locator('bdi').evaluate((text) => text.getClientRects().length);
      expect(lines).toBe(1);
    }
    const tops = await page
      .locator('.panel-foot .button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
  });
});

test('everything in the panel is reached by the keyboard', async ({ page }) => {
  await open(page, 'detected');
  const reached: string[] = [];
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
  }
  expect(reached).toEqual([
    'Tell me when it is back',
    expect.stringContaining('Claude'),
    expect.stringContaining('OpenAI'),
    expect.stringContaining('GitHub Copilot'),
    'Check now',
    'Notes',
    'Open dashboard',
  ]);
  await page.keyboard.press('Escape');
  await expect.poll(() => host.calls.some(({ name }) => name === 'panel.close')).toBe(true);
});
