import { ChevronLeft, History, ListOrdered } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { titleOf } from '../../../shared/notes/text.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { useClient, useSnapshot } from '../../hooks/client-context.ts';
import { toHash } from '../../route.ts';
import { notesText } from '../../text/notes-text.ts';
import { CodeEditor, Preview } from './load-pad.ts';
import { answersOf } from './local-model/answers.ts';
import { MetNotice } from './met-notice.tsx';
import { NoteMenu } from './note-menu.tsx';
import { QueueButton } from './prompts/queue-button.tsx';
import { useQueue } from './prompts/use-queue.ts';
import { NotSaved, SaveStatus } from './save-status.tsx';
import type { OpenNote, Side } from './side.ts';
import { TrashedNote } from './trashed-note.tsx';
import { useNote } from './use-note.ts';
import { useTrash } from './use-trash.ts';

type Mode = 'write' | 'read';

interface NotePaneProps {
  readonly noteId: string;
  /** It is nowhere yet: nothing is asked for, and nothing kept until something is written. */
  readonly isNew: boolean;
  readonly side: Side | null;
  readonly onSide: (side: Side | null) => void;
  readonly onMoved: (copyId: string) => void;
  /** Tells what is open, and with null that nothing is. */
  readonly onOpen: (note: OpenNote | null) => void;
  readonly onEpisode: () => void;
  readonly onTemplate: () => void;
  readonly onSaveTemplate: () => void;
}

/** One note: its tools, its text to write or to read, and whether it is on disk. */
export function NotePane(props: NotePaneProps) {
  const { noteId, isNew, side, onSide, onMoved, onOpen } = props;
  const text = notesText();
  const client = useClient();
  const { overall, services } = useSnapshot();
  const note = useNote(noteId, isNew, onMoved);
  const { moveToTrash } = useTrash();
  const queue = useQueue();
  const [mode, setMode] = useState<Mode>('write');
  const [shown, setShown] = useState('');
  const [hasSelection, setSelected] = useState(false);
  const { row, state, met, editor, saver } = note;

  useEffect(() => () => onOpen(null), [onOpen]);
  // The box is ticked already where it was clicked: drawing the text anew would take the focus from it.
  const toggleTask = useCallback((line: number) => editor()?.toggleTask(line), [editor]);

  if (note.opened === null) {
    return (
      <div className="note-pane">
        <div className="note-wait">
          <BackToNotes />
          {note.failure === null ? (
            <Loading what={text.loading.note} lines={8} />
          ) : (
            <Failed failure={note.failure} onAgain={note.again} />
          )}
        </div>
      </div>
    );
  }
  if (row !== null && row.trashedAt !== null && state.kind === 'saved' && saver() === null) {
    return <TrashedNote row={row} text={note.opened.text} onRestored={note.again} />;
  }

  const inHand: OpenNote = {
    noteId: () => saver()?.noteId() ?? noteId,
    title: () => titleOf(editor()?.text() ?? ''),
    text: () => editor()?.text() ?? '',
    selection: () => editor()?.selection() ?? '',
    insertBlock: (block) => {
      setMode('write');
      editor()?.insertBlock(block);
    },
    write: () => setMode('write'),
    flush: async () => (await saver()?.flush()) === true && (saver()?.base() ?? 0) > 0,
  };
  const queueFor = (serviceId: string): void => {
    onSide('prompts');
    void queue(inHand, serviceId);
  };
  const leadId = overall.serviceId ?? services[0]?.id ?? null;
  const sideButton = (which: Side, label: string, Icon: typeof History) => (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={side === which}
      onClick={() => onSide(side === which ? null : which)}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );

  return (
    <div className="note-pane">
      <div className="note-bar">
        <BackToNotes />
        <SaveStatus state={state} savedAt={row?.updatedAt ?? null} />
        <div className="note-tools">
          <Segmented
            legend={text.editor.shown}
            options={[
              { value: 'write', label: text.editor.write },
              { value: 'read', label: text.editor.preview },
            ]}
            value={mode}
            onChange={(next: Mode) => {
              setShown(editor()?.text() ?? '');
              setMode(next);
              if (next === 'write') setTimeout(() => editor()?.focus());
            }}
          />
          <QueueButton hasSelection={hasSelection && mode === 'write'} onQueue={queueFor} />
          {sideButton('prompts', text.editor.prompts, ListOrdered)}
          {sideButton('history', text.editor.history, History)}
          <NoteMenu
            row={row}
            onPinned={note.setRow}
            onTrash={() => {
              if (row === null) return;
              void saver()
                ?.flush()
                .then(() => moveToTrash(row));
              globalThis.location.hash = toHash({ view: 'notes', noteId: null });
            }}
            onEpisode={props.onEpisode}
            onTemplate={props.onTemplate}
            onSaveTemplate={props.onSaveTemplate}
          />
        </div>
      </div>
      <NotSaved state={state} />
      <MetNotice met={met} onClose={note.forgetMet} />
      <div className="note-body">
        <CodeEditor
          whileFetched={<Loading what={text.loading.editor} lines={8} />}
          initialText={note.opened.text}
          isHidden={mode === 'read'}
          onReady={(ready) => {
            const onClose = note.onReady(ready);
            onOpen(inHand);
            const detach = answersOf(client).attach(ready.answer, () => saver()?.noteId() ?? noteId);
            return () => {
              detach();
              onClose();
            };
          }}
          onEdit={(insertedChars) => saver()?.edited(insertedChars)}
          onBlur={() => void saver()?.flush()}
          onSelect={setSelected}
          onQueue={() => {
            if (leadId !== null) queueFor(leadId);
          }}
        />
        {mode === 'read' ? (
          <Preview
            text={shown}
            onToggleTask={toggleTask}
            whileFetched={<Loading what={text.loading.note} lines={8} />}
          />
        ) : null}
      </div>
    </div>
  );
}

export function BackToNotes() {
  return (
    <a
      className="icon-button back-to-notes"
      href={toHash({ view: 'notes', noteId: null })}
      aria-label={notesText().allNotes}
    >
      <ChevronLeft size={16} aria-hidden="true" />
    </a>
  );
}
