import { defineConfig, type Plugin } from 'vite';

/** Where undici's parts ask for something, what they get instead. */
const UNDICI_GETS: readonly (readonly [asked: RegExp, code: string])[] = [
  // Nothing here speaks HTTP/2 (`single-use-client.ts` switches it off), and undici does without where there is none: 4.5 MB.
  [/^node:http2$/, 'exports.constants = {};'],
  // Asked for one number and for a class to tell Node's own answers by, of which it gets none.
  [/^node:http$/, 'exports.maxHeaderSize = 16384; exports.IncomingMessage = class {};'],
  // Node's own comes with all that shows two values side by side.
  [
    /^node:assert$/,
    `module.exports = (holds, message = 'undici came to a state it does not expect') => {
       if (!holds) throw message instanceof Error ? message : Object.assign(new Error(message), { code: 'ERR_ASSERTION' });
     };`,
  ],
  // A second parser, experimental and off: 160 kB of text, which V8 keeps.
  [/\/milo\/(?:no-)?simd\.js$/, 'module.exports = {};'],
];

/** Leaves out what undici loads and never uses here. The figures are resident memory. */
function withLessOfUndici(): Plugin {
  return {
    name: 'with-less-of-undici',
    enforce: 'pre',
    resolveId: (asked, importer) => {
      const index = UNDICI_GETS.findIndex(([pattern]) => pattern.test(asked));
      return index !== -1 && /[\\/]undici[\\/]/.test(importer ?? '') ? `\0undici-gets-${index}` : null;
    },
    load: (id) => UNDICI_GETS[Number(/^\0undici-gets-(\d+)$/.exec(id)?.[1])]?.[1] ?? null,
  };
}

/**
 * An `import` of a module of Node's reads each of its exports, and some load another module when they are read:
 * `fs.promises`, `crypto.webcrypto`, all of `fetch` behind `http.WebSocket`. Asked for by a call, a module gives what is
 * taken: 2.4 MB. The entry, and `node:v8` which it needs at once, stay imports: an older Node, which the entry sends away,
 * does not know the call.
 */
function withBuiltinsOnDemand(): Plugin {
  return {
    name: 'with-builtins-on-demand',
    generateBundle: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && !chunk.isEntry) chunk.code = askForBuiltins(chunk.code);
      }
    },
  };
}

const IMPORT_OF_BUILTIN = /\bimport\b([\w$\s*{},]+?)from\s*["'`](node:(?!v8\b)[\w/]+)["'`];?/g;

const askForBuiltins = (code: string): string =>
  code.replaceAll(IMPORT_OF_BUILTIN, (_whole, clause: string, name: string) => {
    const all = /^\s*(?:\*\s*as\s)?\s*([\w$]+)/.exec(clause)?.[1];
    const some = /\{([^}]*)\}/.exec(clause)?.[1]?.replaceAll(/\sas\s/g, ':');
    const taken = [all, some === undefined ? undefined : `{${some}}`].filter((part) => part !== undefined);
    return `const ${taken.map((part) => `${part}=process.getBuiltinModule("${name}")`).join(',')};`;
  });

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
  plugins: [withLessOfUndici(), withBuiltinsOnDemand(), inAscii()],
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
