/** What is to be done with the pad. A note is asked for by the start of its id or of its title. */
export type NoteAction =
  | { readonly do: 'add'; readonly text: string | null }
  | { readonly do: 'list'; readonly tag: string | null; readonly trashed: boolean }
  | { readonly do: 'show'; readonly note: string }
  | { readonly do: 'search'; readonly query: string }
  | { readonly do: 'export'; readonly target: string }
  | { readonly do: 'import'; readonly sources: readonly string[] }
  | {
      readonly do: 'queue';
      readonly service: string;
      readonly text: string | null;
      readonly note: string | null;
    };
