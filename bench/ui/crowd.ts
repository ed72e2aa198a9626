import type { Browser, Locator, Page } from '@playwright/test';
import type { Measurement } from '../measurement.ts';
import type { Goal } from './in-page.ts';
import { BROAD, withCrowd } from './seeded-crowd.ts';
import { clickOn, createTakeStep, median, openPage, type Taken } from './take-step.ts';
import { withBrowser } from './with-browser.ts';

const BUDGET_MS = 100;
const ROUNDS = 3;

const CHART = '.service-history .latency-chart canvas';
const PICKER = '.picker-groups';

/** Something a user does, and what is to come of it. */
interface Deed {
  readonly name: string;
  /** Brings the page to where it can be done; not timed. */
  readonly prepare: (page: Page) => Promise<void>;
  readonly act: ((page: Page) => Locator) | { readonly key: string } | 'drag';
  readonly goal: Goal;
}

/** How long what is done most takes to be seen, among sixty services, the whole catalogue and a thousand components. */
export async function measureCrowd(): Promise<readonly Measurement[]> {
  return withCrowd((opened) => withBrowser(opened, measureIn));
}

const place =
  (hash: string) =>
  (page: Page): Locator =>
    page.locator(`nav a[href="${hash}"]`);

const settle = async (page: Page): Promise<void> => {
  await page.locator('main [aria-busy="true"], main .loading').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
};

/** Goes to a view by way of another, so that it stands as it does when it is opened. */
const at =
  (hash: string, then: (page: Page) => Promise<void> = async () => undefined) =>
  async (page: Page): Promise<void> => {
    await place(hash === '#/settings' ? '#/now' : '#/settings')(page).click();
    await page.waitForTimeout(100);
    await place(hash)(page).click();
    await settle(page);
    await then(page);
    await settle(page);
  };

const broadLine = (page: Page): Locator =>
  page.locator('.service-list .service-line').filter({ hasText: BROAD.name });
const inHistory = (then?: (page: Page) => Promise<void>) =>
  at('#/history', async (page) => {
    await page.locator('.filters select').first().selectOption({ index: 1 });
    await then?.(page);
  });
const comparing = at('#/history', async (page) => {
  await page.getByRole('radio', { name: 'Compare' }).check();
});

