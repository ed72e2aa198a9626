import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnServices } from '../core/ports.ts';
import { err, ok } from '../shared/result.ts';
import type { Service } from '../shared/service.ts';
import { parseServicesFile } from '../shared/services-file.ts';
import type { Notice } from '../shared/snapshot.ts';
import { toFileProblem, whyUnread } from './data-folder/file-problem.ts';
import { setAside } from './data-folder/set-aside.ts';
import { writeWhole } from './data-folder/write-whole.ts';

export const OWN_SERVICES_FILE = 'my-services.json';

export interface OpenedOwnServices {
  readonly ownServices: OwnServices;
  readonly notices: readonly Notice[];
}

/**
 * Opens the file of services that the user added; it has the form of any services file and may be written by hand, also while
 * Pilotlight runs: what it holds then is taken up before anything is added to it. One that cannot be read is set aside under another
 * name and told of, and one that became so is left to be mended: neither is ever overwritten.
 */
export function openOwnServices(folder: string, wallMs: number): OpenedOwnServices {
  const path = join(folder, OWN_SERVICES_FILE);
  const first = readFirst(path, wallMs);
  let own = first.services;
  let mark = markOf(path);
  let problem = first.problem;

  function takeUp(): void {
    const found = markOf(path);
    if (found === null || found === mark) return;
    mark = found;
    const parsed = parse(path);
    problem = parsed.ok ? null : parsed.error;
    if (parsed.ok) own = parsed.value.services;
  }

  return {
    notices: first.notices,
    ownServices: {
      list: () => {
        takeUp();
        return own;
      },
      save: (next) => {
        takeUp();
        if (problem !== null)
          return err({
            kind: 'other',
            message: `${path} cannot be read as it is: ${problem}`,
          });
        try {
          writeWhole(path, `${JSON.stringify({ services: next }, null, 2)}\n`);
        } catch (error) {
          return err(toFileProblem(error, path));
        }
        mark = markOf(path);
        own = next;
        return ok(undefined);
      },
    },
  };
}

/** By what a file is known to be as it was; null where there is none. */
function markOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? null : `${stats.mtimeNs} ${stats.size} ${stats.ino}`;
}

function parse(path: string): ReturnType<typeof parseServicesFile> {
  try {
    return parseServicesFile(readFileSync(path, 'utf8'));
  } catch (error) {
    return err(whyUnread(error));
  }
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

interface FirstRead {
  readonly services: readonly Service[];
  readonly notices: readonly Notice[];
  /** Why the file cannot be read, where it is still in its place: it must not be written over. */
  readonly problem: string | null;
}

function readFirst(path: string, wallMs: number): FirstRead {
  if (!existsSync(path)) return { services: [], notices: [], problem: null };
  const unread = (problem: string | null, text: string): FirstRead => ({
    services: [],
    notices: [
      {
        id: 'own-services',
        at: wallMs,
        kind: 'services',
        text: `Your own services could not be read: ${text}`,
      },
    ],
    problem,
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return unread(whyUnread(error), whyUnread(error));
  }
  const parsed = parseServicesFile(text);
  if (parsed.ok) return { services: parsed.value.services, notices: [], problem: null };
  try {
    const aside = setAside(path, 'damaged', wallMs);
    return unread(null, `${parsed.error} The file was set aside as ${aside}.`);
  } catch {
    // It could not be moved, as on a read-only disk, and stays where it is.
    return unread(parsed.error, parsed.error);
  }
}
