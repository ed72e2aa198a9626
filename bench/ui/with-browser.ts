import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { earlyStart } from '../../scripts/early-start.ts';
import type { OpenEngine } from '../../src/headless/open-engine.ts';
import { startServer } from '../../src/headless/server/server.ts';
import { listRendererFiles } from '../../src/node/renderer-files.ts';

const ROOT = join(import.meta.dirname, '../..');
const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Runs `use` with a browser and the address of the built window over an engine: the real server, the real renderer. */
export async function withBrowser<Answer>(
  { dispatch, engine, log }: OpenEngine,
  use: (browser: Browser, url: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-bench-renderer-'));
  await build({
    configFile: false,
    root: join(ROOT, 'src/renderer'),
    base: './',
    logLevel: 'error',
    plugins: [react(), earlyStart(join(ROOT, 'src/renderer'))],
    build: { outDir: folder, emptyOutDir: true },
  });
  const files = listRendererFiles(folder);
  const server = await startServer({ host: '127.0.0.1', port: 0, dispatch, source: engine, files, log });
  if (!server.ok) throw new Error(server.error.message);
  const browser = await chromium.launch({
    ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    return await use(browser, server.value.url);
  } finally {
    await browser.close();
    await server.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
