import { MessageSquare, Pin } from 'lucide-react';
import type { NoteRow } from '../../../../shared/notes/model.ts';
import { Moment } from '../../../components/moment.tsx';
import { toHash } from '../../../route.ts';

export const UNTITLED = 'Untitled';

interface NoteLinkProps {
  readonly row: NoteRow;
  readonly isChosen: boolean;
  readonly index: number;
  readonly isTabStop: boolean;
}

/** One note of the list: title, beginning, when it was changed, and what waits of it. */
export function NoteLink({ row, isChosen, index, isTabStop }: NoteLinkProps) {
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
        <bdi className="title">{row.title === '' ? UNTITLED : row.title}</bdi>
        {row.waiting === 0 ? null : (
          <span
            className="badge"
            title={row.waiting === 1 ? 'A prompt waits' : `${row.waiting} prompts wait`}
          >
            <MessageSquare size={12} aria-hidden="true" />
            {row.waiting}
            <span className="visually-hidden">{row.waiting === 1 ? ' prompt waits' : ' prompts wait'}</span>
          </span>
        )}
        {row.pinned ? (
          <>
            <Pin size={12} className="pin" aria-hidden="true" />
            <span className="visually-hidden">pinned</span>
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
