import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaveOutcome } from '../../../shared/notes/calls.ts';
import type { Note, NoteRow } from '../../../shared/notes/model.ts';
import type { Failure } from '../../../shared/result.ts';
import { useClient } from '../../hooks/client-context.ts';
import type { NoteEditor } from './editor/create-editor.ts';
import { takeTypedAhead } from './editor/take-typed-ahead.ts';
import { usePad } from './pad-context.ts';
import type { NoteSaver, SaveState } from './saving/note-saver.ts';

/** A note as it was opened: what the editor begins with. */
export interface OpenedNote {
  readonly text: string;
  readonly base: number;
}

/** How a save met what somebody else wrote, until the user has seen it. */
export type Met = Exclude<SaveOutcome, { outcome: 'saved' }>;

export interface NoteInHand {
  readonly opened: OpenedNote | null;
  readonly failure: Failure | null;
  readonly again: () => void;
  /** As lists show it; null for a note that is nowhere yet. */
  readonly row: NoteRow | null;
  readonly setRow: (row: NoteRow) => void;
  readonly state: SaveState;
  readonly met: Met | null;
  readonly forgetMet: () => void;
  readonly editor: () => NoteEditor | null;
  readonly saver: () => NoteSaver | null;
  readonly onReady: (editor: NoteEditor) => () => void;
}

const NOTHING_SAVED: SaveState = { kind: 'saved', row: null };

function withoutText({ text: _text, ...row }: Note): NoteRow {
  return row;
}

/** Opens a note for writing, keeps it saved, and follows what others write into it. `onMoved` tells that it goes on as a copy. */
export function useNote(noteId: string, isNew: boolean, onMoved: (copyId: string) => void): NoteInHand {
  const client = useClient();
  const { savers, version } = usePad();
  const editor = useRef<NoteEditor | null>(null);
  const saver = useRef<NoteSaver | null>(null);
  const [opened, setOpened] = useState<OpenedNote | null>(() =>
    isNew ? { text: savers.unsaved(noteId) ?? '', base: 0 } : null,
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const [turn, setTurn] = useState(0);
  const [row, setRow] = useState<NoteRow | null>(null);
  const [state, setState] = useState<SaveState>(NOTHING_SAVED);
  const [met, setMet] = useState<Met | null>(null);
  const seen = useRef(version);
  const first = useRef({ noteId, isNew, onMoved });
  useEffect(() => {
    first.current = { ...first.current, onMoved };
  });

  useEffect(() => {
    const { noteId: id, isNew: isFresh } = first.current;
    if (isFresh && turn === 0) return undefined;
    let isCurrent = true;
    void client.call('notes.get', { noteId: id }).then((answer) => {
      if (!isCurrent) return;
      const unsaved = savers.unsaved(id);
      if (!answer.ok) {
        if (unsaved === null) setFailure(answer.error);
        else setOpened({ text: unsaved, base: 0 });
        return;
      }
      setFailure(null);
      setRow(withoutText(answer.value));
      setOpened({ text: unsaved ?? answer.value.text, base: answer.value.revision });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, savers, turn]);

  // Somebody else may have written into it.
  useEffect(() => {
    if (seen.current === version) return undefined;
    seen.current = version;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const here = saver.current;
      if (here === null || here.base() === 0 || !here.isClean()) return;
      const id = here.noteId();
      const newest = await client.call('notes.revisions', { noteId: id, before: null, limit: 1 });
      if (!isCurrent || !newest.ok || (newest.value[0]?.revision ?? 0) <= here.base()) return;
      const note = await client.call('notes.get', { noteId: id });
      if (!isCurrent || !note.ok) return;
      setRow(withoutText(note.value));
      here.takeOver(note.value);
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [client, version]);

  const onReady = (ready: NoteEditor): (() => void) => {
    editor.current = ready;
    const here = savers.open(noteId, opened?.base ?? 0, ready, {
      onState: (next) => {
        setState(next);
        if (next.kind === 'saved' && next.row !== null) setRow(next.row);
      },
      onMet: (outcome) => {
        setMet(outcome);
        if (outcome.outcome === 'kept_both') first.current.onMoved(outcome.copy.id);
      },
    });
    saver.current = here;
    const isTaken = takeTypedAhead((typed) => {
      ready.typeIn(typed);
      ready.focus();
    });
    if (isTaken) ready.focus();
    return () => {
      savers.leave(here);
      saver.current = null;
      editor.current = null;
    };
  };

  return {
    opened,
    failure,
    again: useCallback(() => setTurn((before) => before + 1), []),
    row,
    setRow,
    state,
    met,
    forgetMet: useCallback(() => setMet(null), []),
    editor: useCallback(() => editor.current, []),
    saver: useCallback(() => saver.current, []),
    onReady,
  };
}
