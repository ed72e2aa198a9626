import { X } from 'lucide-react';
import { Empty } from '../../components/state-message.tsx';
import { TEXT } from '../../speech.ts';
import { notesText } from '../../text/notes-text.ts';
import { PromptsPane } from './prompts/prompts-pane.tsx';
import { HistoryPane } from './revisions/history-pane.tsx';
import type { OpenNote, Side } from './side.ts';
import { TemplatesPane } from './templates/templates-pane.tsx';

interface SidePaneProps {
  readonly side: Side;
  readonly note: OpenNote | null;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** What stands beside the note: prompts that wait, its history, or templates. */
export function SidePane({ side, note, onText, onClose }: SidePaneProps) {
  const words = notesText();
  const { title } = words[side];
  return (
    <aside className="notes-side" aria-labelledby="side-heading">
      <div className="column-head">
        <h2 id="side-heading">{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={words.prompts.of(TEXT.common.close, title)}
          onClick={onClose}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      <div className="side-body">
        {side === 'prompts' ? <PromptsPane /> : null}
        {side === 'templates' ? (
          <TemplatesPane goal={note === null ? 'new' : 'insert'} onText={onText} />
        ) : null}
        {side === 'history' ? (
          note === null ? (
            <Empty title={words.history.noNote} />
          ) : (
            <HistoryPane key={note.noteId()} noteId={note.noteId()} flush={note.flush} />
          )
        ) : null}
      </div>
    </aside>
  );
}
