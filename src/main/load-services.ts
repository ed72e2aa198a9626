import { type CatalogueFiles, type OpenedCatalogue, openCatalogue } from '../node/catalogue.ts';

/**
 * The services on offer, as in a terminal; but a file that cannot be used is told of in a notice and the catalogue stands in, so
 * that a window still opens to say so. Throws where the catalogue is broken.
 */
export function openCatalogueAnyway(files: CatalogueFiles): OpenedCatalogue {
  const chosen = openCatalogue(files);
  if (chosen.ok) return chosen.value;
  const catalogue = openCatalogue({ ...files, userFile: null });
  if (!catalogue.ok) throw new Error(catalogue.error);
  const text = `${chosen.error} The built-in services stand in.`;
  const notice = { id: 'services-file', at: files.wallMs, kind: 'services', text } as const;
  return { ...catalogue.value, notices: [notice, ...catalogue.value.notices] };
}
