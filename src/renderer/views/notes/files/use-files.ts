import { useState } from 'react';
import { useClient } from '../../../hooks/client-context.ts';
import { notesText } from '../../../text/notes-text.ts';
import { notesWords, numberWords } from '../format.ts';
import { newId } from '../new-id.ts';
import { usePad } from '../pad-context.ts';
import { fromBase64 } from './base64.ts';
import { followTask } from './follow-task.ts';
import { readFiles } from './read-files.ts';

export interface PadFiles {
  /** What is under way, in words; null while nothing is. */
  readonly progress: string | null;
  readonly exportAll: (to: 'archive' | 'folder') => Promise<void>;
  readonly importFiles: (files: readonly File[]) => Promise<void>;
}

/** As many files that were left out are named. */
const SHOWN_REFUSED = 3;

/** Hands a file to the browser to be saved where the user wants it. */
function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Takes all notes out as Markdown files, and Markdown files in as notes. */
export function usePadFiles(): PadFiles {
  const words = notesText().files;
  const client = useClient();
  const { say, refresh, savers } = usePad();
  const [progress, setProgress] = useState<string | null>(null);

  const exportAll = async (to: 'archive' | 'folder'): Promise<void> => {
    setProgress(words.exporting);
    savers.hurry();
    const taskId = newId();
    const answer = await followTask(client, taskId, client.call('notes.export', { to, taskId }), (far) =>
      setProgress(words.exportingOf(numberWords(far.done), notesWords(far.total))),
    );
    setProgress(null);
    if (!answer.ok) return say(answer.error.message);
    const { value } = answer;
    if (value.outcome === 'cancelled') return;
    if (value.outcome === 'archive') download(value.name, fromBase64(value.base64));
    const where = value.outcome === 'archive' ? value.name : value.path;
    say(words.exported(notesWords(value.notes), where));
  };

  const importFiles = async (files: readonly File[]): Promise<void> => {
    let added = 0;
    let same = 0;
    let done = 0;
    const refused: string[] = [];
    let refusedCount = 0;
    setProgress(words.importing(0, files.length));
    for await (const part of readFiles(files)) {
      if (part.kind === 'refused') {
        refused.push(`${part.file.name} (${words.reasons[part.file.why]})`);
        refusedCount += 1;
        continue;
      }
      const { request } = part;
      const call = client.call('notes.import', request);
      const answer = await (request.from === 'files'
        ? call
        : followTask(client, request.taskId, call, (far) =>
            setProgress(words.importingOf(numberWords(far.done), notesWords(far.total))),
          ));
      if (!answer.ok) {
        setProgress(null);
        refresh();
        return say(words.importStopped(notesWords(added), answer.error.message));
      }
      added += answer.value.added;
      same += answer.value.same;
      refusedCount += answer.value.refusedCount;
      refused.push(...answer.value.refused.map(({ name, reason }) => `${name} (${words.reasons[reason]})`));
      done += part.files;
      setProgress(words.importing(done, files.length));
    }
    setProgress(null);
    refresh();
    const hidden = refusedCount - SHOWN_REFUSED;
    const names = refused.slice(0, SHOWN_REFUSED).join(', ') + (hidden > 0 ? words.moreLeftOut(hidden) : '');
    say(
      [
        words.imported(notesWords(added)),
        ...(same === 0 ? [] : [words.same(notesWords(same))]),
        ...(refusedCount === 0 ? [] : [words.leftOut(names)]),
      ].join(' '),
    );
  };

  return { progress, exportAll, importFiles };
}
