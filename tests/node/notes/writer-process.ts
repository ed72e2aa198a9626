/** Writes lines into the one note of a file as a window would, over what it last saw: `node writer-process.ts FILE NAME LINES`. */
import { saveNote } from '../../../src/core/notes/save-note.ts';
import { createClock } from '../../../src/node/clock.ts';
import { createNoteStore } from '../../../src/node/notes/create-note-store.ts';

const [path = '', name = '', lines = '0'] = process.argv.slice(2);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const store = createNoteStore({ path, clock: createClock(), log: silent });
let noteId = '00000000-0000-4000-8000-000000000000';
let seen = { text: '', revision: 0 };

for (let line = 0; line < Number(lines); ) {
  const text = `${seen.text}${name} ${line}\n`;
  const saved = saveNote(store, { noteId, text, baseRevision: seen.revision });
  if (!saved.ok) {
    if (saved.error.kind === 'locked') continue;
    throw new Error(saved.error.message);
  }
  const { value } = saved;
  line += 1;
  if (value.outcome === 'kept_both') {
    noteId = value.copy.id;
    seen = { text, revision: value.copy.revision };
  } else {
    seen = { text: value.outcome === 'merged' ? value.note.text : text, revision: value.note.revision };
  }
}
store.close();
