import type { Browser, Page } from '@playwright/test';
import type { Engine } from '../../src/core/engine.ts';
import type { Measurement } from '../measurement.ts';
import {
  countSnapshots,
  firstPaintMs,
  readSnapshotCounts,
  type Step,
  setClock,
  timeStep,
} from './in-page.ts';
import { withYear, YEAR_ENDS_MS } from './seeded-year.ts';
import { withBrowser } from './with-browser.ts';

const BUDGET_MS = 100;
/** Other chunks are fetched a second after the start; by then they are there. */
const SETTLED_MS = 2_500;
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

/** How long a click takes to be seen: into each view, and from each zoom to the next, the answer of the host included. */
export async function measurePages(): Promise<readonly Measurement[]> {
  return withYear((opened) =>
    withBrowser(opened, async (browser, url) => [
      ...(await measureIn(browser, url)),
      ...(await measureSnapshots(browser, url, opened.engine)),
    ]),
  );
}

async function measureIn(browser: Browser, url: string): Promise<readonly Measurement[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(setClock, YEAR_ENDS_MS);
  await page.goto(url);
  await page.locator('.service-line').first().waitFor();
  const coldMs = await page.evaluate(firstPaintMs);
  await page.waitForTimeout(SETTLED_MS);
  const measurements: Measurement[] = [
    { name: 'first paint of the window', value: coldMs, unit: 'ms', budget: null },
  ];
  const add = (name: string, value: number): void => {
    measurements.push({ name, value, unit: 'ms', budget: BUDGET_MS });
  };

  for (const isWhole of [false, true]) {
    const views = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, hash] of VIEWS) {
        const until = `main[data-view="${hash.slice(2)}"] h1`;
        const took = await time(page, { by: { hash }, until, isWhole });
        views.set(name, [...(views.get(name) ?? []), took]);
      }
    }
    for (const [name, times] of views) {
      const budget = isWhole ? null : BUDGET_MS;
      const label = isWhole ? `  ${name} with all it asks for` : `into ${name}, first paint`;
      measurements.push({ name: label, value: median(times), unit: 'ms', budget });
    }
  }

  await time(page, { by: { hash: '#/history' }, until: CHART, isWhole: true });
  for (const radio of PRESETS) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await time(page, { by: { radio: radio === '1 h' ? '24 h' : '1 h' }, until: CHART, isWhole: true });
      times.push(await time(page, { by: { radio }, until: CHART, isWhole: true }));
    }
    add(`to the last ${radio}, redrawn`, median(times));
  }
  const steps: number[] = [];
  for (const key of KEYS) steps.push(await time(page, { by: { key }, until: CHART, isWhole: true }));
  add(`a zoom step redrawn, median of ${steps.length}`, median(steps));
  add('a zoom step redrawn, the slowest', Math.max(...steps));
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

function time(page: Page, step: Step): Promise<number> {
  return page.evaluate(timeStep, step);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
