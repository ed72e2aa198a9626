import { useState } from 'react';
import { useClient } from '../../../hooks/client-context.ts';
import { usePad } from '../pad-context.ts';
import { fromBase64 } from './base64.ts';
import { readFiles } from './read-files.ts';

export interface PadFiles {
  /** What is under way, in words; null while nothing is. */
  readonly progress: string | null;
  readonly exportAll: (to: 'archive' | 'folder') => Promise<void>;
  readonly importFiles: (files: readonly File[]) => Promise<void>;
}

const notes = (count: number): string => (count === 1 ? 'One note' : `${count.toLocaleString('en')} notes`);

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
  const client = useClient();
  const { say, refresh, savers } = usePad();
  const [progress, setProgress] = useState<string | null>(null);

  const exportAll = async (to: 'archive' | 'folder'): Promise<void> => {
    setProgress('Exporting all notes…');
    savers.hurry();
    const answer = await client.call('notes.export', { to });
    setProgress(null);
    if (!answer.ok) return say({ kind: 'failed', text: answer.error.message });
    const { value } = answer;
    if (value.outcome === 'cancelled') return;
    if (value.outcome === 'archive') download(value.name, fromBase64(value.base64));
    const where = value.outcome === 'archive' ? value.name : value.path;
    say({ kind: 'done', text: `${notes(value.notes)} exported to ${where}.` });
  };

  const importFiles = async (files: readonly File[]): Promise<void> => {
    let added = 0;
    let same = 0;
    let done = 0;
    const refused: string[] = [];
    let refusedCount = 0;
    setProgress(`Importing ${files.length === 1 ? 'one file' : `${files.length} files`}…`);
    for await (const part of readFiles(files)) {
      if (part.kind === 'refused') {
        refused.push(`${part.file.name} (${part.file.why})`);
        refusedCount += 1;
        continue;
      }
      const answer = await client.call('notes.import', part.request);
      if (!answer.ok) {
        setProgress(null);
        refresh();
        return say({ kind: 'failed', text: `${notes(added)} imported, then: ${answer.error.message}` });
      }
      added += answer.value.added;
      same += answer.value.same;
      refusedCount += answer.value.refusedCount;
      refused.push(...answer.value.refused.map(({ name, reason }) => `${name} (${REASONS[reason]})`));
      done += part.files;
      setProgress(`Importing: ${done} of ${files.length} files…`);
    }
    setProgress(null);
    refresh();
    const parts = [
      `${notes(added)} imported.`,
      ...(same === 0 ? [] : [`${same.toLocaleString('en')} were here already.`]),
      ...(refusedCount === 0
        ? []
        : [`Left out: ${refused.slice(0, 3).join(', ')}${moreThan(refusedCount, 3)}.`]),
    ];
    say({ kind: refusedCount > 0 && added === 0 ? 'failed' : 'done', text: parts.join(' ') });
  };

  return { progress, exportAll, importFiles };
}

function moreThan(count: number, shown: number): string {
  return count <= shown ? '' : ` and ${count - shown} more`;
}

const REASONS = {
  not_text: 'not a text',
  too_large: 'longer than a note can be',
  too_many: 'too many files',
  unreadable: 'cannot be read',
} as const;
