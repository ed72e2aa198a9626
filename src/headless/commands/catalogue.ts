import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CatalogueChange, compareCatalogues } from '../../core/catalogue/compare.ts';
import { fetchCatalogueText, parseCatalogue } from '../../core/catalogue/read-update.ts';
import type { CatalogueStore, Stored } from '../../core/ports.ts';
import { openCatalogue } from '../../node/catalogue.ts';
import { createClock } from '../../node/clock.ts';
import { createDataFolder, dataFolder } from '../../node/data-folder/data-folder.ts';
import { readProblem } from '../../node/data-folder/file-problem.ts';
import { acquireLock } from '../../node/data-folder/lock.ts';
import { createEnvironmentProxy } from '../../node/http/environment-proxy.ts';
import { createNetwork } from '../../node/http/network.ts';
import { createPageFetcher } from '../../node/http/page-fetcher.ts';
import { MAX_CATALOGUE_BYTES } from '../../shared/catalogue-calls.ts';
import { plainLine } from '../../shared/plain.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Service } from '../../shared/service.ts';
import { type Cli, catalogueFile, printJson, printLines, refuse, warn } from '../cli.ts';
import type { CommandOf } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

/** The most names of a kind that are printed. */
const MOST_NAMED = 12;

/** Says whose list of services is in use, puts another in its place, or goes back. Nothing is ever fetched unless it is named. */
export async function runCatalogue(cli: Cli, { common, action }: CommandOf<'catalogue'>): Promise<ExitCode> {
  const userFile = common.services ?? null;
  if (userFile !== null && action.do !== 'show') {
    return refuse(cli, EXIT.usage, '--services stands in for the catalogue; leave it out to change that.');
  }
  const folder = dataFolder(cli.env, process.platform, common.dataDir);
  const opened = openCatalogue({ catalogueFile: catalogueFile(cli), userFile, folder, wallMs: Date.now() });
  if (!opened.ok) return refuse(cli, EXIT.usage, opened.error);
  const { catalogue, notices } = opened.value;
  for (const { text } of notices) warn(cli, text);
  if (action.do === 'show') return show(cli, common.json, catalogue);
  if (action.do === 'restore') {
    const stored = asOwner(folder, catalogue.restore);
    return stored.ok ? show(cli, common.json, catalogue) : refuse(cli, EXIT.storage, stored.error.message);
  }
  const read = await readUpdate(cli, action.source, catalogue.builtIn);
  if (cli.interrupted.aborted) return EXIT.interrupted;
  if (!read.ok) return refuse(cli, read.error.code, read.error.message);
  const change = compareCatalogues(catalogue.services(), read.value);
  if (!action.isDryRun) {
    const from = isAddress(action.source) ? action.source : resolve(action.source);
    const update = { from, at: Date.now(), services: read.value };
    const stored = asOwner(folder, () => catalogue.keep(update));
    if (!stored.ok) return refuse(cli, EXIT.storage, stored.error.message);
  }
  if (common.json) printJson(cli, toReport(change, read.value.length, !action.isDryRun));
  else printLines(cli, changeLines(change, read.value.length, !action.isDryRun));
  return EXIT.good;
}

/** Beside a running app nothing is written: it would not know of it. */
function asOwner(folder: string, write: () => Stored): Stored {
  const made = createDataFolder(folder);
  if (!made.ok) return made;
  const lock = acquireLock(folder);
  if (!lock.ok) {
    if (lock.error.kind !== 'locked') return lock;
    return err({ kind: 'locked', message: 'Pilotlight is running: change its catalogue in its Settings.' });
  }
  const stored = write();
  lock.value.release();
  return stored;
}

const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

/** Why there is nothing to take, and what that means to the shell. */
interface Unread {
  readonly code: ExitCode;
  readonly message: string;
}

async function readUpdate(
  cli: Cli,
  source: string,
  builtIn: readonly Service[],
): Promise<Result<readonly Service[], Unread>> {
  const text = isAddress(source) ? await fetchText(cli, source) : readText(source);
  if (!text.ok) return text;
  const parsed = parseCatalogue(text.value, builtIn);
  return parsed.ok ? parsed : err({ code: EXIT.usage, message: `${source}: ${parsed.error}` });
}

async function fetchText(cli: Cli, address: string): Promise<Result<string, Unread>> {
  const network = createNetwork({
    clock: createClock(),
    userAgent: `Pilotlight/${cli.version}`,
    resolveProxy: createEnvironmentProxy(cli.env),
  });
  const text = await fetchCatalogueText(address, createPageFetcher(network), cli.interrupted);
  if (text.ok) return text;
  const { isPassing, message } = text.error;
  return err({ code: isPassing ? EXIT.unknown : EXIT.usage, message });
}

function readText(path: string): Result<string, Unread> {
  const refused = (message: string) => err({ code: EXIT.usage, message });
  try {
    if (statSync(path).size > MAX_CATALOGUE_BYTES)
      return refused(`${path}: that is too large for a catalogue.`);
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    return refused(readProblem(error, path));
  }
}

function show(cli: Cli, isJson: boolean, catalogue: CatalogueStore): ExitCode {
  const origin = catalogue.origin();
  const services = catalogue.services().length;
  if (isJson) printJson(cli, { origin, services, canUpdate: catalogue.canUpdate });
  else if (!catalogue.canUpdate) printLines(cli, [`${services} services, from the file of --services.`]);
  else if (origin === null) printLines(cli, [`${services} services: the built-in catalogue.`]);
  else {
    const day = new Date(origin.at).toISOString().slice(0, 10);
    printLines(cli, [`${services} services, from ${plainLine(origin.from, 200)}, taken on ${day}.`]);
  }
  return EXIT.good;
}

function toReport({ added, changed, removed }: CatalogueChange, services: number, isTaken: boolean) {
  const ids = (of: readonly Service[]) => of.map(({ id }) => id);
  return { services, added: ids(added), changed: ids(changed), removed: ids(removed), taken: isTaken };
}

function changeLines(
  { added, changed, removed }: CatalogueChange,
  services: number,
  isTaken: boolean,
): readonly string[] {
  const line = (word: string, of: readonly Service[]): readonly string[] => {
    if (of.length === 0) return [`  ${word}: none`];
    const names = of.slice(0, MOST_NAMED).map(({ name }) => plainLine(name, 60));
    const more = of.length > names.length ? ` and ${of.length - names.length} more` : '';
    return [`  ${word}: ${of.length} (${names.join(', ')}${more})`];
  };
  return [
    `${services} services.`,
    ...line('New', added),
    ...line('Changed', changed),
    ...line('Gone', removed),
    isTaken
      ? 'This list is used from now on. Back to the built-in one: pilotlight catalogue restore'
      : 'Nothing was changed.',
  ];
}
