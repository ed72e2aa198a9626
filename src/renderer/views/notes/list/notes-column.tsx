import { Plus, Search } from 'lucide-react';
import { type RefObject, useDeferredValue, useState } from 'react';
import { Choice } from '../../../components/choice.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { IS_MAC } from '../../../hooks/use-shortcuts.ts';
import { toHash } from '../../../route.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePad } from '../pad-context.ts';
import { ColumnFoot } from './column-foot.tsx';
import { NoteList } from './note-list.tsx';
import { SearchResults } from './search-results.tsx';
import type { NoteQuery } from './use-note-pages.ts';

const MOST_TAGS = 200;
const EVERY = '';

interface NotesColumnProps {
  readonly chosenId: string | null;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onTemplates: () => void;
}

/** The notes on the left: a new one, a search as you type, tags, order, and the list itself. */
export function NotesColumn({ chosenId, search, onTemplates }: NotesColumnProps) {
  const { list } = notesText();
  const { version } = usePad();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const [query, setQuery] = useState<NoteQuery>({ trashed: false, tag: null, order: 'manual' });
  const tags = useQuery('notes.tags', { limit: MOST_TAGS }, version);
  const isSearching = asked.trim() !== '';

  return (
    <section className="notes-column" aria-labelledby="notes-heading">
      <div className="column-head">
        <h1 id="notes-heading">{query.trashed ? list.trash : list.label}</h1>
        {query.trashed ? (
          <button type="button" className="button" onClick={() => setQuery({ ...query, trashed: false })}>
            {list.backToNotes}
          </button>
        ) : (
          <a
            className="button"
            data-kind="primary"
            href={toHash({ view: 'notes', noteId: 'new' })}
            aria-keyshortcuts="Control+Alt+N"
            title={list.newNoteTitle(IS_MAC ? '⌥⌘N' : 'Ctrl+Alt+N')}
          >
            <Plus size={16} aria-hidden="true" />
            {list.newNote}
          </a>
        )}
      </div>
      {query.trashed ? null : (
        <>
          <label className="search-field">
            <Search size={16} aria-hidden="true" />
            <input
              ref={search}
              type="search"
              dir="auto"
              aria-label={list.search}
              aria-keyshortcuts="Control+Shift+F"
              placeholder={list.searchHint}
              value={words}
              onChange={({ target }) => setWords(target.value)}
              onKeyDown={({ key }) => {
                if (key === 'Escape') setWords('');
              }}
            />
          </label>
          {isSearching ? null : (
            <div className="column-filters">
              <Choice
                label={list.tag}
                value={query.tag ?? EVERY}
                onChange={(tag) => setQuery({ ...query, tag: tag === EVERY ? null : tag })}
                groups={[
                  {
                    label: null,
                    options: [
                      { value: EVERY, label: list.allTags },
                      ...tagOptions(tags.value ?? [], query.tag),
                    ],
                  },
                ]}
              />
              <Choice
                label={list.order}
                value={query.order}
                onChange={(order) =>
                  setQuery({ ...query, order: order === 'updated' ? 'updated' : 'manual' })
                }
                groups={[
                  {
                    label: null,
                    options: [
                      { value: 'manual', label: list.orders.manual },
                      { value: 'updated', label: list.orders.updated },
                    ],
                  },
                ]}
              />
            </div>
          )}
        </>
      )}
      {isSearching && !query.trashed ? (
        <SearchResults query={asked} chosenId={chosenId} />
      ) : (
        <NoteList query={query} chosenId={chosenId} onShowAll={() => setQuery({ ...query, tag: null })} />
      )}
      <ColumnFoot
        isTrash={query.trashed}
        onTrash={() => setQuery({ ...query, trashed: true, tag: null })}
        onTemplates={onTemplates}
      />
    </section>
  );
}

/** The tags on offer, and the one chosen even where no note has it any more. */
function tagOptions(
  tags: readonly { readonly tag: string; readonly notes: number }[],
  chosen: string | null,
): readonly { readonly value: string; readonly label: string }[] {
  const options = tags.map(({ tag, notes }) => ({ value: tag, label: `#${tag} (${notes})` }));
  return chosen === null || tags.some(({ tag }) => tag === chosen)
    ? options
    : [{ value: chosen, label: `#${chosen}` }, ...options];
}
