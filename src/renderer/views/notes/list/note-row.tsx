import { MessageSquare, Pin } from 'lucide-react';
import type { NoteRow } from '../../../../shared/notes/model.ts';
import { Moment } from '../../../components/moment.tsx';
import { toHash } from '../../../route.ts';
import { notesText } from '../../../text/notes-text.ts';

interface NoteLinkProps {
  readonly row: NoteRow;
  readonly isChosen: boolean;
  readonly index: number;
  readonly isTabStop: boolean;
}

/** One note of the list: title, beginning, when it was changed, and what waits of it. */
export function NoteLink({ row, isChosen, index, isTabStop }: NoteLinkProps) {
  const text = notesText();
  return (
    <a
      className="note-row"
      href={toHash({ view: 'notes', noteId: row.id })}
      aria-current={isChosen ? 'true' : undefined}
      data-index={index}
      tabIndex={isTabStop ? 0 : -1}
      draggable={false}
    >
      <span className="note-row-head">
        <bdi className="title">{row.title === '' ? text.untitled : row.title}</bdi>
        {row.waiting === 0 ? null : (
          <span className="badge" title={text.list.waiting(row.waiting)}>
            <MessageSquare size={12} aria-hidden="true" />
            <span aria-hidden="true">{row.waiting}</span>
            <span className="visually-hidden">{text.list.waiting(row.waiting)}</span>
          </span>
        )}
        {row.pinned ? (
          <>
            <Pin size={12} className="pin" aria-hidden="true" />
            <span className="visually-hidden">{text.list.pinned}</span>
          </>
        ) : null}
      </span>
      <bdi className="snippet">{row.snippet}</bdi>
      <span className="meta">
        <Moment at={row.updatedAt} />
        {row.tags.slice(0, 3).map((tag) => (
          <bdi key={tag} className="tag">
            #{tag}
          </bdi>
        ))}
      </span>
    </a>
  );
}
