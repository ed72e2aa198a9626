import type { Browser, CDPSession, Locator, Page } from '@playwright/test';
import { type Goal, readStep, type StepTimes, setClock, watchStep } from './in-page.ts';
import { YEAR_ENDS_MS } from './seeded-file.ts';

/** Other chunks are fetched a second after the start; by then they are there. */
export const SETTLED_MS = 2_500;

/** A step and how long it took; `cpuMs` is what the page itself worked for it, which holds on a busy machine too. */
export interface Taken extends StepTimes {
  readonly cpuMs: number;
}

/** Does what a user would do, with the browser's own pointer and keys, and times it. */
export type TakeStep = (act: () => Promise<void>, goal: Goal) => Promise<Taken>;

/** A window over a seeded past, at rest. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript(setClock, YEAR_ENDS_MS);
  await page.goto(url);
  await page.locator('.service-line').first().waitFor();
  await page.waitForTimeout(SETTLED_MS);
  return page;
}

/** A stopwatch for the steps taken in a page. */
export async function createTakeStep(page: Page): Promise<TakeStep> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async (act, goal) => {
    await page.evaluate(watchStep, goal);
    const before = await workedMs(session);
    await act();
    const times = await page.evaluate(readStep);
    return { ...times, cpuMs: (await workedMs(session)) - before };
  };
}

/** How long the page's main thread has run so far, by its own clock. */
async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** A click into the middle of an element, looked up before it counts. */
export async function clickOn(element: Locator): Promise<() => Promise<void>> {
  await element.evaluate((found) => found.scrollIntoView({ block: 'center' }));
  const box = await element.boundingBox();
  if (box === null) throw new Error(`nothing to click: ${String(element)}`);
  return () => element.page().mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
