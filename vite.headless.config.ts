import { defineConfig } from 'vite';

/**
 * Bundles the Node host into out/headless. Packages stay external, where Node finds them; bundled are the lab's certificate
 * library, which is none of the program's dependencies, and those of which the host uses a part: the rest would be loaded
 * and kept in memory with it (3 MB, mostly the translations of zod).
 */
export default defineConfig({
  build: {
    ssr: 'src/headless/index.ts',
    outDir: 'out/headless',
    target: 'node22',
    sourcemap: true,
    rollupOptions: { external: ['node:sqlite'] },
  },
  ssr: { noExternal: ['selfsigned', 'zod', 'htmlparser2'] },
});
