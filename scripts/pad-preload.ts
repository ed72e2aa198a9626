import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** The views of which the pad is made, by their modules. */
const PAD_MODULES = ['/views/notes/notes-view.tsx', '/views/notes/editor/code-editor.tsx'];

type Bundle = Rolldown.OutputBundle;

/** A chunk and all that it loads at once, by file name. */
function withImports(bundle: Bundle, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || found.has(name)) return;
    found.add(name);
    for (const next of chunk.imports) visit(next);
  };
  for (const root of roots) visit(root);
  return found;
}

function chunksOf(bundle: Bundle, isWanted: (moduleId: string) => boolean): readonly string[] {
  return Object.values(bundle).flatMap((chunk) =>
    chunk.type === 'chunk' && chunk.moduleIds.some(isWanted) ? [chunk.fileName] : [],
  );
}

/**
 * Puts `early.ts` at the head of the window's page, a script of its own that runs before all others are read, and names to it
 * what the pad is made of. `root` is the folder of the renderer.
 */
export function padPreload(root: string): Plugin {
  const early = join(root, 'early.ts');
  return {
    name: 'pad-preload',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: early, name: 'early' });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path, bundle, chunk }) => {
        if (path !== '/index.html' || bundle === undefined || chunk === undefined) return [];
        const [first = ''] = chunksOf(bundle, (id) => id.endsWith('/early.ts'));
        const pad = chunksOf(bundle, (id) => PAD_MODULES.some((one) => id.endsWith(one)));
        const atStart = withImports(bundle, [chunk.fileName]);
        const later = [...withImports(bundle, pad)].filter((name) => !atStart.has(name));
        return [
          {
            tag: 'meta',
            attrs: { name: 'pad', content: later.map((name) => `./${name}`).join(' ') },
            injectTo: 'head',
          },
          {
            tag: 'script',
            attrs: { type: 'module', async: true, crossorigin: true, src: `./${first}` },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}
