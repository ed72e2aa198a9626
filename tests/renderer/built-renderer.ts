import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { earlyStart } from '../../scripts/early-start.ts';

const ROOT = join(import.meta.dirname, '../../src/renderer');

/** The renderer as it is in `src`, built for production into a folder of its own. */
export interface BuiltRenderer {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

export async function buildRenderer(): Promise<BuiltRenderer> {
  const folder = await mkdtemp(join(tmpdir(), 'pilotlight-renderer-'));
  await build({
    configFile: false,
    root: ROOT,
    base: './',
    logLevel: 'warn',
    plugins: [react(), earlyStart(ROOT)],
    build: {
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: [join(ROOT, 'index.html'), join(ROOT, 'panel.html')] },
    },
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