const DEEDS: readonly Deed[] = [
  {
    name: 'into Now',
    prepare: at('#/settings'),
    act: place('#/now'),
    goal: { until: 'main[data-view="now"] .service-line', isWhole: true },
  },
  {
    name: 'a service opened in Now',
    prepare: at('#/now'),
    act: (page) => page.locator('.service-line[aria-expanded="false"]').nth(3),
    goal: { until: 'main', changed: 'main', isWhole: true },
  },
  {
    name: 'palette opened',
    prepare: at('#/now'),
    act: { key: 'Control+k' },
    goal: { until: '.palette-option', isWhole: false },
  },
  {
    name: 'a key in the palette',
    prepare: at('#/now', async (page) => {
      await page.keyboard.press('Control+k');
    }),
    act: { key: 'g' },
    goal: { until: '.palette-option', changed: '.palette-list', isWhole: false },
  },
  {
    name: 'into Incidents, 500 of them',
    prepare: at('#/settings'),
    act: place('#/incidents'),
    goal: { until: '.incident-row', isWhole: true },
  },
  {
    name: 'a key in their search',
    prepare: at('#/incidents', (page) => page.locator('.incidents input[type="search"]').focus()),
    act: { key: 'p' },
    goal: { until: 'main', changed: '.incident-rows', isWhole: true },
  },
  {
    name: 'an incident opened',
    prepare: at('#/incidents'),
    act: (page) => page.locator('.incident-row').nth(3),
    goal: { until: '.incident-detail', isWhole: true },
  },
  {
    name: 'into Services',
    prepare: at('#/settings'),
    act: place('#/services'),
    goal: { until: '.search-rows li', isWhole: true },
  },
  {
    name: 'a key in the catalogue search',
    prepare: at('#/services', (page) => page.locator('.search-panel input[type="search"]').focus()),
    act: { key: 'g' },
    goal: { until: '.search-rows li', changed: '.search-rows', isWhole: true },
  },
  {
    name: '1,000 components opened',
    prepare: at('#/services'),
    act: broadLine,
    goal: { until: `${PICKER} .tick`, isWhole: true },
  },
  {
    name: '  one of them looked for',
    prepare: at('#/services', async (page) => {
      await broadLine(page).click();
      await page.locator('.picker input[type="search"]').focus();
    }),
    act: { key: '7' },
    goal: { until: `${PICKER} .tick`, changed: PICKER, isWhole: true },
  },
  {
    name: '  one of them unticked',
    prepare: at('#/services', async (page) => {
      await broadLine(page).click();
    }),
    act: (page) => page.locator(`${PICKER} li input`).first(),
    goal: { until: `${PICKER} .tick`, changed: '.picker-head', isWhole: true },
  },
  {
    name: 'a part of the chart drawn out',
    prepare: inHistory(),
    act: 'drag',
    goal: { until: CHART, drawn: CHART, isDrag: true, isWhole: true },
  },
  {
    name: 'the chart moved by a key',
    prepare: inHistory((page) => page.locator('.chart-body').focus()),
    act: { key: 'Shift+ArrowLeft' },
    goal: { until: CHART, drawn: CHART, isWhole: true },
  },
  {
    name: 'its cursor moved by a key',
    prepare: inHistory((page) => page.locator('.chart-body').focus()),
    act: { key: 'ArrowLeft' },
    goal: { until: CHART, changed: '.chart .readout', isWhole: true },
  },
  {
    name: 'a day chosen',
    prepare: inHistory(),
    act: (page) => page.locator('.day-bars').first(),
    goal: { until: CHART, drawn: CHART, isWhole: true },
  },
  {
    name: '12 services compared',
    prepare: inHistory(),
    act: (page) => page.getByText('Compare', { exact: true }),
    goal: { until: '.compare-row', isWhole: true },
  },
  {
    name: '  over a year',
    prepare: comparing,
    act: (page) => page.locator('.span-bar').getByText('1 y', { exact: true }),
    goal: { until: '.compare-row', changed: '.compare .time-axis', isWhole: true },
  },
  {
    name: '  all of them',
    prepare: comparing,
    act: (page) => page.locator('.compare > .button'),
    goal: { until: '.compare-row:nth-of-type(20)', isWhole: true },
  },
];

async function measureIn(browser: Browser, url: string): Promise<readonly Measurement[]> {
  const page = await openPage(browser, url);
  const take = await createTakeStep(page);
  const all: Taken[][] = [];
  const measurements: Measurement[] = [];
  for (const { name, prepare, act, goal } of DEEDS) {
    const taken: Taken[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await prepare(page);
      const perform =
        act === 'drag'
          ? await dragOver(page)
          : typeof act === 'function'
            ? await clickOn(act(page))
            : () => page.keyboard.press(act.key);
      taken.push(await take(perform, goal));
      await page.keyboard.press('Escape');
    }
    all.push(taken);
    const value = median(taken.map(({ pictureMs }) => pictureMs));
    measurements.push({ name, value, unit: 'ms', budget: BUDGET_MS });
  }
  const value = Math.max(...all.map((taken) => median(taken.map(({ paintMs }) => paintMs))));
  measurements.push({ name: 'any of these, next paint, the slowest', value, unit: 'ms', budget: BUDGET_MS });
  return measurements;
}

/** Draws out the middle half of the chart; its end is what counts. */
async function dragOver(page: Page): Promise<() => Promise<void>> {
  const chart = page.locator('.chart-body');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('no chart to draw over');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + (box.width * 3) / 4, y, { steps: 5 });
  return () => page.mouse.up();
}
