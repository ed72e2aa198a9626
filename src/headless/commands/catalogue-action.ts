/** What is asked of the catalogue: where it is from, another one in its place, or back to the built-in one. */
export type CatalogueAction =
  | { readonly do: 'show' }
  | { readonly do: 'update'; readonly source: string; readonly isDryRun: boolean }
  | { readonly do: 'restore' };
