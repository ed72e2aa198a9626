import { loadServices } from '../node/services-file.ts';
import type { ServicesFile } from '../shared/service.ts';
import type { Notice } from '../shared/snapshot.ts';

/**
 * The services on offer, as in a terminal; but a file that cannot be used is told of in a notice and the catalogue stands in, so
 * that a window still opens to say so. Throws where the catalogue is broken.
 */
export function loadServicesOrCatalogue(
  catalogueFile: string,
  userFile: string | null,
  wallMs: number,
): { readonly services: ServicesFile; readonly notices: readonly Notice[] } {
  const chosen = loadServices(catalogueFile, userFile);
  if (chosen.ok) return { services: chosen.value, notices: [] };
  const catalogue = loadServices(catalogueFile, null);
  if (!catalogue.ok) throw new Error(catalogue.error);
  const text = `${chosen.error} The built-in services stand in.`;
  return {
    services: catalogue.value,
    notices: [{ id: 'services-file', at: wallMs, kind: 'services', text }],
  };
}
