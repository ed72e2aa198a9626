import { type ReactNode, useState } from 'react';
import { deferred } from '../../../components/deferred.tsx';
import { useClient, useSnapshot } from '../../../hooks/client-context.ts';
import { SPEECH } from '../../../speech.ts';
import { localModelText } from '../../../text/local-model-text.ts';
import { newId } from '../new-id.ts';
import { usePad } from '../pad-context.ts';
import type { OpenNote } from '../side.ts';
import { answersOf } from './answers.ts';
import { RunRequestContext } from './run-request.ts';

const RunDialog = deferred(async () => (await import('./run-dialog.tsx')).RunDialog);

/** A text to be answered, and where in which note the answer goes. `noteId` null: the text has no note yet. */
interface Asked {
  readonly kind: 'whole' | 'selection' | 'prompt';
  readonly prompt: string;
  readonly noteId: string | null;
  readonly after: string | null;
}

interface LocalRunsProps {
  readonly open: OpenNote | null;
  readonly onShow: (noteId: string) => void;
  readonly children: ReactNode;
}

/** Lets the parts of the pad have a prompt answered by a model on this computer. */
export function LocalRuns({ open, onShow, children }: LocalRunsProps) {
  const client = useClient();
  const { run, say } = usePad();
  const { settings } = useSnapshot();
  const [asked, setAsked] = useState<Asked | null>(null);

  const askNote = async (note: OpenNote): Promise<void> => {
    const selection = note.selection();
    const isWhole = selection.trim() === '';
    const prompt = isWhole ? note.text() : selection;
    if (prompt.trim() === '') {
      say(localModelText().empty);
      return;
    }
    await note.flush();
    const after = isWhole ? null : selection;
    setAsked({ kind: isWhole ? 'whole' : 'selection', prompt, noteId: note.noteId(), after });
  };

  const askPrompt = async (promptId: string): Promise<void> => {
    const answer = await client.call('prompts.get', { promptId });
    if (!answer.ok) {
      say(answer.error.message);
      return;
    }
    const { text, noteId, followsNote } = answer.value;
    const note = noteId === null ? null : await client.call('notes.get', { noteId });
    const isThere = note?.ok === true && note.value.trashedAt === null;
    setAsked({
      kind: 'prompt',
      prompt: text,
      noteId: isThere ? noteId : null,
      after: followsNote ? null : text,
    });
  };

  /** The note that takes the answer; a prompt without one gets a note of its own. */
  const noteFor = async ({ noteId, prompt }: Asked): Promise<string | null> => {
    if (noteId !== null) return noteId;
    const made = newId();
    const saved = await run('notes.save', { noteId: made, text: prompt, baseRevision: 0 });
    return saved.ok ? made : null;
  };

  /** Takes back a note that was made for an answer that does not come; its text waits as a prompt as before. */
  const forget = async (noteId: string): Promise<void> => {
    const removed = await run('notes.remove', { noteId });
    if (removed.ok) await run('notes.purge', { noteId });
  };

  const start = async (
    question: Asked,
    { serverId, model }: { readonly serverId: 'ollama' | 'lm-studio' | 'own'; readonly model: string },
  ): Promise<void> => {
    setAsked(null);
    const noteId = await noteFor(question);
    if (noteId === null) return;
    const { prompt, after } = question;
    const format = new Intl.DateTimeFormat(SPEECH.locale, { dateStyle: 'medium', timeStyle: 'short' });
    const begun = await answersOf(client).start({
      serverId,
      model,
      prompt,
      noteId,
      after,
      headingFor: (at) => localModelText().heading(model.replaceAll('`', ''), format.format(at)),
    });
    if (!begun.ok) {
      say(begun.error.message);
      if (question.noteId === null) await forget(noteId);
      return;
    }
    if (open?.noteId() === noteId) open.write();
    onShow(noteId);
    if (settings.localModel.model !== model) void client.call('settings.set', { localModel: { model } });
  };

  return (
    <RunRequestContext
      value={(request) => {
        if (request.from === 'prompt') void askPrompt(request.prompt.id);
        else if (open !== null) void askNote(open);
      }}
    >
      {children}
      {asked === null ? null : (
        <RunDialog
          what={asked.kind}
          chars={asked.prompt.length}
          onRun={(choice) => void start(asked, choice)}
          onClose={() => setAsked(null)}
        />
      )}
    </RunRequestContext>
  );
}
