import { lazy, Suspense, useState } from 'react';
import type { NoteRow } from '../../../shared/notes/model.ts';
import { Button } from '../../components/button.tsx';
import { Loading } from '../../components/state-message.tsx';
import { toHash } from '../../route.ts';
import { usePad } from './pad-context.ts';
import { quoted, useTrash } from './use-trash.ts';

const Preview = lazy(async () => ({ default: (await import('./preview/preview.tsx')).Preview }));

interface TrashedNoteProps {
  readonly row: NoteRow;
  readonly text: string;
  readonly onRestored: () => void;
}

/** A note of the trash: to read, to take out, or to delete with its history, which is asked for twice. */
export function TrashedNote({ row, text, onRestored }: TrashedNoteProps) {
  const { run, say } = usePad();
  const { restore } = useTrash();
  const [isAsking, setAsking] = useState(false);
  const purge = async (): Promise<void> => {
    const answer = await run('notes.purge', { noteId: row.id });
    if (!answer.ok) return;
    say({ kind: 'done', text: `${quoted(row.title)} is deleted for good.` });
    globalThis.location.hash = toHash({ view: 'notes', noteId: null });
  };
  return (
    <div className="note-pane">
      <div className="pad-notice">
        <p>This note is in the trash.</p>
        <div className="actions">
          <Button kind="primary" onClick={() => void restore(row).then(onRestored)}>
            Take it out
          </Button>
          {isAsking ? (
            <>
              <Button onClick={() => void purge()}>Delete it with its history</Button>
              <Button kind="quiet" onClick={() => setAsking(false)}>
                Keep it
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsking(true)}>Delete for good…</Button>
          )}
        </div>
      </div>
      <div className="note-body">
        <Suspense fallback={<Loading what="the note" lines={8} />}>
          <Preview text={text} onToggleTask={null} />
        </Suspense>
      </div>
    </div>
  );
}
