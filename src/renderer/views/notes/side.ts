/** What stands beside the note. */
export type Side = 'prompts' | 'history' | 'templates';

/** What the parts beside a note can do with the one that is open. */
export interface OpenNote {
  readonly noteId: () => string;
  readonly title: () => string;
  readonly text: () => string;
  readonly selection: () => string;
  readonly insertBlock: (text: string) => void;
  /** Shows the text to be written on, where it was shown to be read. */
  readonly write: () => void;
  /** Brings the text to disk; answers whether it is there. */
  readonly flush: () => Promise<boolean>;
}
