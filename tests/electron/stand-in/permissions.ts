import type { BrowserContext, Page } from 'playwright-core';
import { toAppUrl } from './own-origin.ts';
import type { StandInSession } from './session.ts';
import type { StandInWebContents } from './web-contents.ts';

/** Electron's names beside those of Chromium's own permission table. */
const PERMISSIONS = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'microphone'],
  ['media', 'camera'],
  ['clipboard-read', 'clipboard-read'],
  ['midi', 'midi'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const;

/**
 * Asks the app's handlers about each permission in advance and tells Chromium the answers, so that the page then meets a real
 * grant or denial. Chromium forgets them when the DevTools session ends, so that one stays open with the page.
 * Without handlers everything is granted: that is Electron's default, and why an app must set them.
 */
export async function applyPermissions(
  context: BrowserContext,
  page: Page,
  session: StandInSession,
  contents: StandInWebContents,
  origin: string,
): Promise<void> {
  const devTools = await context.newCDPSession(page);
  for (const [name, chromiumName] of PERMISSIONS) {
    const isGranted = await session.decidePermission(contents, name, toAppUrl(origin));
    await devTools.send('Browser.setPermission', {
      permission: { name: chromiumName, allowWithoutSanitization: false },
      setting: isGranted ? 'granted' : 'denied',
      origin,
    });
  }
}
