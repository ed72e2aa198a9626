import type { BrowserContext, Request as PageRequest, Route } from 'playwright-core';
import { toAppUrl } from './own-origin.ts';
import { preventable } from './preventable.ts';
import type { StandInProtocol } from './protocol.ts';
import type { StandInWebRequest } from './session.ts';
import type { StandInWebContents } from './web-contents.ts';

const RESOURCE_TYPES: Readonly<Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  xhr: 'xhr',
  fetch: 'xhr',
  ping: 'ping',
  media: 'media',
  websocket: 'webSocket',
};

/** How the routes find their way to the windows. */
export interface Origins {
  /** The contents a request comes from; null for a pop-up. */
  readonly findContents: (request: PageRequest) => StandInWebContents | null;
  /** Whether the windows let a pop-up open. */
  readonly mayOpen: (url: string) => boolean;
}

function isInMainFrame(request: PageRequest): boolean {
  return request.frame().parentFrame() === null;
}

function resourceType(request: PageRequest): Electron.OnBeforeRequestListenerDetails['resourceType'] {
  if (request.resourceType() === 'document') return isInMainFrame(request) ? 'mainFrame' : 'subFrame';
  return RESOURCE_TYPES[request.resourceType()] ?? 'other';
}

/** Raises the events Electron raises before a page moves by itself. A load the app asked for raises none. */
function isNavigationPrevented(request: PageRequest, contents: StandInWebContents): boolean {
  const url = toAppUrl(request.url());
  const isMainFrame = isInMainFrame(request);
  if (contents.isLoadingByApp(url)) return false;
  const isRedirect = request.redirectedFrom() !== null;
  const event = preventable({ url, isMainFrame, isSameDocument: false });
  if (isRedirect) contents.emit('will-redirect', event, url);
  else {
    contents.emit('will-frame-navigate', event);
    if (isMainFrame) contents.emit('will-navigate', event, url);
  }
  return event.defaultPrevented;
}

async function answer(
  route: Route,
  { findContents, mayOpen }: Origins,
  protocol: StandInProtocol,
  webRequest: StandInWebRequest,
): Promise<void> {
  const request = route.request();
  const contents = findContents(request);
  if (contents === null) return mayOpen(toAppUrl(request.url())) ? route.continue() : route.abort('aborted');
  if (request.isNavigationRequest() && isNavigationPrevented(request, contents))
    return route.abort('aborted');
  const url = toAppUrl(request.url());
  const details = {
    id: 0,
    url,
    method: request.method(),
    webContentsId: contents.id,
    resourceType: resourceType(request),
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  };
  if (await webRequest.isCancelled(details)) return route.abort('blockedbyclient');
  const response = await protocol.answer(url, request.method());
  if (response === null) return route.continue();
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** Sends every request of every page through the app: navigation events, `webRequest`, then the app's own scheme. */
export async function routeRequests(
  context: BrowserContext,
  origins: Origins,
  protocol: StandInProtocol,
  webRequest: StandInWebRequest,
): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await answer(route, origins, protocol, webRequest);
    } catch (error) {
      // A page that was closed meanwhile takes no answer any more.
      if (!/closed|Target|interception/i.test(String(error))) throw error;
    }
  });
}
