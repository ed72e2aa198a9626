import { type App, type Session, shell, type WebContents } from 'electron';
import { err, ok, type Result } from '../shared/result.ts';
import { isOwnFile, isOwnUrl } from './origin.ts';

/**
 * Denies a session everything but the app's own files. Threat: markup or a dependency in the renderer that wants out. The
 * dashboard needs no permission and no network; what it shows comes over IPC.
 */
export function restrictSession(session: Session, devOrigin: string | null): void {
  session.setPermissionRequestHandler((_webContents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
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
