import { MAX_PAGE, type PromptText } from '../../shared/notes/model.ts';
import { err, ok } from '../../shared/result.ts';
import type { Kept, NoteFile, NoteStore } from '../note-ports.ts';
import { toFileNames } from './file-names.ts';
import { toPadFile } from './pad-file.ts';

/** Notes as files; `notes` counts those, and `files` may hold one more, which tells what they do not. */
export interface Exported {
  readonly notes: number;
  readonly files: readonly NoteFile[];
}

/** More prompts than anyone has waiting. */
const MOST_PROMPTS = 100_000;

/**
 * All notes outside the trash as Markdown files, in the user's own order, a page at a time; with their pins, the prompts that wait
 * and the templates in a file of its own where there are such.
 */
export async function exportNotes(
  store: Pick<NoteStore, 'list' | 'get' | 'prompts' | 'prompt' | 'templates'>,
  takeBreath: () => Promise<void>,
): Promise<Kept<Exported>> {
  const notes: {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly pinned: boolean;
    readonly at: number;
  }[] = [];
  const seen = new Set<string>();
  for (let offset = 0; ; offset += MAX_PAGE) {
    const page = store.list({ trashed: false, tag: null, order: 'manual', offset, limit: MAX_PAGE });
    if (!page.ok) return page;
    for (const { id } of page.value.rows) {
      if (seen.has(id)) continue;
      seen.add(id);
      const note = store.get(id);
      if (!note.ok) return err(note.error);
      if (note.value === null) continue;
      const { title, text, pinned, updatedAt: at } = note.value;
      notes.push({ id, title, text, pinned, at });
    }
    if (page.value.rows.length < MAX_PAGE) break;
    await takeBreath();
  }
  const names = toFileNames(
    notes.map(({ title }) => title),
    '.md',
  );
  const filed = notes.map(({ id, pinned, at }, index) => ({ id, file: names[index] ?? '', pinned, at }));
  const files = notes.map(({ text, at }, index) => ({ name: names[index] ?? '', text, modifiedAt: at }));
  const waiting = waitingPrompts(store);
  if (!waiting.ok) return waiting;
  const templates = store.templates();
  if (!templates.ok) return templates;
  const padFile = toPadFile(filed, waiting.value, templates.value);
  return ok({ notes: files.length, files: padFile === null ? files : [...files, padFile] });
}

function waitingPrompts(store: Pick<NoteStore, 'prompts' | 'prompt'>): Kept<readonly PromptText[]> {
  const waiting = store.prompts({ serviceId: null, state: 'waiting', limit: MOST_PROMPTS });
  if (!waiting.ok) return waiting;
  const prompts: PromptText[] = [];
  for (const { id } of waiting.value) {
    const prompt = store.prompt(id);
    if (!prompt.ok) return err(prompt.error);
    if (prompt.value !== null) prompts.push(prompt.value);
  }
  return ok(prompts);
}
