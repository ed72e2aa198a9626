import { useQuery } from '../../hooks/use-query.ts';
import { TEXT } from '../../speech.ts';
import { notesWords } from '../notes/format.ts';

/** Whether the notes can be read, how they are searched, and where they are. */
export function NotesState() {
  const { diagnose } = TEXT;
  const { value, failure } = useQuery('notes.status', {}, '');
  if (value === null && failure === null) return null;
  return (
    <section aria-labelledby="notes-state-heading">
      <h2 id="notes-state-heading">{diagnose.notes.title}</h2>
      {value === null ? (
        <p role="alert">{failure?.message}</p>
      ) : (
        <>
          <p>{diagnose.notes[value.search](notesWords(value.notes))}</p>
          <p className="muted">
            {diagnose.notes.file} <bdi className="path">{value.path}</bdi>
          </p>
        </>
      )}
    </section>
  );
}
