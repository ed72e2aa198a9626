import type { Kept, NoteStore } from '../../core/note-ports.ts';
import { MAX_PAGE, type NoteRow } from '../../shared/notes/model.ts';
import { foldText } from '../../shared/notes/search.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { nameOf } from './note-lines.ts';

/** Fewer characters than this are no id. */
const LEAST_ID_CHARS = 4;
const MOST_NAMED = 5;

/** Every note of a list, page by page. */
export function allNotes(
  store: Pick<NoteStore, 'list'>,
  { tag, trashed }: { readonly tag: string | null; readonly trashed: boolean },
): Kept<readonly NoteRow[]> {
  const rows: NoteRow[] = [];
  for (let offset = 0; ; offset += MAX_PAGE) {
    const page = store.list({ trashed, tag, order: 'manual', offset, limit: MAX_PAGE });
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.rows.length < MAX_PAGE) return ok(rows);
  }
}

/** The one note that a user means by the start of its id, its title, or the start of its title. */
export function findNote(
  store: Pick<NoteStore, 'list'>,
  asked: string,
): Result<NoteRow, { readonly code: ExitCode; readonly message: string }> {
  const notes = allNotes(store, { tag: null, trashed: false });
  if (!notes.ok) return err({ code: EXIT.storage, message: notes.error.message });
  const wanted = foldText(asked.trim());
  const rules: readonly ((note: NoteRow) => boolean)[] = [
    ({ id }) => wanted.length >= LEAST_ID_CHARS && id.startsWith(wanted),
    ({ title }) => foldText(title) === wanted,
    ({ title }) => wanted !== '' && foldText(title).startsWith(wanted),
  ];
  for (const rule of rules) {
    const found = notes.value.filter(rule);
    const [only] = found;
    if (only !== undefined && found.length === 1) return ok(only);
    if (found.length > 1) return err({ code: EXIT.usage, message: severalMessage(asked, found) });
  }
  return err({ code: EXIT.usage, message: `There is no note “${asked}”. “note list” shows all.` });
}

function severalMessage(asked: string, found: readonly NoteRow[]): string {
  const named = found.slice(0, MOST_NAMED).map(nameOf);
  const more = found.length - named.length;
  return `“${asked}” may be ${found.length} notes: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`;
}
