import { useSyncExternalStore } from 'react';
import { notesText } from '../../text/notes-text.ts';
import { usePad } from './pad-context.ts';

/** Says that notes that are not open any more are not on disk yet. */
export function UnsavedElsewhere() {
  const { saving } = notesText();
  const { savers } = usePad();
  const count = useSyncExternalStore(savers.subscribe, savers.failing);
  if (count === 0) return null;
  return (
    <p className="pad-notice" data-kind="failing" role="alert">
      <strong>{saving.elsewhere(count)}</strong> {saving.keptInWindow}
    </p>
  );
}
