import { type App, type Session, shell, type WebContents } from 'electron';
import { err, ok, type Result } from '../shared/result.ts';
import { isOwnFile, isOwnUrl } from './origin.ts';

/** All that a page of ours may ask for: to put plain text on the clipboard, after a click. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/**
 * Denies a session everything but the app's own files and what `GRANTED` names to its own pages. Threat: markup or a dependency in the
 * renderer that wants out. The dashboard needs no network; what it shows comes over IPC.
 */
export function restrictSession(session: Session, devOrigin: string | null): void {
  const isGranted = (permission: string, url: string, isMainFrame: boolean): boolean =>
    GRANTED.has(permission) && isMainFrame && isOwnUrl(url, devOrigin);
  session.setPermissionRequestHandler((_webContents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(isGranted(permission, requestingUrl, isMainFrame)),
  );
  session.setPermissionCheckHandler((_webContents, permission, origin, { isMainFrame }) =>
    isGranted(permission, origin, isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isDevTools = devOrigin !== null && /^(devtools|ws):/.test(url);
    answer({ cancel: !isDevTools && !isOwnUrl(url, devOrigin) && !isOwnFile(url, devOrigin) });
  });
  session.on('will-download', (event, item) => {
    if (!isOwnFile(item.getURL(), devOrigin)) event.preventDefault();
  });
}

function restrictContents(contents: WebContents, devOrigin: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnUrl(event.url, devOrigin)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnUrl(event.url, devOrigin)) event.preventDefault();
  });
}

/** Keeps every page of the app where it is: no pop-ups, no guests, no navigation away. Call before the first window. */
export function restrictNavigation(app: App, devOrigin: string | null): void {
  app.on('web-contents-created', (_event, contents) => restrictContents(contents, devOrigin));
}

/**
 * Opens an https address in the user's browser. The handlers have checked that it belongs to a known page; the scheme is
 * checked again here, at the door, because `openExternal` runs programs for other schemes.
 */
export async function openLink(url: string): Promise<Result<void>> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    return err({ code: 'refused', message: 'Only https links can be opened.' });
  }
  try {
    await shell.openExternal(url);
    return ok(undefined);
  } catch {
    return err({ code: 'internal', message: 'The browser could not be started.' });
  }
}
