import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Button } from '../../components/button.tsx';
import { usePad } from './pad-context.ts';

/** What was done last, with a way back; it stays until something else is said or it is put away. */
export function SaidLine() {
  const { said, say } = usePad();
  return (
    <div className="said" role="status" data-kind={said?.kind} hidden={said === null}>
      {said === null ? null : (
        <>
          <p>{said.text}</p>
          {said.undo === undefined ? null : (
            <Button
              kind="quiet"
              onClick={() => {
                say(null);
                said.undo?.();
              }}
            >
              Undo
            </Button>
          )}
          <button type="button" className="icon-button small" aria-label="Dismiss" onClick={() => say(null)}>
            <X size={16} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  );
}

/** Says that notes that are not open any more are not on disk yet. */
export function UnsavedElsewhere() {
  const { savers } = usePad();
  const count = useSyncExternalStore(savers.subscribe, savers.failing);
  if (count === 0) return null;
  return (
    <p className="pad-notice" data-kind="failing" role="alert">
      <strong>{count === 1 ? 'One note is' : `${count} notes are`} not saved yet.</strong> The text is kept in
      this window and is saved as soon as that is possible.
    </p>
  );
}
