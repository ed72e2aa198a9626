import type { NoteRow } from '../../../shared/notes/model.ts';
import { type MenuItem, MoreMenu } from '../../components/more-menu.tsx';
import { localModelText } from '../../text/local-model-text.ts';
import { notesText } from '../../text/notes-text.ts';
import { useAskToRun } from './local-model/run-request.ts';
import { usePad } from './pad-context.ts';

export interface NoteMenuProps {
  readonly row: NoteRow | null;
  readonly onPinned: (row: NoteRow) => void;
  readonly onTrash: () => void;
  readonly onEpisode: () => void;
  readonly onTemplate: () => void;
  readonly onSaveTemplate: () => void;
}

/** What is done with a note as a whole. */
export function NoteMenu({ row, onPinned, onTrash, onEpisode, onTemplate, onSaveTemplate }: NoteMenuProps) {
  const { editor } = notesText();
  const { run } = usePad();
  const askToRun = useAskToRun();
  const pin = async (): Promise<void> => {
    if (row === null) return;
    const answer = await run('notes.pin', { noteId: row.id, pinned: !row.pinned });
    if (answer.ok) onPinned(answer.value);
  };
  const items: readonly MenuItem[] = [
    ...(row === null ? [] : [[row.pinned ? editor.unpin : editor.pin, () => void pin()] as const]),
    [localModelText().run, () => askToRun({ from: 'note' })],
    [editor.addEpisode, onEpisode],
    [editor.insertTemplate, onTemplate],
    [editor.keepTemplate, onSaveTemplate],
    ...(row === null ? [] : [[editor.toTrash, onTrash] as const]),
  ];
  return <MoreMenu name={editor.more} items={items} />;
}
