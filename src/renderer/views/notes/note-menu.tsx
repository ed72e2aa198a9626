import { MoreHorizontal } from 'lucide-react';
import type { NoteRow } from '../../../shared/notes/model.ts';
import { Popup } from '../../components/popup.tsx';
import { usePad } from './pad-context.ts';

export interface NoteMenuProps {
  readonly row: NoteRow | null;
  readonly onPinned: (row: NoteRow) => void;
  readonly onTrash: () => void;
  readonly onEpisode: () => void;
  readonly onTemplate: () => void;
  readonly onSaveTemplate: () => void;
}

/** What is done with a note as a whole. */
export function NoteMenu({ row, onPinned, onTrash, onEpisode, onTemplate, onSaveTemplate }: NoteMenuProps) {
  const { run } = usePad();
  const pin = async (): Promise<void> => {
    if (row === null) return;
    const answer = await run('notes.pin', { noteId: row.id, pinned: !row.pinned });
    if (answer.ok) onPinned(answer.value);
  };
  const items: readonly (readonly [string, () => void])[] = [
    ...(row === null ? [] : [[row.pinned ? 'Unpin' : 'Pin to the top', () => void pin()] as const]),
    ['Add what happened here…', onEpisode],
    ['Insert a template…', onTemplate],
    ['Keep as a template…', onSaveTemplate],
    ...(row === null ? [] : [['Put in the trash', onTrash] as const]),
  ];
  return (
    <Popup
      className="icon-button"
      name="More for this note"
      label={<MoreHorizontal size={16} aria-hidden="true" />}
    >
      {(close) => (
        <ul className="popup-list">
          {items.map(([label, act]) => (
            <li key={label}>
              <button
                type="button"
                className="popup-item"
                onClick={() => {
                  close();
                  act();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}
