import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** The views of which the pad is made, by their modules. */
const PAD_MODULES = ['/views/notes/notes-view.tsx', '/views/notes/editor/code-editor.tsx'];

type Bundle = Rolldown.OutputBundle;

/** Chunks and all that they load at once, by file name. */
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

function chunksOf(bundle: Bundle, modules: readonly string[]): readonly string[] {
  return Object.values(bundle).flatMap((chunk) =>
    chunk.type === 'chunk' && chunk.moduleIds.some((id) => modules.some((one) => id.endsWith(one)))
      ? [chunk.fileName]
      : [],
  );
}

const toUrl = (fileName: string): string => `./${fileName}`;

/**
 * Starts the built window with `early.ts`, which brings in the window's own script. That is only fetched meanwhile, and so is, where
 * `early.ts` says so, what the pad is made of. `root` is the folder of the renderer.
 */
export function earlyStart(root: string): Plugin {
  return {
    name: 'early-start',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: join(root, 'early.ts'), name: 'early' });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle, chunk }) => {
        if (path !== '/index.html' || bundle === undefined || chunk === undefined) return html;
        const start = `<script type="module" crossorigin src="${toUrl(chunk.fileName)}"></script>`;
        if (!html.includes(start)) throw new Error(`no ${start} in the page`);
        const [early = ''] = chunksOf(bundle, ['/src/renderer/early.ts']);
        const atStart = withImports(bundle, [chunk.fileName]);
        const pad = [...withImports(bundle, chunksOf(bundle, PAD_MODULES))].filter(
          (name) => !atStart.has(name),
        );
        return html.replace(
          start,
          [
            `<meta name="window" content="${toUrl(chunk.fileName)}">`,
            `<meta name="pad" content="${pad.map(toUrl).join(' ')}">`,
            `<script type="module" async crossorigin src="${toUrl(early)}"></script>`,
            `<link rel="modulepreload" crossorigin href="${toUrl(chunk.fileName)}">`,
          ].join('\n    '),
        );
      },
    },
  };
}
