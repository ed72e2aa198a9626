import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { err, ok, type Result } from '../shared/result.ts';
import { type ServicesFile, ServicesFileSchema } from '../shared/service.ts';
import { isLoopback } from './http/loopback.ts';

/**
 * The services on offer: those of the user's own file where one is named, else the catalogue's. Of a file that marks none to
 * be watched all are: nobody writes one in order to watch nothing. On failure one line that says why.
 */
export function loadServices(catalogueFile: string, userFile: string | null): Result<ServicesFile, string> {
  if (userFile === null) return readServicesFile(catalogueFile);
  const read = readServicesFile(userFile);
  if (!read.ok || read.value.services.some((service) => service.watchedByDefault)) return read;
  const services = read.value.services.map((service) => ({ ...service, watchedByDefault: true }));
  return ok({ ...read.value, services });
}

/** Reads the file behind `--services`. On failure one line that names the file and what is wrong with it. */
export function readServicesFile(path: string): Result<ServicesFile, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return err(
      code === 'ENOENT' ? `${path}: there is no such file.` : `${path}: could not be read (${code}).`,
    );
  }
  const parsed = parseServicesFile(text);
  return parsed.ok ? parsed : err(`${path}: ${parsed.error}`);
}

/** Parses the text of a services file: JSON of the right form, ids used once, and plain http for this machine alone. */
export function parseServicesFile(text: string): Result<ServicesFile, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err(`not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  const parsed = ServicesFileSchema.safeParse(json);
  if (!parsed.success) return err(toLine(parsed.error));
  const twice = findTwice(parsed.data);
  if (twice !== null) return err(`the id “${twice}” is used twice.`);
  const open = urlsOf(parsed.data).find((url) => url.startsWith('http:') && !isLoopback(new URL(url)));
  return open === undefined
    ? ok(parsed.data)
    : err(`${open}: plain http is for this machine alone; use https.`);
}

function toLine({ issues }: z.ZodError): string {
  const [first] = issues;
  if (first === undefined) return 'not a services file.';
  const place = first.path.map(String).join('.');
  const rest = issues.length === 1 ? '' : ` (and ${issues.length - 1} more)`;
  return `${place === '' ? '' : `${place}: `}${first.message}${rest}.`;
}

function findTwice({ services }: ServicesFile): string | null {
  const seen = new Set<string>();
  for (const id of [
    ...services.map(({ id }) => id),
    ...services.flatMap(({ targets }) => targets.map(({ id }) => `target ${id}`)),
  ]) {
    if (seen.has(id)) return id.replace(/^target /, '');
    seen.add(id);
  }
  return null;
}

/** Every address that is asked over https where it is not on this machine. The captive-portal check has to be plain http. */
function urlsOf({ services, controls }: ServicesFile): readonly string[] {
  return [
    ...services.flatMap(({ page, targets }) => [
      ...(page === null ? [] : [page.url, ...page.mirrors]),
      ...targets.map(({ url }) => url),
    ]),
    ...(controls?.hosts ?? []),
  ].map((url) => url.toLowerCase());
}
