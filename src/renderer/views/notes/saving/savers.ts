import type { SaveOutcome } from '../../../../shared/notes/calls.ts';
import type { Note, NoteRow } from '../../../../shared/notes/model.ts';
import { titleOf } from '../../../../shared/notes/text.ts';
import type { Client } from '../../../client/client.ts';
import { createDraftShelf, type Draft, type DraftShelf } from './draft-shelf.ts';
import { createNoteSaver, type NoteSaver, type SaveState, type TextSource } from './note-saver.ts';

/** Who wants to know how the saving of a note fares. */
export interface SaveListener {
  readonly onState: (state: SaveState) => void;
  readonly onMet: (outcome: Exclude<SaveOutcome, { outcome: 'saved' }>) => void;
}

/**
 * All notes that are being saved. One whose editor closed before its text was on disk stays here until it is, and an editor that
 * opens it meanwhile begins with that text and not with the one on disk.
 */
export interface Savers {
  /** The text of a note that is not on disk yet; null where there is none. */
  readonly unsaved: (noteId: string) => string | null;
  /** Begins or goes on to save a note. `base` is the revision that `source` shows; it is not used where there is unsaved text. */
  readonly open: (noteId: string, base: number, source: TextSource, listener: SaveListener) => NoteSaver;
  /** The editor closes: its last text is brought to disk without it. */
  readonly leave: (saver: NoteSaver) => void;
  /** Shows a text that is on disk already, such as an older one brought back, in the editor that has the note open. */
  readonly takeOver: (note: Pick<Note, 'id' | 'revision' | 'text'>) => void;
  /** The notes without an editor that could not be saved so far, followed with `subscribe`. */
  readonly failing: () => readonly LeftNote[];
  readonly subscribe: (onChange: () => void) => () => void;
  /** Calls `listener` with each note as it was saved; the answer ends it. */
  readonly onSaved: (listener: (row: NoteRow) => void) => () => void;
  /** Whether all that is not on disk would get there in requests of so many bytes together. */
  readonly fitsIn: (mostBytes: number) => boolean;
  /** The page is hidden: brings everything to disk at once, and shelves what does not get there in time. */
  readonly hurry: () => void;
  /** The page goes away: sends everything without waiting for answers. */
  readonly part: () => void;
}

export interface LeftNote {
  readonly noteId: string;
  readonly title: string;
}

interface Entry {
  readonly saver: NoteSaver;
  listener: SaveListener | null;
  state: SaveState;
}

function fixedSource(text: string): TextSource {
  let held = text;
  return {
    text: () => held,
    takeText: () => held,
    mergeIn: (_taken, merged) => {
      held = merged;
    },
  };
}

/** `onHeld` is told whether anything could not be saved, each time that changes. */
export function createSavers(
  client: Pick<Client, 'call'>,
  shelf: DraftShelf,
  onHeld: (isHeld: boolean) => void = () => undefined,
): Savers {
  const entries = new Set<Entry>();
  const listeners = new Set<() => void>();
  const savedListeners = new Set<(row: NoteRow) => void>();
  let failing: readonly LeftNote[] = [];
  let isHeld = false;

  const count = (): void => {
    const unsaved = [...entries].filter(({ state }) => state.kind === 'failing');
    if (unsaved.length > 0 !== isHeld) {
      isHeld = !isHeld;
      onHeld(isHeld);
    }
    const now = unsaved
      .filter(({ listener }) => listener === null)
      .map(({ saver }) => ({ noteId: saver.noteId(), title: titleOf(saver.source().text()) }));
    if (JSON.stringify(now) === JSON.stringify(failing)) return;
    failing = now;
    for (const listener of listeners) listener();
  };
  const create = (
    draft: Omit<Draft, 'text'>,
    baseText: string | null,
    source: TextSource,
    listener: SaveListener | null,
  ): Entry => {
    const entry: Entry = {
      listener,
      state: { kind: 'saved', row: null },
      saver: createNoteSaver({
        client,
        shelf,
        noteId: draft.noteId,
        base: draft.base,
        baseText,
        source,
        onState: (state) => {
          entry.state = state;
          entry.listener?.onState(state);
          if (state.kind === 'saved' && entry.listener === null) entries.delete(entry);
          count();
        },
        onMet: (outcome) => entry.listener?.onMet(outcome),
        onSaved: (row) => {
          for (const tell of savedListeners) tell(row);
        },
      }),
    };
    entries.add(entry);
    return entry;
  };
  const find = (noteId: string): Entry | undefined =>
    [...entries].find(({ saver, listener }) => listener === null && saver.noteId() === noteId);

  for (const draft of shelf.all()) {
    const { saver } = create(draft, null, fixedSource(draft.text), null);
    saver.edited(0);
  }

  return {
    unsaved: (noteId) => find(noteId)?.saver.source().text() ?? null,
    open: (noteId, base, source, listener) => {
      const left = find(noteId);
      if (left === undefined) return create({ noteId, base }, source.text(), source, listener).saver;
      left.listener = listener;
      left.saver.setSource(source);
      listener.onState(left.state);
      count();
      return left.saver;
    },
    leave: (saver) => {
      const entry = [...entries].find((one) => one.saver === saver);
      if (entry === undefined) return;
      saver.setSource(fixedSource(saver.source().text()));
      entry.listener = null;
      if (saver.isClean()) entries.delete(entry);
      else void saver.flush();
      count();
    },
    takeOver: (note) => {
      for (const { saver } of entries) if (saver.noteId() === note.id) saver.takeOver(note);
    },
    failing: () => failing,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    onSaved: (listener) => {
      savedListeners.add(listener);
      return () => savedListeners.delete(listener);
    },
    fitsIn: (mostBytes) => {
      let bytes = 0;
      for (const { saver } of entries) bytes += saver.bytesToSave();
      return bytes <= mostBytes;
    },
    hurry: () => {
      for (const { saver } of entries) {
        saver.shelve();
        void saver.flush();
      }
    },
    part: () => {
      for (const { saver } of entries) saver.part();
    },
  };
}

const known = new WeakMap<SavingClient, Savers>();

export type SavingClient = Pick<Client, 'call' | 'mostPartingBytes'>;

/** The savers of a client: one set for the window's life, whichever view is shown. */
export function saversOf(client: SavingClient): Savers {
  const found = known.get(client);
  if (found !== undefined) return found;
  // A desktop's window is asked about by its host, a browser's tab by the browser.
  const isOwnWindow = client.mostPartingBytes === null;
  const made = createSavers(client, createDraftShelf(globalThis.sessionStorage), (isHeld) => {
    if (isOwnWindow) void client.call('window.hold', { isHeld });
  });
  known.set(client, made);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') made.hurry();
  });
  globalThis.addEventListener('pagehide', made.part);
  const { mostPartingBytes } = client;
  if (mostPartingBytes !== null) {
    globalThis.addEventListener('beforeunload', (event) => {
      if (made.fitsIn(mostPartingBytes)) return;
      // The browser asks whether to leave; what can be saved is saved by the time that is answered.
      event.preventDefault();
      made.hurry();
    });
  }
  return made;
}
