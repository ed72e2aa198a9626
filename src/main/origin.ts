/**
 * The app's own origin. A scheme of its own instead of `file:`, so that the renderer has a real origin and no page can reach
 * the disk: https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols
 */
export const SCHEME = 'app';
const HOST = 'pilotlight';
export const START_URL = `${SCHEME}://${HOST}/index.html`;

/** The panel's page. `devUrl` is the development server's address; null in a built app. */
export function panelUrl(devUrl: string | null): string {
  return new URL('panel.html', devUrl ?? START_URL).href;
}

/** Whether an address is of a file that a page of ours made, such as an export to be saved. */
export function isOwnFile(url: string, devOrigin: string | null): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length), devOrigin);
}

/** Whether an address belongs to the app itself. `devOrigin` is the development server's origin, null in a built app. */
export function isOwnUrl(url: string, devOrigin: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  return (protocol === `${SCHEME}:` && host === HOST) || (devOrigin !== null && origin === devOrigin);
}
