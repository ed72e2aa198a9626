/**
 * Draws the pictures of README and docs anew: `npm run screenshots`. It is the real window in the real browser, over the designed
 * states of the tests and a seeded past, in the font of whoever runs it. Fails where a picture is too large to be looked at.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { LAUNCH_OPTIONS } from '../../scripts/chromium.ts';
import { buildRenderer } from './built-renderer.ts';
import { type FixtureHost, startFixtureHost } from './fixture-host.ts';
import type { StateName } from './states.ts';

const FOLDER = join(import.meta.dirname, '../../docs');
/** 28 April 2026, 16:30:00 UTC. */
const MOMENT = Date.UTC(2026, 3, 28, 16, 30);
const MOST_BYTES = 150_000;
/** What fades, unfolds or is fetched has come to rest by then. */
const SETTLED_MS = 1500;

interface Picture {
  readonly name: string;
  readonly state: StateName;
  readonly place: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Says whose clock it is: that of the story, or the computer's, by which the pad stamps. */
  readonly isNow?: boolean;
  readonly prepare?: (host: FixtureHost) => void;
  readonly act?: (page: Page) => Promise<void>;
}

const NOTE = `# The gate lets strays in

Since the change of Tuesday, a request without a key is answered with **200** instead of 401. #gate

- [x] find the commit
- [ ] ask for a test that fails
- [ ] write down why nobody saw it

\`\`\`ts
if (key === undefined) return next();
\`\`\`
`;

function writePad({ notes: { store } }: FixtureHost): void {
  const write = (text: string): void => {
    store.save({ noteId: randomUUID(), text, base: 0, origin: 'typed' });
  };
  write('# Questions for the review\n\nWhich of the two retries is ours? #retry');
  write('# Shopping\n\n- [ ] oat milk\n- [x] batteries');
  write(NOTE);
  for (const text of [
    'Here is the handler and the failing request. Where is the key lost?',
    'Write a test that fails for a request without a key, then the smallest change that makes it pass.',
  ]) {
    store.queuePrompt({ id: randomUUID(), serviceId: 'claude', noteId: null, text });
  }
}

const WINDOW = { width: 1120, height: 720 };

const PICTURES: readonly Picture[] = [
  { name: 'now-outage', state: 'detected', place: '#/now', theme: 'light', ...WINDOW },
  { name: 'now-outage-dark', state: 'official', place: '#/now', theme: 'dark', ...WINDOW, height: 860 },
  {
    name: 'history',
    state: 'calm',
    place: '#/history',
    theme: 'light',
    ...WINDOW,
    height: 760,
    act: (page) => page.getByRole('radio', { name: '30 d', exact: true }).check({ force: true }),
  },
  { name: 'incident', state: 'official', place: '#/incidents/inc-1', theme: 'light', ...WINDOW },
  {
    name: 'pad',
    state: 'detected',
    place: '#/notes',
    theme: 'dark',
    ...WINDOW,
    isNow: true,
    prepare: writePad,
    act: (page) => page.getByRole('link', { name: /The gate lets strays in/ }).click(),
  },
  { name: 'panel-calm', state: 'calm', place: 'panel.html', theme: 'light', width: 360, height: 240 },
  { name: 'panel-outage', state: 'detected', place: 'panel.html', theme: 'dark', width: 360, height: 320 },
];

/** The height the panel asked for, as its host would give it. */
function panelHeight({ calls }: FixtureHost, otherwise: number): number {
  const asked: unknown = calls.findLast(({ name }) => name === 'panel.fit')?.request;
  return Number(Reflect.get(Object(asked), 'heightPx')) || otherwise;
}

mkdirSync(FOLDER, { recursive: true });
const built = await buildRenderer();
const browser = await chromium.launch(LAUNCH_OPTIONS);
try {
  for (const { name, state, place, theme, width, height, isNow = false, prepare, act } of PICTURES) {
    const host = await startFixtureHost(built.folder, state, 0, 'month', isNow ? Date.now : () => MOMENT);
    prepare?.(host);
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: theme,
      locale: 'en-GB',
      timezoneId: 'Europe/Vienna',
      reducedMotion: 'reduce',
    });
    if (!isNow) await page.clock.setFixedTime(MOMENT);
    await page.goto(host.url + place);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await act?.(page);
    await page.waitForTimeout(SETTLED_MS);
    if (place === 'panel.html') {
      await page.setViewportSize({ width, height: panelHeight(host, height) });
      await page.waitForTimeout(SETTLED_MS);
    }
    const path = join(FOLDER, `${name}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Error(`${path} is ${size} bytes large, more than ${MOST_BYTES}`);
    await page.close();
    await host.close();
  }
} finally {
  await browser.close();
  await built.remove();
}
