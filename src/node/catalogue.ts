import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CatalogueStore } from '../core/ports.ts';
import {
  type CatalogueOrigin,
  CatalogueOriginSchema,
  MAX_CATALOGUE_BYTES,
} from '../shared/catalogue-calls.ts';
import { parseJson } from '../shared/parse-json.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Service, ServicesFile } from '../shared/service.ts';
import { parseServicesFile } from '../shared/services-file.ts';
import type { Notice } from '../shared/snapshot.ts';
import { toFileProblem, whyUnread } from './data-folder/file-problem.ts';
import { writeWhole } from './data-folder/write-whole.ts';
import { loadServices } from './services-file.ts';

export const KEPT_CATALOGUE_FILE = 'catalogue.json';

export interface CatalogueFiles {
  /** The catalogue that comes with the program. */
  readonly catalogueFile: string;
  /** A services file that stands in for any catalogue; null for none. */
  readonly userFile: string | null;
  /** The data folder, where an update is kept. */
  readonly folder: string;
  readonly wallMs: number;
}

export interface OpenedCatalogue {
  /** The services on offer, with the controls and the authority to go with them. */
  readonly services: ServicesFile;
  readonly catalogue: CatalogueStore;
  readonly notices: readonly Notice[];
}

interface Kept {
  readonly origin: CatalogueOrigin;
  readonly services: readonly Service[];
}

/**
 * The services on offer: the user's services file, else the update that the user took, else the catalogue that came with the
 * program. An update that cannot be read stays where it is; the built-in catalogue stands in and a notice says so. On failure
 * one line on the file that was named, or on the program's own.
 */
export function openCatalogue(files: CatalogueFiles): Result<OpenedCatalogue, string> {
  const loaded = loadServices(files.catalogueFile, files.userFile);
  if (!loaded.ok) return loaded;
  const { value: services } = loaded;
  if (files.userFile !== null) {
    return ok({ services, catalogue: createFixedCatalogue(services.services), notices: [] });
  }
  const path = join(files.folder, KEPT_CATALOGUE_FILE);
  const kept = readKept(path);
  const notices = kept.ok ? [] : [toNotice(path, kept.error, files.wallMs)];
  const catalogue = createKeptCatalogue(path, services.services, kept.ok ? kept.value : null);
  return ok({ services: { ...services, services: catalogue.services() }, catalogue, notices });
}

/** Services that nothing replaces: those of a file that was named for this run. */
export function createFixedCatalogue(services: readonly Service[]): CatalogueStore {
  const refuse = () => err({ kind: 'other', message: 'These services are not to be replaced.' } as const);
  return {
    services: () => services,
    builtIn: services,
    origin: () => null,
    canUpdate: false,
    keep: refuse,
    restore: refuse,
  };
}

function createKeptCatalogue(path: string, builtIn: readonly Service[], first: Kept | null): CatalogueStore {
  let kept = first;
  return {
    services: () => kept?.services ?? builtIn,
    builtIn,
    origin: () => kept?.origin ?? null,
    canUpdate: true,
    keep: ({ from, at, services }) => {
      try {
        writeWhole(path, `${JSON.stringify({ origin: { from, at }, services })}\n`);
      } catch (error) {
        return err(toFileProblem(error, path));
      }
      kept = { origin: { from, at }, services };
      return ok(undefined);
    },
    restore: () => {
      try {
        rmSync(path, { force: true });
      } catch (error) {
        return err(toFileProblem(error, path));
      }
      kept = null;
      return ok(undefined);
    },
  };
}

const OriginSchema = z.object({ origin: CatalogueOriginSchema });

/** Twice what is taken in: the same services with every default written out. */
const MAX_KEPT_BYTES = 2 * MAX_CATALOGUE_BYTES;

function readKept(path: string): Result<Kept | null, string> {
  if (!existsSync(path)) return ok(null);
  try {
    if (statSync(path).size > MAX_KEPT_BYTES) return err('it is too large.');
    const text = readFileSync(path, 'utf8');
    const parsed = parseServicesFile(text);
    if (!parsed.ok) return parsed;
    const head = OriginSchema.safeParse(parseJson(text));
    const origin = head.success ? head.data.origin : { from: path, at: 0 };
    return ok({ origin, services: parsed.value.services });
  } catch (error) {
    return err(whyUnread(error));
  }
}

function toNotice(path: string, problem: string, at: number): Notice {
  const text = `The updated catalogue in ${path} could not be read: ${problem} The built-in one stands in.`;
  return { id: 'catalogue', at, kind: 'services', text };
}
