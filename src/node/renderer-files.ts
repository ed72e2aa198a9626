import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * What the renderer may load, in both hosts: its own files and nothing else.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Every file of the built renderer by its URL path (`/index.html`, `/assets/…`). */
export type RendererFiles = ReadonlyMap<string, { readonly path: string; readonly type: string }>;

/**
 * Lists the built renderer once, so that a request is a lookup in a fixed table and no path is ever made from what a client
 * sent. Files of a type not known here are left out. Empty where `dir` cannot be read, as before a build.
 */
export function listRendererFiles(dir: string): RendererFiles {
  const files = new Map<string, { path: string; type: string }>();
  const visit = (folder: string, urlPath: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const type = TYPES[extname(entry.name)];
      if (entry.isDirectory()) visit(path, `${urlPath}${entry.name}/`);
      else if (type !== undefined) files.set(`${urlPath}${entry.name}`, { path, type });
    }
  };
  try {
    visit(dir, '/');
  } catch {
    return new Map();
  }
  return files;
}

/** One file of the table with its headers, or null where the table has none by that path. */
export function readRendererFile(
  files: RendererFiles,
  urlPath: string,
): { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> } | null {
  const file = files.get(urlPath === '/' ? '/index.html' : urlPath);
  if (file === undefined) return null;
  return {
    body: new Uint8Array(readFileSync(file.path)),
    headers: {
      'content-type': file.type,
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // Vite puts a hash into the names of what never changes.
      'cache-control': urlPath.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
    },
  };
}
