import { readFileSync } from 'node:fs';
import { type ServicesFile, ServicesFileSchema } from '../shared/service.ts';
import type { Notice } from '../shared/snapshot.ts';

/**
 * The services on offer: the user's own file where one is named, else the catalogue. A file that cannot be used is told of
 * in a notice and the catalogue stands in, so that a window still opens to say so. Throws where the catalogue is broken.
 */
export function loadServices(
  catalogueFile: string,
  userFile: string | null,
  wallMs: number,
): { readonly services: ServicesFile; readonly notices: readonly Notice[] } {
  const read = (path: string): ServicesFile =>
    ServicesFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  if (userFile === null) return { services: read(catalogueFile), notices: [] };
  try {
    return { services: read(userFile), notices: [] };
  } catch {
    const text = `${userFile} is not a services file that can be used; the built-in services stand in.`;
    return {
      services: read(catalogueFile),
      notices: [{ id: 'services-file', at: wallMs, kind: 'services', text }],
    };
  }
}
