import type {
  Note,
  NoteHit,
  NoteListQuery,
  NotePage,
  NoteRow,
  NotesStatus,
  Origin,
  Prompt,
  PromptText,
  Revision,
  RevisionText,
  TagCount,
  Template,
} from '../shared/notes/model.ts';
import type { Result } from '../shared/result.ts';
import type { Notice } from '../shared/snapshot.ts';
import type { StorageProblem, Stored } from './ports.ts';

/** The answer of a store: null within it means that there is no such thing. */
export type Kept<Value> = Result<Value, StorageProblem>;

/** A text that was typed over revision `base` of a note; 0 where there was none. */
export interface NoteWrite {
  readonly noteId: string;
  readonly text: string;
  readonly base: number;
  readonly origin: Origin;
}

/** `stale`: the note has moved on since `base`, and nothing was written. `baseText` is null where that revision is gone. */
export type NoteWritten =
  | { readonly kind: 'saved'; readonly note: NoteRow }
  | { readonly kind: 'stale'; readonly current: Note; readonly baseText: string | null };

/** A note that comes from a file. `at` is when it was last changed. */
export interface NewNote {
  readonly text: string;
  readonly at: number;
  readonly pinned?: boolean;
}

/** What became of new notes: `noteIds` are those of all of them, in their order, be they new or there already. */
export interface NotesAdded {
  readonly added: number;
  readonly same: number;
  readonly noteIds: readonly string[];
}

/**
 * The pad on disk. What a method answers as done survives the death of the process and of the machine. Texts are as
 * `toNoteText` has them. Nothing throws; a problem leaves everything as it was, and the same call may pass later.
 */
export interface NoteStore {
  readonly status: () => Kept<Pick<NotesStatus, 'notes' | 'trashed' | 'search' | 'path'>>;
  readonly list: (query: NoteListQuery) => Kept<NotePage>;
  readonly tags: (limit: number) => Kept<readonly TagCount[]>;
  readonly get: (noteId: string) => Kept<Note | null>;
  /** Makes the note where there is none, and takes it out of the trash. An equal text makes no revision. */
  readonly save: (write: NoteWrite) => Kept<NoteWritten>;
  /** Makes a note of a text that cannot go into one it belongs to; asked again, it answers the same note. */
  readonly saveBeside: (noteId: string, text: string) => Kept<NoteRow>;
  /** All of them or none. Leaves out a text that a note outside the trash has already. */
  readonly addMany: (notes: readonly NewNote[]) => Kept<NotesAdded>;
  readonly setTrashed: (noteId: string, trashed: boolean) => Kept<NoteRow | null>;
  /** Deletes a note of the trash, or with null all of them, with their history; answers how many. */
  readonly purge: (noteId: string | null) => Kept<number>;
  readonly setPinned: (noteId: string, pinned: boolean) => Kept<NoteRow | null>;
  /** Puts a note just before another in the user's own order; last where that one is null or unknown. */
  readonly move: (noteId: string, beforeId: string | null) => Kept<NoteRow | null>;
  /** Newest first; those older than `before` where it is given. */
  readonly revisions: (query: {
    readonly noteId: string;
    readonly before: number | null;
    readonly limit: number;
  }) => Kept<readonly Revision[]>;
  readonly revision: (noteId: string, revision: number) => Kept<RevisionText | null>;
  /** Best first. Finds what was saved a moment ago, too. */
  readonly search: (query: { readonly query: string; readonly limit: number }) => Kept<readonly NoteHit[]>;
  readonly queuePrompt: (prompt: {
    readonly id: string;
    readonly serviceId: string;
    readonly noteId: string | null;
    /** Null for the whole note as it stands until it is sent. */
    readonly text: string | null;
  }) => Kept<Prompt | null>;
  readonly prompts: (query: {
    readonly serviceId: string | null;
    readonly state: 'waiting' | 'sent';
    readonly limit: number;
  }) => Kept<readonly Prompt[]>;
  readonly prompt: (promptId: string) => Kept<PromptText | null>;
  /** Sending freezes a prompt's text; taking it back puts it in its old place. */
  readonly setSent: (promptId: string, sent: boolean) => Kept<Prompt | null>;
  readonly movePrompt: (promptId: string, beforeId: string | null) => Kept<Prompt | null>;
  readonly removePrompt: (promptId: string) => Kept<void>;
  readonly templates: () => Kept<readonly Template[]>;
  readonly saveTemplate: (template: Omit<Template, 'updatedAt'>) => Kept<Template>;
  readonly removeTemplate: (templateId: string) => Kept<void>;
  /** How many prompts wait for each service that has any; empty where the pad cannot be read. */
  readonly waiting: () => ReadonlyMap<string, number>;
  /** Rises with every change of the pad, whichever process made it; 0 where the pad cannot be read. */
  readonly changes: () => number;
  /** Calls `listener` after each change made through this store; the answer ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Calls `listener` with what the user should know, such as a damaged file set aside, be it past or to come; the answer ends it. */
  readonly onNotice: (listener: (notice: Notice) => void) => () => void;
  /** Catches up with search, thins old revisions and empties old trash, a little at a time; cheap when there is nothing to do. */
  readonly maintain: (nowMs: number) => Stored;
  readonly close: () => void;
}

/** A file of an export or import. `name` is safe as a file name on every system in an export, and anything in an import. */
export interface NoteFile {
  readonly name: string;
  readonly text: string;
  readonly modifiedAt: number | null;
}

/** What came out of an archive, and what could not be taken from it. */
export interface Unpacked {
  readonly files: readonly NoteFile[];
  readonly refused: readonly {
    readonly name: string;
    readonly reason: 'not_text' | 'too_large' | 'too_many' | 'unreadable';
  }[];
}

/** Notes as files: archives, and folders on disk. */
export interface NoteFiles {
  /** A zip of the files, in base64. `onFile` is called as each begins, with how many are done. */
  readonly pack: (files: readonly NoteFile[], onFile?: (done: number) => void) => Promise<string>;
  /** The text files of a zip, in base64; a message for people where it is none. */
  readonly unpack: (base64: string) => Promise<Result<Unpacked, string>>;
  /** Writes the files into a new folder within `parent` and answers its path; leaves nothing behind where it fails. */
  readonly writeFolder: (
    parent: string,
    name: string,
    files: readonly NoteFile[],
    onFile?: (done: number) => void,
  ) => Promise<Result<string, StorageProblem>>;
}
