import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { notesText } from '../../../text/notes-text.ts';
import { lengthWords } from '../format.ts';
import { usePad } from '../pad-context.ts';
import { DiffView } from './diff-view.tsx';

const MOST = 200;

interface HistoryPaneProps {
  readonly noteId: string;
  /** Brings what is being written to disk first, so that nothing of it is passed over. */
  readonly flush: () => Promise<boolean>;
}

/** The revisions of a note, newest first; the one chosen is compared with the text as it is now, and can be brought back. */
export function HistoryPane({ noteId, flush }: HistoryPaneProps) {
  const text = notesText();
  const words = text.history;
  const { version, savers, run, say } = usePad();
  const [chosen, setChosen] = useState<number | null>(null);
  const revisions = useQuery('notes.revisions', { noteId, before: null, limit: MOST }, version);
  if (revisions.value === null) {
    return revisions.failure === null ? (
      <Loading what={text.loading.history} lines={5} />
    ) : (
      <Failed failure={revisions.failure} onAgain={revisions.again} />
    );
  }
  const [newest] = revisions.value;
  if (newest === undefined) {
    return (
      <Empty title={words.none}>
        <p>{words.noneMeans}</p>
      </Empty>
    );
  }
  const revert = async (revision: number): Promise<boolean> => {
    await flush();
    const answer = await run('notes.revert', { noteId, revision });
    if (!answer.ok) return false;
    setChosen(null);
    savers.takeOver(answer.value);
    say(words.broughtBack, () => revert(answer.value.revision - 1));
    return true;
  };
  return (
    <>
      <ol className="revisions" aria-label={words.list}>
        {revisions.value.map(({ revision, at, origin, chars }) => (
          <li key={revision}>
            <button
              type="button"
              className="revision"
              aria-expanded={chosen === revision}
              disabled={revision === newest.revision}
              onClick={() => setChosen(chosen === revision ? null : revision)}
            >
              <Moment at={at} />
              <span className="muted">
                {revision === newest.revision
                  ? words.isNow
                  : `${words.origins[origin]}, ${lengthWords(chars)}`}
              </span>
            </button>
            {chosen === revision ? (
              <Comparison
                noteId={noteId}
                from={revision}
                to={newest.revision}
                onRevert={() => void revert(revision)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {revisions.value.length < MOST ? null : <p className="muted">{words.older(MOST)}</p>}
    </>
  );
}

interface ComparisonProps {
  readonly noteId: string;
  readonly from: number;
  readonly to: number;
  readonly onRevert: () => void;
}

function Comparison({ noteId, from, to, onRevert }: ComparisonProps) {
  const text = notesText();
  const words = text.history;
  const parts = useQuery('notes.compare', { noteId, from, to }, '');
  return (
    <div className="comparison">
      {parts.value === null ? (
        parts.failure === null ? (
          <Loading what={text.loading.differences} />
        ) : (
          <Failed failure={parts.failure} onAgain={parts.again} />
        )
      ) : (
        <>
          <p className="muted">{words.changed}</p>
          <DiffView parts={parts.value} />
        </>
      )}
      <Button onClick={onRevert}>{words.bringBack}</Button>
    </div>
  );
}
