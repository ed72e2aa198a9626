import { type CatalogueFiles, type OpenedCatalogue, openCatalogue } from '../node/catalogue.ts';

/**
 * The services on offer, as in a terminal; but a file that cannot be used is told of in a notice, which names what stands in, so that
 * a window still opens to say so. Throws where the catalogue is broken.
 */
export function openCatalogueAnyway(files: CatalogueFiles): OpenedCatalogue {
  const chosen = openCatalogue(files);
  if (chosen.ok) return chosen.value;
  const catalogue = openCatalogue({ ...files, userFile: null });
  if (!catalogue.ok) throw new Error(catalogue.error);
  const origin = catalogue.value.catalogue.origin();
  const standIn =
    origin === null ? 'The built-in services stand in.' : `The services taken from ${origin.from} stand in.`;
  const text = `${chosen.error} ${standIn}`;
  const notice = { id: 'services-file', at: files.wallMs, kind: 'services', text } as const;
  return { ...catalogue.value, notices: [notice, ...catalogue.value.notices] };
}
