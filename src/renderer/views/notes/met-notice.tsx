import { X } from 'lucide-react';
import { toHash } from '../../route.ts';
import { TEXT } from '../../speech.ts';
import { notesText } from '../../text/notes-text.ts';
import type { Met } from './use-note.ts';

/** Says that somebody else wrote into the note at the same time, and what became of both texts. */
export function MetNotice({ met, onClose }: { readonly met: Met | null; readonly onClose: () => void }) {
  const { saving } = notesText();
  if (met === null) return null;
  return (
    <div className="pad-notice" role="status">
      <p>
        {met.outcome === 'merged' ? (
          saving.merged
        ) : (
          <>
            {saving.keptBoth} <a href={toHash({ view: 'notes', noteId: met.note.id })}>{saving.openOther}</a>
          </>
        )}
      </p>
      <button type="button" className="icon-button" aria-label={TEXT.common.close} onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
