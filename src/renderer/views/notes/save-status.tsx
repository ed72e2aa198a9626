import { useEffect, useState } from 'react';
import { Moment } from '../../components/moment.tsx';
import { notesText } from '../../text/notes-text.ts';
import type { SaveState } from './saving/note-saver.ts';

/** A save that is done sooner is not worth a word: the line would flicker with every key. */
const QUIET_MS = 800;

/** Whether a save has been under way for longer than it should be. */
function useIsSlow(isSaving: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isSaving) return undefined;
    const timer = setTimeout(() => setSlow(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isSaving]);
  return isSlow;
}

interface SaveStatusProps {
  readonly state: SaveState;
  /** When the note as it is on disk was written; null for one that is not there yet. */
  readonly savedAt: number | null;
}

/** Whether what is written is on disk, in one calm line. */
export function SaveStatus({ state, savedAt }: SaveStatusProps) {
  const { saving } = notesText();
  const isSlow = useIsSlow(state.kind === 'saving');
  if (state.kind === 'failing')
    return (
      <span className="save-status" data-kind="failing">
        {saving.notSaved}
      </span>
    );
  return (
    <span className="save-status" role="status">
      {isSlow ? (
        saving.saving
      ) : savedAt === null ? (
        saving.newNote
      ) : (
        <>
          {saving.saved}{' '}
          <span className="save-time">
            <Moment at={savedAt} />
          </span>
        </>
      )}
    </span>
  );
}

/** Why what is written is not on disk, and that it is not lost. */
export function NotSaved({ state }: { readonly state: SaveState }) {
  const { saving } = notesText();
  if (state.kind !== 'failing') return null;
  return (
    <p className="pad-notice" data-kind="failing" role="alert">
      <strong>{saving.notSavedWhy}</strong> {state.message} {saving.stillHere}
    </p>
  );
}
