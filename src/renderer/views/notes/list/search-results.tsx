import type { KeyboardEvent } from 'react';
import { Moment } from '../../../components/moment.tsx';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { toHash } from '../../../route.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePad } from '../pad-context.ts';
import { MarkedText } from './marked-text.tsx';

const MOST = 50;

interface SearchResultsProps {
  readonly query: string;
  readonly chosenId: string | null;
}

/** Arrow keys walk from one find to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const index = links.findIndex((link) => link.matches(':focus'));
  links[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  event.preventDefault();
}

/** What a search finds, best first, asked anew with each key. */
export function SearchResults({ query, chosenId }: SearchResultsProps) {
  const text = notesText();
  const { version } = usePad();
  const found = useQuery('notes.search', { query, limit: MOST }, version);
  if (found.failure !== null && found.value === null) {
    return <Failed failure={found.failure} onAgain={found.again} />;
  }
  if (found.value === null) return <Loading what={text.loading.results} lines={6} />;
  const { length } = found.value;
  return (
    <div className="note-scroll" aria-busy={found.isLoading}>
      <p className="visually-hidden" role="status">
        {text.list.found(length, length < MOST)}
      </p>
      {length === 0 ? (
        <Empty title={text.list.nothingFound}>
          <p>{text.list.nothingFoundMeans}</p>
        </Empty>
      ) : (
        <ul className="hits" aria-label={text.list.results} onKeyDown={walk}>
          {found.value.map(({ note, title, excerpt }) => (
            <li key={note.id}>
              <a
                className="note-row"
                href={toHash({ view: 'notes', noteId: note.id })}
                aria-current={note.id === chosenId ? 'true' : undefined}
              >
                <span className="title">{title.text === '' ? text.untitled : <MarkedText {...title} />}</span>
                <span className="excerpt">
                  <MarkedText {...excerpt} />
                </span>
                <span className="meta">
                  <Moment at={note.updatedAt} />
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
