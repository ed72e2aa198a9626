import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openEngine } from '../../src/headless/open-engine.ts';
import { createClock } from '../../src/node/clock.ts';
import { createNoteStore, NOTES_FILE } from '../../src/node/notes/create-note-store.ts';
import { MAX_NOTE_CHARS } from '../../src/shared/notes/text.ts';
import type { Measurement } from '../measurement.ts';
import { createText, expectKept, fill } from '../notes.ts';
import { SEED_SERVICES } from '../seed-services.ts';
import { noteStart, readKeyTimes, readStart, startKeyTimes, timeOpening } from './pad-in-page.ts';
import { withBrowser } from './with-browser.ts';

const BUDGET_MS = 100;
/** Three frames: what is typed seems to be there at once. */
const KEY_BUDGET_MS = 50;
/** Other chunks are fetched a second after the start; by then they are there. */
const SETTLED_MS = 2_500;
const ROUNDS = 5;
const WINDOWS = 9;
const KEYS = 40;
/** Ten keys a second, as fast typists type. */
const KEY_EVERY_MS = 100;
/** As many pieces as the words of 10,000 notes are indexed in, and some. */
const INDEXING_TURNS = 80;
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** How long the pad takes to be typed in, and a key to be seen: with 10,000 notes, and in one of a mebibyte. */
export async function measurePad(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-'));
  try {
    const notes = seed(join(folder, NOTES_FILE));
    const opened = openEngine({
      folder,
      services: { services: SEED_SERVICES, controls: null, caPem: null },
      version: 'bench',
      env: {},
    });
    if (!opened.ok) throw new Error(opened.error.message);
    try {
      return await withBrowser(opened.value, (browser, url) => measureIn(browser, url, notes));
    } finally {
      opened.value.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Seeded {
  readonly short: string;
  readonly long: string;
}

function seed(path: string): Seeded {
  const store = createNoteStore({ path, clock: createClock(), log: SILENT });
  fill(store);
  for (let turn = 0; turn < INDEXING_TURNS; turn += 1) expectKept(store.maintain(0));
  const write = (text: string): string => {
    const noteId = randomUUID();
    expectKept(store.save({ noteId, text, base: 0, origin: 'typed' }));
    return noteId;
  };
  const seeded = { short: write(createText(2_000, 1)), long: write(createText(MAX_NOTE_CHARS - 10_000, 2)) };
  store.close();
  return seeded;
}

async function measureIn(browser: Browser, url: string, notes: Seeded): Promise<readonly Measurement[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  // The first address carries the token; it is a cookie from then on.
  const first = await context.newPage();
  await first.goto(url);
  await first.close();
  const base = new URL('/', url).href;
  const windows = await measureWindows(context, base);
  const page = await context.newPage();
  await page.goto(base);
  await page.locator('.service-line').first().waitFor();
  await page.waitForTimeout(SETTLED_MS);
  const measurements: Measurement[] = [...windows];
  const add = (name: string, value: number, budget: number | null): void => {
    measurements.push({ name, value, unit: 'ms', budget });
  };
  const open = async (name: string, hash: string, budget: number | null): Promise<void> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.evaluate(() => {
        location.hash = '#/now';
      });
      await page.locator('.service-line').first().waitFor();
      await page.waitForTimeout(300);
      times.push(await page.evaluate(timeOpening, hash));
    }
    add(name, middle(times), budget);
  };
  await open('new note, to typing', '#/notes/new', BUDGET_MS);
  await open('2 kB note, to typing', `#/notes/${notes.short}`, BUDGET_MS);
  await open('1 MB note, to typing', `#/notes/${notes.long}`, BUDGET_MS);
  for (const [name, noteId] of [
    ['2 kB', notes.short],
    ['1 MB', notes.long],
  ] as const) {
    for (const [place, key] of [
      ['top', 'Control+Home'],
      ['end', 'Control+End'],
    ] as const) {
      await page.evaluate(timeOpening, `#/notes/${noteId}`);
      await page.keyboard.press(key);
      await page.waitForTimeout(1_500);
      const times = await type(page);
      add(`a key in a ${name} note, ${place}, median`, middle(times), KEY_BUDGET_MS);
      add(`a key in a ${name} note, ${place}, slowest`, Math.max(...times), null);
    }
  }
  return measurements;
}

/**
 * How soon the pad can be typed in when its window is new, and how much of that any page would take: beside each window stands one
 * with an empty page.
 */
async function measureWindows(context: BrowserContext, base: string): Promise<readonly Measurement[]> {
  const empty: number[] = [];
  const typing: number[] = [];
  const editing: number[] = [];
  const start = async (url: string, times: number[]): Promise<Page> => {
    const page = await context.newPage();
    await page.addInitScript(noteStart);
    await page.goto(url);
    await page.waitForFunction(readStart);
    times.push((await page.evaluate(readStart)) ?? Number.NaN);
    return page;
  };
  for (let round = 0; round < WINDOWS; round += 1) {
    await (await start(`${base}nothing`, empty)).close();
    const page = await start(`${base}#/notes/new`, typing);
    editing.push(await page.evaluate(timeOpening, null));
    await page.close();
  }
  const above = middle(typing) - middle(empty);
  return [
    { name: 'an empty page in a new window, painted', value: middle(empty), unit: 'ms', budget: null },
    { name: 'pad in a new window, to typing', value: middle(typing), unit: 'ms', budget: null },
    { name: '  above the empty page', value: above, unit: 'ms', budget: BUDGET_MS },
    { name: '  until its editor stands', value: middle(editing), unit: 'ms', budget: null },
  ];
}

/** Types words; answers for each key how long it took to be painted, in ms. */
async function type(page: Page): Promise<readonly number[]> {
  await page.evaluate(startKeyTimes);
  await page.keyboard.type('words and '.repeat(KEYS / 10), { delay: KEY_EVERY_MS });
  await page.waitForTimeout(500);
  return page.evaluate(readKeyTimes);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
