import { useCallback, useEffect, useRef, useState } from 'react';
import { Empty } from '../../components/state-message.tsx';
import { toHash } from '../../route.ts';
import { notesText } from '../../text/notes-text.ts';
import { EpisodeDialog } from './episode-dialog.tsx';
import { beginNote, endFresh, isFresh } from './fresh-notes.ts';
import { NotesColumn } from './list/notes-column.tsx';
import { AnswerBar } from './local-model/answer-bar.tsx';
import { LocalRuns } from './local-model/local-runs.tsx';
import { newId } from './new-id.ts';
import { NotePane } from './note-pane.tsx';
import { PadContext, usePadState } from './pad-context.ts';
import type { OpenNote, Side } from './side.ts';
import { SidePane } from './side-pane.tsx';
import { TemplateDialog, type TemplateDraft } from './templates/template-dialog.tsx';
import { UnsavedElsewhere } from './unsaved-elsewhere.tsx';
import { usePadKeys } from './use-pad-keys.ts';

/** Wide enough for three columns: then the prompts stand beside the note from the start. As in `notes.css`. */
const WIDE = '(min-width: 1080px)';

const NEW = 'new';

function show(noteId: string | null): void {
  globalThis.location.hash = toHash({ view: 'notes', noteId });
}

/** The same place in the address, without a step to go back to. */
function showInstead(noteId: string): void {
  globalThis.location.replace(toHash({ view: 'notes', noteId }));
}

/** The pad: notes on the left, one of them to write in, and beside it what waits, what was, and what can be filled in. */
export function NotesView({ noteId }: { readonly noteId: string | null }) {
  const words = notesText();
  const pad = usePadState();
  const search = useRef<HTMLInputElement>(null);
  const [side, setSide] = useState<Side | null>(() =>
    globalThis.matchMedia(WIDE).matches ? 'prompts' : null,
  );
  const [open, setOpen] = useState<OpenNote | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [draft, setDraft] = useState<TemplateDraft | null>(null);
  /** A note that goes on as a copy keeps its editor: the pane of `key` now shows `noteId`. */
  const [moved, setMoved] = useState<{ readonly noteId: string; readonly key: string } | null>(null);
  const { savers, run } = pad;

  useEffect(() => savers.onSaved(({ id }) => endFresh(id)), [savers]);
  useEffect(() => {
    if (noteId === NEW) showInstead(beginNote());
  }, [noteId]);
  usePadKeys({ onNew: () => show(NEW), onSearch: () => search.current?.focus() });

  const put = useCallback(
    async (text: string): Promise<void> => {
      if (open !== null) return open.insertBlock(text);
      const id = newId();
      const saved = await run('notes.save', { noteId: id, text, baseRevision: 0 });
      if (saved.ok) show(id);
    },
    [open, run],
  );
  /** Where there is no room for both, what stands beside the note makes way for it. */
  const showAnswer = (id: string): void => {
    show(id);
    if (!globalThis.matchMedia(WIDE).matches) setSide(null);
  };
  const onMoved = (copyId: string): void => {
    setMoved({ noteId: copyId, key: paneKey(noteId ?? copyId) });
    showInstead(copyId);
  };
  const paneKey = (id: string): string =>
    moved?.noteId === id ? moved.key : moved?.key === id ? `${id} again` : id;

  return (
    <PadContext value={pad}>
      <LocalRuns open={open} onShow={showAnswer}>
        <div className="pad" data-note={noteId !== null} data-side={side !== null}>
          <NotesColumn chosenId={noteId} search={search} onTemplates={() => setSide('templates')} />
          <section className="note-place" aria-label={words.note}>
            <UnsavedElsewhere />
            <AnswerBar noteId={noteId} />
            {noteId === null || noteId === NEW ? (
              <div className="note-pane nothing-open">
                <Empty title={words.editor.nothingOpen}>
                  <p>{words.editor.nothingOpenMeans}</p>
                </Empty>
              </div>
            ) : (
              <NotePane
                key={paneKey(noteId)}
                noteId={noteId}
                isNew={isFresh(noteId)}
                side={side}
                onSide={setSide}
                onMoved={onMoved}
                onOpen={setOpen}
                onEpisode={() => setChoosing(true)}
                onTemplate={() => setSide('templates')}
                onSaveTemplate={() =>
                  setDraft({
                    id: null,
                    name: open?.title() ?? '',
                    text: open?.selection() || (open?.text() ?? ''),
                  })
                }
              />
            )}
          </section>
          {side === null ? null : (
            <SidePane
              side={side}
              note={open}
              onText={(text) => void put(text)}
              onClose={() => setSide(null)}
            />
          )}
        </div>
        {isChoosing ? (
          <EpisodeDialog onText={(text) => void put(text)} onClose={() => setChoosing(false)} />
        ) : null}
        {draft === null ? null : (
          <TemplateDialog
            draft={draft}
            onClose={() => setDraft(null)}
            onSaved={() => {
              setDraft(null);
              setSide('templates');
            }}
          />
        )}
      </LocalRuns>
    </PadContext>
  );
}
