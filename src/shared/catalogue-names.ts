/** The names of the calls that replace the catalogue; see `catalogue-calls.ts`. */
export const CATALOGUE_CALL_NAMES = [
  'catalogue.state',
  'catalogue.preview',
  'catalogue.update',
  'catalogue.restore',
] as const;
export type CatalogueCallName = (typeof CATALOGUE_CALL_NAMES)[number];
