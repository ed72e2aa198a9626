import { z } from 'zod';

/** A text that is not on disk yet, with the revision it was typed over. */
export interface Draft {
  readonly noteId: string;
  readonly text: string;
  readonly base: number;
}

const DraftSchema = z.object({ text: z.string(), base: z.int().min(0) });
const PREFIX = 'pilotlight.draft.';

/**
 * Keeps texts over a reload while they cannot be saved, in the tab's own storage: it ends with the tab, is never sent, and holds
 * nothing as long as saving works. What the browser refuses to keep stays in the window's memory all the same.
 */
export interface DraftShelf {
  readonly put: (draft: Draft) => void;
  readonly drop: (noteId: string) => void;
  readonly all: () => readonly Draft[];
}

export function createDraftShelf(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
): DraftShelf {
  const read = (key: string): Draft | null => {
    try {
      const parsed = DraftSchema.safeParse(JSON.parse(storage.getItem(key) ?? ''));
      return parsed.success ? { noteId: key.slice(PREFIX.length), ...parsed.data } : null;
    } catch {
      return null;
    }
  };
  return {
    put: ({ noteId, text, base }) => {
      try {
        storage.setItem(PREFIX + noteId, JSON.stringify({ text, base }));
      } catch {
        // Too long for the quota, or storage is off: memory is what is left.
      }
    },
    drop: (noteId) => storage.removeItem(PREFIX + noteId),
    all: () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index))
        .filter((key) => key?.startsWith(PREFIX) === true)
        .flatMap((key) => (key === null ? [] : (read(key) ?? []))),
  };
}
