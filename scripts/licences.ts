/**
 * Gathers the licence of every package that the desktop app carries into out/licences.txt: those it installs, from the lock file,
 * and those bundled into the renderer, as Vite found them (`build.license`). Run it after the build; one into another folder than out/
 * is named as the first argument. Ends badly where a licence is missing.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const OUT = process.argv[2] ?? join(ROOT, 'out');
const BUNDLED = join(OUT, 'renderer/licences.json');

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly license?: string;
}

/** The licence file of a package, whatever its author called it; null where there is none. */
function readLicence(folder: string): string | null {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8').trim();
}

/** Some packages say their licence by its name alone, and some in their README. */
function textOf(folder: string, name: string, licence: string): string {
  const text = readLicence(folder);
  if (text !== null) return text;
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  const section = /^#+ *licen[cs]e\s+([\s\S]{20,4000}?)(?=^#+ |(?![\s\S]))/im.exec(
    readme === undefined ? '' : readFileSync(join(folder, readme), 'utf8'),
  );
  return (
    section?.[1]?.trim() ??
    `${name} is published under the ${licence} licence; its package carries no text of it.`
  );
}

function installedPackages(): readonly Package[] {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(lock.packages).flatMap(([path, { version, dev, devOptional, license }]) => {
    if (path === '' || dev === true || devOptional === true || !existsSync(join(ROOT, path))) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = license ?? 'unknown';
    return [{ name, version: version ?? '', licence, text: textOf(join(ROOT, path), name, licence) }];
  });
}

function bundledPackages(): readonly Package[] {
  const listed: readonly {
    readonly name: string;
    readonly version: string;
    readonly identifier?: string | null;
    readonly text?: string | null;
  }[] = JSON.parse(readFileSync(BUNDLED, 'utf8'));
  return listed.map(({ name, version, identifier, text }) => {
    const licence = identifier ?? 'unknown';
    return { name, version, licence, text: text ?? textOf(join(ROOT, 'node_modules', name), name, licence) };
  });
}

const packages = [...installedPackages(), ...bundledPackages()]
  .filter(
    ({ name, version }, index, all) =>
      all.findIndex((other) => other.name === name && other.version === version) === index,
  )
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));
const unknown = packages.filter(({ licence }) => licence === 'unknown');
const parts = packages.map(
  ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`,
);
const lead = 'Pilotlight carries the following packages, each under its own licence.\n';
writeFileSync(join(OUT, 'licences.txt'), [lead, ...parts].join(`\n${'-'.repeat(78)}\n\n`));
for (const { name } of unknown) process.stderr.write(`No licence is known of ${name}.\n`);
process.exitCode = unknown.length === 0 ? 0 : 1;
