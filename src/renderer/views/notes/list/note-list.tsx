import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Empty, Failed, Loading } from '../../../components/state-message.tsx';
import { toHash } from '../../../route.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePad } from '../pad-context.ts';
import { useTrash } from '../use-trash.ts';
import { NoteLink } from './note-row.tsx';
import { type NoteQuery, useNotePages } from './use-note-pages.ts';
import { useRowWindow } from './use-row-window.ts';

interface NoteListProps {
  readonly query: NoteQuery;
  readonly chosenId: string | null;
  readonly onShowAll: () => void;
}

/** Which way a key moves through the list; `null` for keys that do not. */
function stepOf(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * The notes, of which only those in sight are drawn. Arrow keys walk through them, Alt with an arrow key moves a note in the
 * user's own order as dragging does, Delete puts it in the trash.
 */
export function NoteList({ query, chosenId, onShowAll }: NoteListProps) {
  const text = notesText();
  const { run, refresh } = usePad();
  const { moveToTrash } = useTrash();
  const place = useRef<HTMLDivElement>(null);
  const { total, rowAt, failure, show } = useNotePages(query);
  const count = total ?? 0;
  const { rows, rowPx, scrollTo } = useRowWindow(place, count);
  const [tabStop, setTabStop] = useState(0);
  const focusNext = useRef(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const canMove = query.order === 'manual' && query.tag === null && !query.trashed;

  useEffect(() => show(rows), [show, rows]);
  useEffect(() => {
    if (!focusNext.current) return;
    const link = place.current?.querySelector<HTMLElement>(`[data-index="${tabStop}"]`);
    if (link == null) return;
    focusNext.current = false;
    link.focus({ preventScroll: true });
  });

  const focusRow = (index: number): void => {
    focusNext.current = true;
    setTabStop(index);
    scrollTo(index);
  };
  const move = async (from: number, to: number): Promise<void> => {
    const row = rowAt(from);
    if (row === null || to === from || to === from + 1) return;
    await run('notes.reorder', { noteId: row.id, beforeId: rowAt(to)?.id ?? null });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('.note-row') : null;
    const index = Number(link?.dataset.index ?? Number.NaN);
    const row = Number.isNaN(index) ? null : rowAt(index);
    if (row === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Delete' && !query.trashed) {
      event.preventDefault();
      void moveToTrash(row);
      if (row.id === chosenId) globalThis.location.hash = toHash({ view: 'notes', noteId: null });
      return;
    }
    const next = stepOf(event.key, index, count);
    if (next === null) return;
    event.preventDefault();
    if (event.altKey && (!canMove || next === index)) return;
    if (!event.altKey) focusRow(next);
    else {
      // The row keeps the focus and takes it along.
      setTabStop(next);
      scrollTo(next);
      void move(index, next > index ? next + 1 : next);
    }
  };
  const dropIndex = (event: DragEvent): number => {
    const top = event.currentTarget.getBoundingClientRect().top;
    return Math.max(0, Math.min(count, Math.round((event.clientY - top) / rowPx)));
  };

  if (failure !== null && total === null) return <Failed failure={failure} onAgain={refresh} />;
  if (total === 0) return <NoNotes query={query} onShowAll={onShowAll} />;
  const stop = tabStop >= rows.from && tabStop < rows.to ? tabStop : rows.from;
  return (
    <div className="note-scroll" ref={place}>
      {total === null ? <Loading what={text.loading.notes} lines={6} /> : null}
      <ul
        aria-label={query.trashed ? text.list.trashLabel : text.list.label}
        className="note-list"
        style={{ height: count * rowPx }}
        onKeyDown={onKeyDown}
        onDragOver={(event) => {
          if (dragged === null) return;
          event.preventDefault();
          setDropAt(dropIndex(event));
        }}
        onDrop={(event) => {
          event.preventDefault();
          if (dragged !== null) void move(dragged, dropIndex(event));
        }}
      >
        {Array.from({ length: rows.to - rows.from }, (_, step) => rows.from + step).map((index) => {
          const row = rowAt(index);
          return (
            <li
              key={row?.id ?? index}
              aria-setsize={count}
              aria-posinset={index + 1}
              style={{ top: index * rowPx }}
              data-dragged={dragged === index || undefined}
              draggable={canMove}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', row?.title ?? '');
                setDragged(index);
              }}
              onDragEnd={() => {
                setDragged(null);
                setDropAt(null);
              }}
            >
              {row === null ? (
                <span className="note-row" aria-hidden="true">
                  <span className="loading-line" />
                </span>
              ) : (
                <NoteLink row={row} index={index} isChosen={row.id === chosenId} isTabStop={index === stop} />
              )}
            </li>
          );
        })}
        {dropAt === null ? null : (
          <li className="drop-line" aria-hidden="true" style={{ top: dropAt * rowPx }} />
        )}
      </ul>
    </div>
  );
}

function NoNotes({ query, onShowAll }: Pick<NoteListProps, 'query' | 'onShowAll'>) {
  const { list } = notesText();
  if (query.trashed) return <Empty title={list.trashEmpty} />;
  if (query.tag !== null) {
    return (
      <Empty title={list.noneTagged}>
        <p>
          <button type="button" className="button" data-kind="quiet" onClick={onShowAll}>
            {list.showAll}
          </button>
        </p>
      </Empty>
    );
  }
  return (
    <Empty title={list.none}>
      <p>{list.noneMeans}</p>
    </Empty>
  );
}
