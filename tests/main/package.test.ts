import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as paths from '../../src/main/paths.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const ELECTRON_VITE = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
const ELECTRON_BUILDER = join(ROOT, 'node_modules/electron-builder/cli.js');
const require = createRequire(import.meta.url);
// electron-builder brings it along; it is what wrote the archive.
const asar = require('@electron/asar');

const FUSES_NOTE = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron's folder as far as packing goes: a program with fuses in it, and its own licences. */
function writeStubDistribution(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  // Version 1 of the fuse wire, nine fuses, all on, so that each one that is to be off shows.
  writeFileSync(join(folder, 'electron'), `#!/bin/sh\n# ${FUSES_NOTE}\x01\x09${'1'.repeat(9)}\n`);
  chmodSync(join(folder, 'electron'), 0o755);
  const { version } = require('electron/package.json');
  writeFileSync(join(folder, 'version'), `v${version}`);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) {
    writeFileSync(join(folder, file), file);
  }
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn(NODE, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args[0]} ended with ${String(code)}:\n${output}`);
}

const LockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

/** Where the packages lie that an installation without the development ones would have. */
function productionPaths(): readonly string[] {
  const { packages } = LockSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path]) => path)
    .filter((path) => existsSync(join(ROOT, path)));
}

function productionPackages(): readonly string[] {
  return productionPaths().map((path) =>
    path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
  );
}

/** Left out of the archive as a whole: only the Node host parses a command line, and types do not run. */
const LEFT_OUT = new Set(['commander', 'type-fest']);

const PACKED_MS = 300_000;

/**
 * The project as far as packing goes, built afresh in a folder of its own: whoever builds into `out/` meanwhile would change what is
 * packed and what is expected between two looks.
 */
async function writeProject(folder: string): Promise<void> {
  for (const name of ['package.json', 'package-lock.json', 'electron-builder.yml', 'assets']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  // As `npm ci --omit=dev` would install them; a link to the folder would lead electron-builder astray.
  for (const path of productionPaths()) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  const out = join(folder, 'out');
  await run([ELECTRON_VITE, 'build', '--outDir', out, '--logLevel', 'warn']);
  await run([join(ROOT, 'scripts/licences.ts'), out]);
}

/** Packs a project over a stub of Electron; the answer is the unpacked app. */
async function pack(project: string, folder: string): Promise<string> {
  const distribution = join(folder, 'distribution');
  mkdirSync(distribution, { recursive: true });
  writeStubDistribution(distribution);
  const output = join(folder, 'pack');
  const options = [`-c.electronDist=${distribution}`, `-c.directories.output=${output}`];
  await run([
    ELECTRON_BUILDER,
    '--linux',
    '--dir',
    '--publish',
    'never',
    '--projectDir',
    project,
    ...options,
  ]);
  return join(output, 'linux-unpacked');
}

describe.skipIf(process.platform !== 'linux')('npm run package -- --dir', { timeout: PACKED_MS }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-package-'));
  const project = join(folder, 'project');
  let app = '';
  let archive = '';
  let unpacked = '';
  let files: readonly string[] = [];

  beforeAll(async () => {
    mkdirSync(project);
    await writeProject(project);
    app = await pack(project, folder);
    archive = join(app, 'resources/app.asar');
    unpacked = `${archive}.unpacked`;
    const listed: readonly string[] = asar.listPackage(archive, { isPack: false });
    files = listed.map((name) => name.slice(1));
  }, PACKED_MS);
  // Thousands of files: on a busy disk they take longer than the ten seconds that a hook has by itself.
  afterAll(() => rmSync(folder, { recursive: true, force: true }), PACKED_MS);

  const isFile = (name: string): boolean => !('files' in asar.statFile(archive, name, false));

  it('puts the built app and its assets into the archive, and nothing else of the project', () => {
    const own = files.filter((name) => !name.startsWith('node_modules') && isFile(name));
    const built = globSync('out/{main,preload,renderer}/**/*', { cwd: project }).filter(
      (name) =>
        statSync(join(project, name)).isFile() && !name.endsWith('.map') && !name.endsWith('licences.json'),
    );
    const assets = [
      'package.json',
      ...globSync('assets/*.json', { cwd: ROOT }).filter((name) =>
        Object.values(paths).includes(join(ROOT, name)),
      ),
      'assets/icons/app/icon.png',
      ...globSync('assets/icons/tray/linux/*', { cwd: ROOT }),
    ];
    expect(own.toSorted()).toEqual([...built, ...assets].toSorted());
  });

  it('has every file and folder that the program opens by path', () => {
    for (const path of Object.values(paths)) {
      const name = relative(ROOT, path);
      expect(files.some((file) => file === name || file.startsWith(`${name}/`))).toBe(true);
    }
  });

  it('carries exactly the packages that the app needs when it runs', () => {
    const carried = files
      .map((name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(name)?.[1])
      .filter((name) => name !== undefined);
    const needed = new Set(productionPackages().filter((name) => !LEFT_OUT.has(name)));
    expect(carried.toSorted()).toEqual([...needed].toSorted());
  });

  it('carries nothing that only builders read', () => {
    const packages = files.filter((name) => name.startsWith('node_modules/'));
    expect(files.filter((name) => /\.(?:[cm]?ts|map|md)$/.test(name))).toEqual([]);
    expect(packages.filter((name) => /\.html$|\/\.[^/]*$/.test(name))).toEqual([]);
    expect(
      packages.filter((name) => /\/(?:tests?|__tests__|docs|spec|bench|benchmarks?)\//.test(name)),
    ).toEqual([]);
    expect(packages.filter((name) => /\/(?:test|bench|benchmark|example)\.js$/.test(name))).toEqual([]);
  });

  it('has every module that the program imports, with all that these need', async () => {
    const extracted = join(folder, 'extracted');
    asar.extractAll(archive, extracted);
    const program = globSync('out/main/**/*.js', { cwd: extracted }).map((name) =>
      readFileSync(join(extracted, name), 'utf8'),
    );
    const imported = program.flatMap((text) =>
      [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport|\brequire\()\s*["']([^"'.][^"'\s]*)["']/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    const known = productionPackages();
    const isPackage = (name: string): boolean =>
      known.some((each) => name === each || name.startsWith(`${each}/`));
    // electron-store is conf over Electron's own module, which is not there.
    const modules = [...new Set(imported)].map((name) => (name === 'electron-store' ? 'conf' : name));
    const needed = modules.filter(isPackage);
    expect(needed).toEqual(expect.arrayContaining(['conf', 'node-notifier', 'pino', 'zod']));
    const probe = join(extracted, 'probe.mjs');
    writeFileSync(probe, needed.map((name) => `await import(${JSON.stringify(name)});\n`).join(''));
    await run([probe]);
  });

  it('lets node-notifier out of the archive, and leaves the helpers of other systems behind', () => {
    expect(existsSync(join(unpacked, 'node_modules/node-notifier/index.js'))).toBe(true);
    expect(existsSync(join(unpacked, 'node_modules/node-notifier/vendor'))).toBe(false);
    const inside = files.filter((name) => name.startsWith('node_modules/node-notifier/') && isFile(name));
    expect(inside.every((name) => asar.statFile(archive, name, false).unpacked === true)).toBe(true);
  });

  it('lies beside its licences, Electron’s own among them', () => {
    const licences = readFileSync(join(app, 'LICENCES.txt'), 'utf8');
    for (const name of [...productionPackages(), 'react', 'uplot']) expect(licences).toContain(`\n${name} `);
    expect(existsSync(join(app, 'LICENSE.electron.txt'))).toBe(true);
    expect(existsSync(join(app, 'LICENSES.chromium.html'))).toBe(true);
  });

  it('has its fuses set as configured', () => {
    const program = readFileSync(join(app, 'pilotlight'), 'latin1');
    const at = program.indexOf(FUSES_NOTE) + FUSES_NOTE.length + 2;
    // In Electron's order: run as Node, cookies, NODE_OPTIONS, --inspect, archive integrity, only from the archive, …, file://.
    expect(program.slice(at, at + 8)).toMatch(/^010011.0/);
  });

  it('has the helpers of other systems outside of the archive where they are packed, ready to be started', async () => {
    const config = join(project, 'electron-builder.yml');
    // As those systems have it: no exclusion of the helpers.
    const withHelpers = readFileSync(config, 'utf8').replaceAll(
      /^ +- '!node_modules\/node-notifier\/vendor.*\n/gm,
      '',
    );
    writeFileSync(config, withHelpers);
    const other = join(await pack(project, join(folder, 'helpers')), 'resources/app.asar');
    // electron-builder packs `.exe` for Windows alone, so that here the one for macOS stands for all.
    const helper =
      'node_modules/node-notifier/vendor/mac.noindex/terminal-notifier.app/Contents/MacOS/terminal-notifier';
    expect(statSync(join(`${other}.unpacked`, helper)).mode & 0o111).not.toBe(0);
    expect(asar.statFile(other, helper, false).unpacked).toBe(true);
  });
});
