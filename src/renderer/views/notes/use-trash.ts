import type { NoteRow } from '../../../shared/notes/model.ts';
import { notesText } from '../../text/notes-text.ts';
import { quoted } from './format.ts';
import { usePad } from './pad-context.ts';

/** Puts notes in the trash and takes them out again, each said with a way back. */
export function useTrash(): {
  readonly moveToTrash: (row: Pick<NoteRow, 'id' | 'title'>) => Promise<void>;
  /** Answers whether it went. */
  readonly restore: (row: Pick<NoteRow, 'id' | 'title'>) => Promise<boolean>;
} {
  const { run, say } = usePad();
  const restore = async (row: Pick<NoteRow, 'id' | 'title'>): Promise<boolean> => {
    const answer = await run('notes.restore', { noteId: row.id });
    if (answer.ok) say(notesText().trash.back(quoted(row.title)));
    return answer.ok;
  };
  const moveToTrash = async (row: Pick<NoteRow, 'id' | 'title'>): Promise<void> => {
    const answer = await run('notes.remove', { noteId: row.id });
    if (!answer.ok) return;
    say(notesText().trash.trashed(quoted(row.title)), () => restore(row));
  };
  return { moveToTrash, restore };
}
