import { defineConfig, type Plugin } from 'vite';

/**
 * undici asks for Node's HTTP/2 when it is loaded, and does without where there is none. Nothing here speaks HTTP/2
 * (`single-use-client.ts` switches it off), and the module alone keeps 4.5 MB of memory.
 */
function withoutHttp2(): Plugin {
  const empty = '\0no-http2';
  return {
    name: 'without-http2',
    enforce: 'pre',
    resolveId: (name) => (name === 'node:http2' ? empty : null),
    load: (id) => (id === empty ? 'export const constants = {};' : null),
  };
}

/** V8 keeps a script with a single sign beyond Latin-1 at two bytes a letter, all of it. Escaped, it takes half. */
function inAscii(): Plugin {
  return {
    name: 'in-ascii',
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = escapeBeyondAscii(chunk.code);
      }
    },
  };
}

const escapeBeyondAscii = (code: string): string =>
  code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Bundles the Node host into out/headless. Packages stay external, where Node finds them; bundled are the lab's certificate
 * library, which is none of the program's dependencies, and those of which the host uses a part: the rest would be loaded
 * and kept in memory with it (10 MB: HTTP/2 for undici, the translations of zod, …).
 */
export default defineConfig({
  plugins: [withoutHttp2(), inAscii()],
  build: {
    ssr: 'src/headless/index.ts',
    outDir: 'out/headless',
    target: 'node22',
    minify: false,
    rollupOptions: {
      external: ['node:sqlite'],
      output: { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } },
    },
  },
  ssr: { noExternal: ['selfsigned', 'undici', 'zod', 'htmlparser2', 'domhandler', 'entities', 'diff'] },
});
