import { MAX_PAGE } from '../../shared/notes/model.ts';
import { err, ok } from '../../shared/result.ts';
import type { Kept, NoteFile, NoteStore } from '../note-ports.ts';
import { toFileNames } from './file-names.ts';

/** All notes outside the trash as Markdown files, in the user's own order, a page at a time. */
export async function exportNotes(
  store: Pick<NoteStore, 'list' | 'get'>,
  takeBreath: () => Promise<void>,
): Promise<Kept<readonly NoteFile[]>> {
  const notes: { readonly title: string; readonly text: string; readonly at: number }[] = [];
  const seen = new Set<string>();
  for (let offset = 0; ; offset += MAX_PAGE) {
    const page = store.list({ trashed: false, tag: null, order: 'manual', offset, limit: MAX_PAGE });
    if (!page.ok) return page;
    for (const { id } of page.value.rows) {
      if (seen.has(id)) continue;
      seen.add(id);
      const note = store.get(id);
      if (!note.ok) return err(note.error);
      if (note.value !== null)
        notes.push({ title: note.value.title, text: note.value.text, at: note.value.updatedAt });
    }
    if (page.value.rows.length < MAX_PAGE) break;
    await takeBreath();
  }
  const names = toFileNames(
    notes.map(({ title }) => title),
    '.md',
  );
  return ok(notes.map(({ text, at }, index) => ({ name: names[index] ?? '', text, modifiedAt: at })));
}
