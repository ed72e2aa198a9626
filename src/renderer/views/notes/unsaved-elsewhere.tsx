import { Fragment, useSyncExternalStore } from 'react';
import { toHash } from '../../route.ts';
import { notesText } from '../../text/notes-text.ts';
import { usePad } from './pad-context.ts';

/** As many notes are named. */
const MOST_NAMED = 3;

/** Says that notes that are not open any more are not on disk yet, and leads to them: one that never was is in no list. */
export function UnsavedElsewhere() {
  const { saving, untitled } = notesText();
  const { savers } = usePad();
  const left = useSyncExternalStore(savers.subscribe, savers.failing);
  if (left.length === 0) return null;
  return (
    <p className="pad-notice" data-kind="failing" role="alert">
      <strong>{saving.elsewhere(left.length)}</strong> {saving.keptInWindow}
      {left.slice(0, MOST_NAMED).map(({ noteId, title }) => (
        <Fragment key={noteId}>
          {' '}
          <a href={toHash({ view: 'notes', noteId })}>{title === '' ? untitled : title}</a>
        </Fragment>
      ))}
    </p>
  );
}
