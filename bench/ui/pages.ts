import type { Browser } from '@playwright/test';
import type { Engine } from '../../src/core/engine.ts';
import type { Measurement } from '../measurement.ts';
import { countSnapshots, firstPaintMs, type Goal, readSnapshotCounts } from './in-page.ts';
import { YEAR_ENDS_MS } from './seeded-file.ts';
import { withYear } from './seeded-year.ts';
import { clickOn, createTakeStep, median, openPage, SETTLED_MS, type Taken } from './take-step.ts';
import { withBrowser } from './with-browser.ts';

const BUDGET_MS = 100;
/** What is left of the budget for host, transport and two frames. */
const WORK_BUDGET_MS = 50;
const ROUNDS = 3;
const CHANGES = 80;
const CHANGES_A_SECOND = 20;

const CHART = '.service-history .latency-chart canvas';

/** Every view by its address, and the first of it that a user sees. */
const VIEWS: readonly (readonly [name: string, hash: string])[] = [
  ['History', '#/history'],
  ['Incidents', '#/incidents'],
  ['Notes', '#/notes'],
  ['Diagnose', '#/diagnose'],
  ['Services', '#/services'],
  ['Settings', '#/settings'],
  ['Now', '#/now'],
];

const PRESETS: readonly string[] = ['1 h', '7 d', '30 d', '90 d', '1 y', '24 h'];
/** From a day to an hour, and out again to two years. */
const KEYS: readonly string[] = [...Array<string>(5).fill('+'), ...Array<string>(14).fill('-')];

/**
 * How long a click or a key takes to be seen: into each view, and from each zoom to the next, the answer of the host included.
 * Each is the median of a few rounds.
 */
export async function measurePages(): Promise<readonly Measurement[]> {
  return withYear((opened) =>
    withBrowser(opened, async (browser, url) => [
      ...(await measureIn(browser, url)),
      ...(await measureSnapshots(browser, url, opened.engine)),
    ]),
  );
}

async function measureIn(browser: Browser, url: string): Promise<readonly Measurement[]> {
  const page = await openPage(browser, url);
  const take = await createTakeStep(page);
  const measurements: Measurement[] = [
    {
      name: 'first paint of the window',
      value: await page.evaluate(firstPaintMs),
      unit: 'ms',
      budget: null,
    },
  ];
  const add = (name: string, value: number, budget: number | null = BUDGET_MS): void => {
    measurements.push({ name, value, unit: 'ms', budget });
  };

  for (const isWhole of [false, true]) {
    const views = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, hash] of VIEWS) {
        const open = await clickOn(page.locator(`nav a[href="${hash}"]`));
        const { pictureMs } = await take(open, {
          until: `main[data-view="${hash.slice(2)}"] h1`,
          isWhole,
        });
        views.set(name, [...(views.get(name) ?? []), pictureMs]);
      }
    }
    for (const [name, times] of views) {
      if (isWhole) add(`  ${name} with all it asks for`, median(times), null);
      else add(`into ${name}, first paint`, median(times));
    }
  }

  const drawn: Goal = { until: CHART, drawn: CHART, isWhole: true };
  const all: Taken[][] = [];
  const goTo = async (radio: string, goal: Goal): Promise<Taken> =>
    take(await clickOn(page.locator('.span-bar').getByText(radio, { exact: true })), goal);
  await take(await clickOn(page.locator('nav a[href="#/history"]')), { until: CHART, isWhole: true });
  for (const radio of PRESETS) {
    const taken: Taken[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const other = radio === '1 h' ? '24 h' : '1 h';
      // What is chosen already would not be drawn before time itself goes on.
      const isThere = await page.getByRole('radio', { name: other, exact: true }).isChecked();
      if (!isThere) await goTo(other, drawn);
      taken.push(await goTo(radio, drawn));
    }
    all.push(taken);
    add(`to the last ${radio}, new picture`, median(taken.map(({ pictureMs }) => pictureMs)));
  }
  const steps = KEYS.map((): Taken[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    // The last preset taken is the one the keys begin at.
    if (round > 0) await goTo('24 h', drawn);
    await page.locator('.chart-body').focus();
    for (const [index, key] of KEYS.entries()) {
      steps[index]?.push(await take(() => page.keyboard.press(key), drawn));
    }
  }
  all.push(...steps);
  const pictures = steps.map((taken) => median(taken.map(({ pictureMs }) => pictureMs)));
  add(`a zoom step, new picture, median of ${KEYS.length}`, median(pictures));
  add('a zoom step, new picture, the slowest', Math.max(...pictures));
  const slowest = (of: (taken: Taken) => number): number =>
    Math.max(...all.map((taken) => median(taken.map(of))));
  add(
    'any of these, next paint, the slowest',
    slowest(({ paintMs }) => paintMs),
  );
  add(
    '  work of the page (CPU), the most',
    slowest(({ cpuMs }) => cpuMs),
    WORK_BUDGET_MS,
  );
  await page.close();
  return measurements;
}

/** Twenty changes a second, of which the host makes as many snapshots as it will: every one that arrives must be drawn. */
async function measureSnapshots(
  browser: Browser,
  url: string,
  engine: Engine,
): Promise<readonly Measurement[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(countSnapshots);
  await page.goto(url);
  await page.locator('.service-line').first().waitFor();
  await page.waitForTimeout(SETTLED_MS);
  const before = await page.evaluate(readSnapshotCounts);
  for (let change = 1; change <= CHANGES; change += 1) {
    engine.addNotice({ id: 'bench', at: YEAR_ENDS_MS, kind: 'storage', text: `Change ${change}` });
    await page.waitForTimeout(1_000 / CHANGES_A_SECOND);
  }
  await page.waitForTimeout(500);
  const after = await page.evaluate(readSnapshotCounts);
  const arrived = after.arrived - before.arrived;
  return [
    { name: `snapshots under ${CHANGES_A_SECOND} changes/s`, value: arrived, unit: '', budget: null },
    { name: '  of them not drawn', value: arrived - (after.drawn - before.drawn), unit: '', budget: 0 },
  ];
}
