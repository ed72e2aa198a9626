import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoteStore } from '../../../src/core/note-ports.ts';
import { exportNotes } from '../../../src/core/notes/export-notes.ts';
import { isNameOf, toFileNames, toFileStem } from '../../../src/core/notes/file-names.ts';
import { importNotes, toNewNote } from '../../../src/core/notes/import-notes.ts';
import { MAX_IMPORT_FILES } from '../../../src/shared/notes/calls.ts';
import { MAX_NOTE_CHARS, titleOf, toNoteText } from '../../../src/shared/notes/text.ts';
import {
  ALL,
  createHandClock,
  createStore,
  found,
  got,
  START_MS,
  there,
  titles,
  write,
} from '../../node/notes/support.ts';

const atOnce = () => Promise.resolve();
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

describe('a file name', () => {
  it.each([
    ['a plain title', 'Ask about limits', 'Ask about limits'],
    ['what no system allows', 'a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['a way out of the folder', '../../etc/passwd', 'etc passwd'],
    ['a hidden file', '.bashrc', 'bashrc'],
    ['a device of Windows', 'CON', '_CON'],
    ['a device with an ending', 'nul.txt', '_nul.txt'],
    ['a device with a superscript', 'COM¹', '_COM¹'],
    ['only dots', '...', 'Untitled'],
    ['a dot and a space at the end', 'note . ', 'note'],
    ['nothing', '', 'Untitled'],
    ['control characters and marks that reorder', 'a\u0007b\u202Etxt', 'a btxt'],
    ['right to left', 'שלום', 'שלום'],
    ['an emoji', '👩‍💻', '👩‍💻'],
    ['an option of a command', '-rf', 'rf'],
  ])('of %s', (_, title, stem) => {
    expect(toFileStem(title)).toBe(stem);
  });

  it('is one that every system takes, whatever the titles, and none comes twice', () => {
    const anyTitle = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('a', 'A', 'a (2)', 'á', 'a\u0301', 'CON', 'con ', '', '.', 'ß', 'SS', 'İ'),
    );
    fc.assert(
      fc.property(fc.array(anyTitle, { maxLength: 20 }), (all) => {
        const names = toFileNames(all, '.md');
        expect(new Set(names.map((name) => name.normalize('NFC').toUpperCase().toLowerCase())).size).toBe(
          all.length,
        );
        const isGood = (name: string) =>
          /^[^<>:"/\\|?*\p{Cc}]+$/u.test(name) &&
          !/^[.\s-]|[.\s]\.md$/.test(name) &&
          !DEVICES.test(name) &&
          new TextEncoder().encode(name).length < 200 &&
          name.isWellFormed();
        expect(names.filter((name) => !isGood(name))).toEqual([]);
      }),
    );
  });

  it('of ten thousand notes of one title are told apart in time', () => {
    expect(
      new Set(
        toFileNames(
          Array.from({ length: 10_000 }, () => 'Same'),
          '.md',
        ),
      ).size,
    ).toBe(10_000);
  });

  it('is known again as the name of its note', () => {
    expect([isNameOf('CON', 'x'), isNameOf('_CON', 'CON'), isNameOf('a b (3)', 'a/b')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a file as a note', () => {
  const file = (name: string, text: string) => toNewNote({ name, text, modifiedAt: null }, START_MS).text;

  it('has its name as its title where its text says another', () => {
    expect(file('Shopping.md', 'milk\neggs')).toBe('# Shopping\n\nmilk\neggs');
    expect(file('folder\\deep/Shopping.txt', '# shopping\nmilk')).toBe('# shopping\nmilk');
    expect(file('.md', 'milk')).toBe('milk');
  });

  it('has no byte order mark, and lines of one kind', () => {
    expect(file('a.md', '\uFEFFa\r\nb')).toBe('a\nb');
  });

  it('is not from the future', () => {
    expect(toNewNote({ name: 'a.md', text: 'a', modifiedAt: START_MS * 2 }, START_MS).at).toBe(START_MS);
  });
});

describe('an export and an import', () => {
  it('bring every note back to the letter, and again change nothing', async () => {
    const from = createStore({ path: ':memory:' });
    const texts = [
      '# One\nhello #tag',
      '',
      ' \n ',
      'CON',
      'con',
      'a/b',
      '🙂\n日本',
      '# \u202Eשלום',
      'One',
      '...',
      'x'.repeat(5_000),
    ];
    for (const text of texts) write(from, toNoteText(text));
    const trashed = write(from, 'in the trash');
    got(from.setTrashed(trashed.id, true));
    const { files } = got(await exportNotes(from, atOnce));
    expect(files).toHaveLength(texts.length);
    const to = createStore({ path: ':memory:' });
    expect(got(await importNotes(to, { files, refused: [] }, START_MS, atOnce))).toMatchObject({
      added: texts.length,
      same: 0,
    });
    const { files: back } = got(await exportNotes(to, atOnce));
    expect(back.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
    expect(got(await importNotes(to, { files: back, refused: [] }, START_MS, atOnce))).toMatchObject({
      added: 0,
      same: texts.length,
    });
  });

  it('bring back the order, the pins, the prompts that wait and the templates', async () => {
    const from = createStore({ path: ':memory:' });
    const [a, b, c, gone] = ['# A', '# B #tag', '# C\ntext', '# Gone'].map((text) => write(from, text));
    got(from.setPinned(there(b).id, true));
    got(from.move(there(c).id, null));
    const queue = (text: string | null, noteId: string | null, serviceId = 'claude'): string => {
      const id = randomUUID();
      got(from.queuePrompt({ id, serviceId, noteId, text }));
      return id;
    };
    const sent = queue('sent', null);
    got(from.setSent(sent, true));
    const last = queue(null, there(a).id);
    queue('part of C', there(c).id, 'openai');
    queue('of nothing', null);
    queue(null, there(gone).id);
    got(from.movePrompt(last, null));
    got(from.setTrashed(there(gone).id, true));
    got(from.saveTemplate({ id: randomUUID(), name: 'Bug', text: 'Fix {{what}}' }));
    const whole = (store: NoteStore) => ({
      notes: got(store.list(ALL)).rows.map(({ title, pinned, tags }) => ({ title, pinned, tags })),
      prompts: got(store.prompts({ serviceId: null, state: 'waiting', limit: 50 })).map(
        ({ id, serviceId, followsNote }) => ({
          id,
          serviceId,
          followsNote,
          text: there(got(store.prompt(id))).text,
          note: got(store.get(there(got(store.prompt(id))).noteId ?? ''))?.title ?? null,
        }),
      ),
      templates: got(store.templates()).map(({ id, name, text }) => ({ id, name, text })),
    });
    const before = whole(from);
    expect(before.notes.map(({ title }) => title)).toEqual(['B #tag', 'A', 'C']);
    const exported = got(await exportNotes(from, atOnce));
    expect([exported.notes, exported.files.length]).toEqual([3, 4]);

    const to = createStore({ path: ':memory:' });
    const taken = () => importNotes(to, { files: exported.files, refused: [] }, START_MS, atOnce);
    expect(got(await taken())).toEqual({ added: 3, same: 0, refused: [], refusedCount: 0 });
    // A prompt that followed a note in the trash has its text, and no note any more.
    const prompts = before.prompts.map((prompt) =>
      prompt.note === 'Gone' ? { ...prompt, note: null, followsNote: false } : prompt,
    );
    expect(whole(to)).toEqual({ ...before, prompts });

    got(to.saveTemplate({ ...there(before.templates[0]), text: 'newer' }));
    got(to.setSent(last, true));
    expect(got(await taken())).toMatchObject({ added: 0, same: 3 });
    expect(whole(to)).toEqual({
      notes: before.notes,
      prompts: prompts.filter(({ id }) => id !== last),
      templates: [{ ...there(before.templates[0]), text: 'newer' }],
    });
  });

  it('leave a pad that has nothing but notes as plain Markdown files', async () => {
    const clock = createHandClock();
    const store = createStore({ path: ':memory:', clock });
    write(store, '# One');
    clock.turn(1_000);
    write(store, '# Two');
    expect(got(await exportNotes(store, atOnce)).files.map(({ name }) => name)).toEqual(['Two.md', 'One.md']);
  });

  it.each([
    ['no JSON', '{"pilotlight":'],
    ['of another version', '{"pilotlight":"pad","version":2,"notes":[],"prompts":[],"templates":[]}'],
    ['of another form', '{"pilotlight":"pad","version":1,"notes":{},"prompts":[],"templates":[]}'],
    ['nested deeply', '['.repeat(200_000)],
  ])('take the notes though what tells of them is %s', async (_, text) => {
    const store = createStore({ path: ':memory:' });
    const files = [
      { name: 'folder/A.md', text: 'A', modifiedAt: null },
      { name: 'folder/pilotlight-pad.json', text, modifiedAt: null },
    ];
    expect(got(await importNotes(store, { files, refused: [] }, START_MS, atOnce))).toEqual({
      added: 1,
      same: 0,
      refused: [{ name: 'folder/pilotlight-pad.json', reason: 'unreadable' }],
      refusedCount: 1,
    });
  });

  it('let what tells of the notes name nothing but files beside it', async () => {
    const store = createStore({ path: ':memory:' });
    write(store, '# Mine');
    const pad = {
      pilotlight: 'pad',
      version: 1,
      notes: [
        { file: '../Other.md', pinned: true },
        { file: 'A.md', pinned: true },
      ],
      prompts: [{ id: randomUUID(), serviceId: 'claude', file: 'Missing.md', text: null }],
      templates: [],
    };
    const files = [
      { name: 'Other.md', text: '# Other', modifiedAt: START_MS - 1 },
      { name: 'in/A.md', text: '# A', modifiedAt: START_MS - 2 },
      { name: 'in/pilotlight-pad.json', text: JSON.stringify(pad), modifiedAt: null },
    ];
    got(await importNotes(store, { files, refused: [] }, START_MS, atOnce));
    expect(got(store.list(ALL)).rows.map(({ title, pinned }) => [title, pinned])).toEqual([
      ['A', true],
      ['Other', false],
      ['Mine', false],
    ]);
    expect(got(store.prompts({ serviceId: null, state: 'waiting', limit: 9 }))).toEqual([]);
  });

  it('puts the newest first', async () => {
    const store = createStore({ path: ':memory:' });
    const files = [2, 3, 1].map((n) => ({
      name: `n${n}.md`,
      text: `n${n}`,
      modifiedAt: START_MS - 10_000 + n,
    }));
    got(await importNotes(store, { files, refused: [] }, START_MS, atOnce));
    expect(titles(store)).toEqual(['n3', 'n2', 'n1']);
  });

  it('tells between two batches how far it has come', async () => {
    const store = createStore({ path: ':memory:' });
    const files = Array.from({ length: 250 }, (_, n) => ({
      name: `n${n}.md`,
      text: `n${n}`,
      modifiedAt: null,
    }));
    const told: (readonly number[])[] = [];
    const takeBreath = async (...progress: readonly number[]): Promise<void> => void told.push(progress);
    got(await importNotes(store, { files, refused: [] }, START_MS, takeBreath));
    expect(told).toEqual([
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
  });

  it('refuses what is too long or too many, by name, and takes the rest', async () => {
    const store = createStore({ path: ':memory:' });
    const huge = { name: '../huge\u202E.md', text: 'x'.repeat(MAX_NOTE_CHARS + 1), modifiedAt: null };
    const outcome = got(
      await importNotes(
        store,
        {
          files: [{ name: 'a.md', text: 'a', modifiedAt: null }, huge],
          refused: [{ name: 'p.png', reason: 'not_text' }],
        },
        START_MS,
        atOnce,
      ),
    );
    expect(outcome).toEqual({
      added: 1,
      same: 0,
      refused: [
        { name: 'p.png', reason: 'not_text' },
        { name: '../huge.md', reason: 'too_large' },
      ],
      refusedCount: 2,
    });
    expect(found(store, 'a')).toEqual(['a']);
    const addMany = () => ({ ok: true, value: { added: 0, same: 0, noteIds: [] } }) as const;
    const files = Array.from({ length: MAX_IMPORT_FILES + 3 }, (_, n) => ({
      name: `${n}`,
      text: `${n}`,
      modifiedAt: null,
    }));
    expect(
      got(await importNotes({ ...store, addMany }, { files, refused: [] }, START_MS, atOnce)).refusedCount,
    ).toBe(3);
  });

  it('that breaks off says how far it came', async () => {
    const store = createStore({ path: ':memory:' });
    let calls = 0;
    const addMany = (notes: readonly unknown[]) => {
      calls += 1;
      return calls === 1
        ? ({ ok: true, value: { added: notes.length, same: 0, noteIds: [] } } as const)
        : ({ ok: false, error: { kind: 'full', message: 'The disk is full.' } } as const);
    };
    const files = Array.from({ length: 150 }, (_, n) => ({
      name: `${n}.md`,
      text: `${n}`,
      modifiedAt: null,
    }));
    expect(await importNotes({ ...store, addMany }, { files, refused: [] }, START_MS, atOnce)).toEqual({
      ok: false,
      error: {
        kind: 'full',
        message: 'The disk is full. 100 notes were imported before that; importing again goes on from there.',
      },
    });
  });

  it('keeps titles that a text begins with', () => {
    expect(titleOf(toNewNote({ name: 'A.md', text: '\n\n', modifiedAt: null }, START_MS).text)).toBe('A');
  });
});
