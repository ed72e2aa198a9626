import { protocol } from 'electron';
import { listRendererFiles, readRendererFile } from '../node/renderer-files.ts';
import { isOwnUrl, SCHEME } from './origin.ts';

/** Makes `app:` a scheme with real origins. Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer under the app's own origin: GET of a listed file, or 404. */
export function serveRenderer(rendererDir: string): void {
  const files = listRendererFiles(rendererDir);
  protocol.handle(SCHEME, ({ url, method }) => {
    const file =
      method === 'GET' && isOwnUrl(url, null) ? readRendererFile(files, new URL(url).pathname) : null;
    return file === null
      ? new Response(null, { status: 404 })
      : new Response(file.body, { headers: file.headers });
  });
}
