import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../shared/result.ts';
import type { ServicesFile } from '../shared/service.ts';
import { parseServicesFile } from '../shared/services-file.ts';
import { readProblem } from './data-folder/file-problem.ts';

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
    return err(readProblem(error, path));
  }
  const parsed = parseServicesFile(text);
  return parsed.ok ? parsed : err(`${path}: ${parsed.error}`);
}
