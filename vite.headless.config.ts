import { defineConfig } from 'vite';

/** Bundles the Node host into out/headless; packages stay external, the lab's certificate library is bundled with it. */
export default defineConfig({
  build: {
    ssr: 'src/headless/index.ts',
    outDir: 'out/headless',
    target: 'node22',
    sourcemap: true,
    rollupOptions: { external: ['node:sqlite'] },
  },
  ssr: { noExternal: ['selfsigned'] },
});
