import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnServices } from '../core/ports.ts';
import { err, ok } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import { parseServicesFile } from '../shared/services-file.ts';
import type { Notice } from '../shared/snapshot.ts';
import { toFileProblem } from './data-folder/file-problem.ts';
import { setAside } from './data-folder/set-aside.ts';
import { writeWhole } from './data-folder/write-whole.ts';

export const OWN_SERVICES_FILE = 'my-services.json';

export interface OpenedOwnServices {
  readonly ownServices: OwnServices;
  readonly notices: readonly Notice[];
}

/**
 * Opens the file of services that the user added; it has the form of any services file and may be written by hand. One that
 * cannot be read is set aside under another name and told of, never overwritten.
 */
export function openOwnServices(folder: string, wallMs: number): OpenedOwnServices {
  const path = join(folder, OWN_SERVICES_FILE);
  const { services, notices } = read(path, wallMs);
  let own = services;
  return {
    notices,
    ownServices: {
      list: () => own,
      save: (next) => {
        try {
          writeWhole(path, `${JSON.stringify({ services: next }, null, 2)}\n`);
        } catch (error) {
          return err(toFileProblem(error, path));
        }
        own = next;
        return ok(undefined);
      },
    },
  };
}

/** The services that the user added, for whoever does not own the folder: what cannot be read is left for its owner to mend. */
export function readOwnServices(folder: string): readonly Service[] {
  try {
    const parsed = parseServicesFile(readFileSync(join(folder, OWN_SERVICES_FILE), 'utf8'));
    return parsed.ok ? parsed.value.services : [];
  } catch {
    return [];
  }
}

function read(
  path: string,
  wallMs: number,
): { readonly services: readonly Service[]; readonly notices: readonly Notice[] } {
  if (!existsSync(path)) return { services: [], notices: [] };
  const notice = (text: string): readonly Notice[] => [
    { id: 'own-services', at: wallMs, kind: 'services', text },
  ];
  try {
    const parsed = parseServicesFile(readFileSync(path, 'utf8'));
    if (parsed.ok) return { services: parsed.value.services, notices: [] };
    const aside = setAside(path, 'damaged', wallMs);
    const text = `Your own services could not be read: ${parsed.error} The file was set aside as ${aside}.`;
    return { services: [], notices: notice(text) };
  } catch (error) {
    const { message } = toFileProblem(error, path);
    return { services: [], notices: notice(`Your own services could not be read: ${message}`) };
  }
}
