import { useState } from 'react';
import type { Origin } from '../../../../shared/notes/model.ts';
import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../components/moment.tsx';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { usePad } from '../pad-context.ts';
import { lengthWords } from '../prompts/queue-words.ts';
import { DiffView } from './diff-view.tsx';

const MOST = 200;

const ORIGINS: Readonly<Record<Origin, string>> = {
  typed: 'written',
  merged: 'brought together',
  reverted: 'brought back',
  imported: 'imported',
};

interface HistoryPaneProps {
  readonly noteId: string;
  /** Brings what is being written to disk first, so that nothing of it is passed over. */
  readonly flush: () => Promise<boolean>;
}

/** The revisions of a note, newest first; the one chosen is compared with the text as it is now, and can be brought back. */
export function HistoryPane({ noteId, flush }: HistoryPaneProps) {
  const { version, savers, run, say } = usePad();
  const [chosen, setChosen] = useState<number | null>(null);
  const revisions = useQuery('notes.revisions', { noteId, before: null, limit: MOST }, version);
  if (revisions.value === null) {
    return revisions.failure === null ? (
      <Loading what="the history" lines={5} />
    ) : (
      <Failed failure={revisions.failure} onAgain={revisions.again} />
    );
  }
  const [newest] = revisions.value;
  if (newest === undefined) {
    return (
      <Empty title="Nothing kept yet.">
        <p>Each text of a note that was on disk is kept here.</p>
      </Empty>
    );
  }
  const revert = async (revision: number): Promise<void> => {
    await flush();
    const answer = await run('notes.revert', { noteId, revision });
    if (!answer.ok) return;
    setChosen(null);
    savers.takeOver(answer.value);
    say({
      kind: 'done',
      text: 'The older text is back. What it replaced stays in the history.',
      undo: () => void revert(answer.value.revision - 1),
    });
  };
  return (
    <>
      <ol className="revisions" aria-label="Revisions, newest first">
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
                {revision === newest.revision ? 'as it is now' : `${ORIGINS[origin]}, ${lengthWords(chars)}`}
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
      {revisions.value.length < MOST ? null : (
        <p className="muted">Older ones are kept too; these are the last {MOST}.</p>
      )}
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
  const parts = useQuery('notes.compare', { noteId, from, to }, '');
  return (
    <div className="comparison">
      {parts.value === null ? (
        parts.failure === null ? (
          <Loading what="the differences" />
        ) : (
          <Failed failure={parts.failure} onAgain={parts.again} />
        )
      ) : (
        <>
          <p className="muted">What has changed from then until now:</p>
          <DiffView parts={parts.value} />
        </>
      )}
      <Button onClick={onRevert}>Bring this text back</Button>
    </div>
  );
}
