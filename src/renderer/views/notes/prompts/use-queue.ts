import { useSnapshot } from '../../../hooks/client-context.ts';
import { notesText } from '../../../text/notes-text.ts';
import { newId } from '../new-id.ts';
import { usePad } from '../pad-context.ts';
import type { OpenNote } from '../side.ts';

/** Marks the open note, or what is selected in it, as a prompt for a service. */
export function useQueue(): (note: OpenNote, serviceId: string) => Promise<void> {
  const { prompts } = notesText();
  const { run, say } = usePad();
  const { services } = useSnapshot();
  return async (note, serviceId) => {
    const selection = note.selection();
    const isOnDisk = await note.flush();
    if (note.text().trim() === '') {
      say(prompts.empty);
      return;
    }
    const promptId = newId();
    const isWhole = selection.trim() === '';
    const answer = await run('prompts.queue', {
      promptId,
      serviceId,
      noteId: isOnDisk ? note.noteId() : null,
      text: isWhole ? (isOnDisk ? null : note.text()) : selection,
    });
    if (!answer.ok) return;
    const name = services.find(({ id }) => id === serviceId)?.name ?? serviceId;
    say(prompts.queued(isWhole, name), async () => (await run('prompts.remove', { promptId })).ok);
  };
}
