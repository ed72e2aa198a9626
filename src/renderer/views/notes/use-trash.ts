import type { NoteRow } from '../../../shared/notes/model.ts';
import { usePad } from './pad-context.ts';

/** A title in a sentence, cut where it would fill the line. */
export function quoted(title: string): string {
  const short = title.length > 40 ? `${title.slice(0, 40).trimEnd()}…` : title;
  return short === '' ? 'The note' : `“${short}”`;
}

/** Puts notes in the trash and takes them out again, each said with a way back. */
export function useTrash(): {
  readonly moveToTrash: (row: Pick<NoteRow, 'id' | 'title'>) => Promise<void>;
  readonly restore: (row: Pick<NoteRow, 'id' | 'title'>) => Promise<void>;
} {
  const { run, say } = usePad();
  const restore = async (row: Pick<NoteRow, 'id' | 'title'>): Promise<void> => {
    const answer = await run('notes.restore', { noteId: row.id });
    if (answer.ok) say({ kind: 'done', text: `${quoted(row.title)} is back.` });
  };
  const moveToTrash = async (row: Pick<NoteRow, 'id' | 'title'>): Promise<void> => {
    const answer = await run('notes.remove', { noteId: row.id });
    if (!answer.ok) return;
    say({ kind: 'done', text: `${quoted(row.title)} is in the trash.`, undo: () => void restore(row) });
  };
  return { moveToTrash, restore };
}
