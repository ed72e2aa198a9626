import { useState } from 'react';
import type { NoteRow } from '../../../shared/notes/model.ts';
import { Button } from '../../components/button.tsx';
import { Loading } from '../../components/state-message.tsx';
import { toHash } from '../../route.ts';
import { notesText } from '../../text/notes-text.ts';
import { quoted } from './format.ts';
import { Preview } from './load-pad.ts';
import { usePad } from './pad-context.ts';
import { useTrash } from './use-trash.ts';

interface TrashedNoteProps {
  readonly row: NoteRow;
  readonly text: string;
  readonly onRestored: () => void;
}

/** A note of the trash: to read, to take out, or to delete with its history, which is asked for twice. */
export function TrashedNote({ row, text: shown, onRestored }: TrashedNoteProps) {
  const text = notesText();
  const { run, say } = usePad();
  const { restore } = useTrash();
  const [isAsking, setAsking] = useState(false);
  const purge = async (): Promise<void> => {
    const answer = await run('notes.purge', { noteId: row.id });
    if (!answer.ok) return;
    say(text.trash.deleted(quoted(row.title)));
    globalThis.location.hash = toHash({ view: 'notes', noteId: null });
  };
  return (
    <div className="note-pane">
      <div className="pad-notice">
        <p>{text.trash.isIn}</p>
        <div className="actions">
          <Button kind="primary" onClick={() => void restore(row).then(onRestored)}>
            {text.trash.takeOut}
          </Button>
          {isAsking ? (
            <>
              <Button onClick={() => void purge()}>{text.trash.deleteWhole}</Button>
              <Button kind="quiet" onClick={() => setAsking(false)}>
                {text.trash.keep}
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsking(true)}>{text.trash.deleteIt}</Button>
          )}
        </div>
      </div>
      <div className="note-body">
        <Preview
          text={shown}
          onToggleTask={null}
          whileFetched={<Loading what={text.loading.note} lines={8} />}
        />
      </div>
    </div>
  );
}
