import type { Page } from 'playwright-core';

/** The name under which a page asks whether a pop-up may open; taken away before the page runs. */
const ASK = '__standInMayOpen';

const OPEN_AFTER_ASKING = `(() => {
  const mayOpen = window[${JSON.stringify(ASK)}];
  delete window[${JSON.stringify(ASK)}];
  const open = window.open.bind(window);
  window.open = (url = '', ...rest) => {
    void mayOpen(new URL(url, location.href).href).then((may) => { if (may) open(url, ...rest); });
    return null;
  };
})();`;

/**
 * Asks the app before the page's `window.open` does anything, as Electron does: what it denies makes no request. The
 * routes alone would not do: with two DevTools clients at one Chromium, a new page may run before its requests are held.
 */
export async function askBeforePopUps(page: Page, mayOpen: (url: string) => boolean): Promise<void> {
  await page.exposeBinding(ASK, (_source, url: string) => mayOpen(url));
  await page.addInitScript({ content: OPEN_AFTER_ASKING });
}
