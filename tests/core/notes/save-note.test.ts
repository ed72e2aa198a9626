import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { saveNote } from '../../../src/core/notes/save-note.ts';
import { createStore, got, revisionTexts, there, titles, write } from '../../node/notes/support.ts';

/** A note that two windows opened at revision 1, and the other one has saved. */
function opened(base: string, theirs: string) {
  const store = createStore({ path: ':memory:' });
  const note = write(store, base);
  write(store, theirs, note);
  const save = (text: string) => got(saveNote(store, { noteId: note.id, text, baseRevision: 1 }));
  return { store, note, save };
}

describe('saving beside another window', () => {
  it('brings both changes together', () => {
    const { store, note, save } = opened('a\nb\nc', 'a\nb\nC');
    expect(save('A\nb\nc')).toMatchObject({ outcome: 'merged', note: { text: 'A\nb\nC', revision: 3 } });
    expect(revisionTexts(store, note.id)).toEqual(['A\nb\nC', 'a\nb\nC', 'a\nb\nc']);
    expect(got(store.revisions({ noteId: note.id, before: null, limit: 1 }))[0]?.origin).toBe('merged');
  });

  it('keeps both texts where they cannot be brought together, and once', () => {
    const { store, note, save } = opened('title\nbase', 'title\ntheirs');
    write(store, 'another');
    const first = save('title\nmine');
    if (first.outcome !== 'kept_both') throw new Error(first.outcome);
    expect(first.note).toMatchObject({ id: note.id, text: 'title\ntheirs' });
    expect(there(got(store.get(first.copy.id))).text).toBe('title\nmine');
    expect(titles(store)).toEqual(['another', 'title', 'title']);
    expect(save('title\nmine')).toEqual(first);
  });

  it('keeps both where the text it was typed over is not kept any more', () => {
    const { store, note } = opened('one', 'two');
    const outcome = got(saveNote(store, { noteId: note.id, text: 'three', baseRevision: 77 })).outcome;
    expect(outcome).toBe('kept_both');
    expect(titles(store)).toContain('three');
  });

  it('leaves what was written where the other side only emptied the note', () => {
    const { save } = opened('base', 'written on');
    expect(save('')).toMatchObject({ outcome: 'merged', note: { text: 'written on' } });
  });

  it('saves plainly where nobody else wrote', () => {
    const store = createStore({ path: ':memory:' });
    const noteId = randomUUID();
    expect(got(saveNote(store, { noteId, text: 'new', baseRevision: 0 })).outcome).toBe('saved');
    expect(got(saveNote(store, { noteId, text: 'newer', baseRevision: 1 })).outcome).toBe('saved');
  });
});
