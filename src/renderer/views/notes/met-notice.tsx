import { X } from 'lucide-react';
import { toHash } from '../../route.ts';
import type { Met } from './use-note.ts';

/** Says that somebody else wrote into the note at the same time, and what became of both texts. */
export function MetNotice({ met, onClose }: { readonly met: Met | null; readonly onClose: () => void }) {
  if (met === null) return null;
  return (
    <div className="pad-notice" role="status">
      <p>
        {met.outcome === 'merged' ? (
          'This note was also changed elsewhere. Both changes are in it now; the history has each.'
        ) : (
          <>
            This note was changed elsewhere in the same place, so both are kept. You go on in a copy;{' '}
            <a href={toHash({ view: 'notes', noteId: met.note.id })}>the other is here</a>.
          </>
        )}
      </p>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
