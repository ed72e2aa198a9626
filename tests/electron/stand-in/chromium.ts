import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';
/** Chromium writes the port it chose for DevTools into this file of its profile. */
const PORT_FILE = 'DevToolsActivePort';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium asks before a page reaches loopback; what may leave is here the app's to decide.
  '--disable-features=LocalNetworkAccessChecks',
  '--remote-debugging-port=0',
];

let browser: Promise<BrowserContext> | null = null;
let profile: string | null = null;

/** The Chromium behind all windows, started with the first one: an app without a window has none. Profile in `sessionData`. */
export function openBrowser(sessionData: string): Promise<BrowserContext> {
  mkdirSync(sessionData, { recursive: true });
  profile = sessionData;
  browser ??= chromium.launchPersistentContext(sessionData, {
    ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
    headless: true,
    viewport: null,
    args: FLAGS,
  });
  return browser;
}

/** The DevTools port of that Chromium, for tests to look at its pages from outside; null while there is none. */
export async function debuggingPort(): Promise<number | null> {
  if (browser === null || profile === null) return null;
  await browser;
  return Number(readFileSync(join(profile, PORT_FILE), 'utf8').split('\n')[0]);
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}
