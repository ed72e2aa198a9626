import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The import table: what each folder under `src` may import. A folder's own files are always allowed; `shared/names.ts`
 * alone is open to the preload script, which must stay small.
 */
const MAY_IMPORT: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  shared: ['zod'],
  core: ['zod', 'htmlparser2', 'diff', /^src\/shared\//],
  node: [
    /^node:/,
    'zod',
    /^undici(\/lib\/.*)?$/,
    'conf',
    'pino',
    'yauzl',
    'yazl',
    'node-notifier',
    /^src\/shared\//,
    'src/core/ports.ts',
    'src/core/history-port.ts',
    'src/core/note-ports.ts',
    'src/core/kept-ports.ts',
    'src/core/local-model-port.ts',
    'src/core/model-ports.ts',
    'src/core/now.ts',
  ],
  lab: [/^node:/, 'zod', 'selfsigned', /^src\/shared\//],
  main: [/^node:/, 'zod', 'electron', 'electron-store', /^src\/(shared|core|node)\//],
  headless: [/^node:/, 'zod', 'commander', /^src\/(shared|core|node|lab)\//],
  preload: ['electron', 'src/shared/names.ts'],
  renderer: [
    /^react(-dom)?(\/.*)?$/,
    'lucide-react',
    /^uplot/,
    /^@codemirror\//,
    /^@lezer\//,
    'markdown-it',
    'dompurify',
    'diff',
    'zod',
    /^src\/shared\//,
  ],
};

const ROOT = join(import.meta.dirname, '..');
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g;

function importsOf(file: string): readonly string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** A relative import as a path from the project's root; a package by its name as written. */
function resolved(file: string, specifier: string): string {
  return specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : specifier;
}

describe.each(Object.entries(MAY_IMPORT))('src/%s', (folder, allowed) => {
  const files = globSync(`src/${folder}/**/*.{ts,tsx}`, { cwd: ROOT });

  it('imports only what the table allows', () => {
    expect(files.length).toBeGreaterThan(0);
    const foreign = files.flatMap((file) =>
      importsOf(file)
        .map((specifier) => resolved(file, specifier))
        .filter((target) => !target.startsWith(`src/${folder}/`) && !target.endsWith('.css'))
        .filter(
          (target) =>
            !allowed.some((rule) => (typeof rule === 'string' ? rule === target : rule.test(target))),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe('the doors', () => {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT });

  it.each([
    ['ipcMain', 'src/main/ipc.ts'],
    ['ipcRenderer', 'src/preload/index.ts'],
  ])('%s is used in %s alone', (name, door) => {
    const users = sources.filter((file) =>
      new RegExp(`\\b${name}\\b`).test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(users.filter((file) => file !== door)).toEqual([]);
  });

  it('keeps files short', () => {
    const long = sources.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });
});
