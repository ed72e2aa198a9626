import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { earlyStart } from './scripts/early-start.ts';

export default defineConfig({
  main: {
    build: { rollupOptions: { input: 'src/main/index.ts', external: ['node:sqlite'] }, sourcemap: true },
  },
  preload: {
    // A sandboxed preload script must be one CommonJS file: https://www.electronjs.org/docs/latest/tutorial/esm
    build: {
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), earlyStart(join(import.meta.dirname, 'src/renderer'))],
    build: {
      minify: true,
      outDir: 'out/renderer',
      // What is bundled, for scripts/licences.ts.
      license: { fileName: 'licences.json' },
      rollupOptions: { input: ['src/renderer/index.html', 'src/renderer/panel.html'] },
    },
  },
});
