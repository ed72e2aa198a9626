import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { type MenuItem, MoreMenu } from '../../../components/more-menu.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { notesText } from '../../../text/notes-text.ts';
import { usePadFiles } from '../files/use-files.ts';
import { notesWords } from '../format.ts';
import { usePad } from '../pad-context.ts';

interface ColumnFootProps {
  readonly isTrash: boolean;
  readonly onTrash: () => void;
  readonly onTemplates: () => void;
}

/** Under the list: how many notes there are, the trash, and how notes come in and go out. */
export function ColumnFoot({ isTrash, onTrash, onTemplates }: ColumnFootProps) {
  const { list, files: words } = notesText();
  const { version, run, say } = usePad();
  const status = useQuery('notes.status', {}, version);
  const files = usePadFiles();
  const picker = useRef<HTMLInputElement>(null);
  const [isAsking, setAsking] = useState(false);
  const {
    notes = 0,
    trashed = 0,
    canExportToFolder = false,
    canOpenFolder = false,
    path = '',
  } = status.value ?? {};

  const empty = async (): Promise<void> => {
    setAsking(false);
    const answer = await run('notes.purge', { noteId: null });
    if (answer.ok) say(notesText().trash.emptied);
  };
  if (isTrash) {
    if (trashed === 0) return null;
    return (
      <div className="column-foot">
        {isAsking ? (
          <>
            <Button onClick={() => void empty()}>{list.deleteAll(trashed)}</Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {list.keepAll(trashed)}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>{list.emptyTrash}</Button>
        )}
      </div>
    );
  }
  const items: readonly MenuItem[] = [
    [notesText().templates.title, onTemplates],
    [words.import, () => picker.current?.click()],
    [words.exportArchive, () => void files.exportAll('archive')],
    ...(canExportToFolder ? [[words.exportFolder, () => void files.exportAll('folder')] as const] : []),
    canOpenFolder
      ? [words.showFile, () => void run('notes.openFolder', {})]
      : [words.whereFile, () => say(words.isIn(path))],
  ];
  return (
    <div className="column-foot">
      {files.progress === null ? (
        <span className="muted">
          {status.value === null ? '' : notesWords(notes)}
          {status.value?.search === 'plain' ? list.plainSearch : ''}
        </span>
      ) : (
        <span role="status">{files.progress}</span>
      )}
      <span className="foot-tools">
        <button type="button" className="foot-button" onClick={onTrash}>
          <Trash2 size={14} aria-hidden="true" />
          {list.trashCount(trashed)}
        </button>
        <MoreMenu name={list.more} items={items} isSmall isUp />
      </span>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        aria-label={words.picker}
        accept=".md,.markdown,.txt,.zip,.json,text/markdown,text/plain,application/zip"
        onChange={({ target }) => {
          const picked = [...(target.files ?? [])];
          target.value = '';
          if (picked.length > 0) void files.importFiles(picked);
        }}
      />
    </div>
  );
}
