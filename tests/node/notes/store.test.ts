import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNotesDatabase } from '../../../src/node/notes/open.ts';
import { MAX_TAGS } from '../../../src/shared/notes/tags.ts';
import { MAX_NOTE_CHARS, toNoteText } from '../../../src/shared/notes/text.ts';
import {
  ALL,
  createFolder,
  createHandClock,
  createStore,
  DAY_MS,
  found,
  got,
  MINUTE_MS,
  revisionTexts,
  START_MS,
  there,
  titles,
  write,
} from './support.ts';

describe('saving', () => {
  it('makes a note of a new id, and a revision of each further text', () => {
    const clock = createHandClock();
    const store = createStore({ clock });
    const first = write(store, '# Draft\nHello there #Work');
    expect(first).toMatchObject({
      title: 'Draft',
      snippet: 'Hello there #Work',
      tags: ['work'],
      revision: 1,
      createdAt: START_MS,
      updatedAt: START_MS,
      chars: 25,
    });
    clock.turn(MINUTE_MS);
    const second = write(store, '# Draft\nHello there, world', first);
    expect(second).toMatchObject({
      revision: 2,
      tags: [],
      updatedAt: START_MS + MINUTE_MS,
      createdAt: START_MS,
    });
    expect(there(got(store.get(first.id))).text).toBe('# Draft\nHello there, world');
    expect(revisionTexts(store, first.id)).toEqual([
      '# Draft\nHello there, world',
      '# Draft\nHello there #Work',
    ]);
  });

  it('answers the same to a save that is sent again', () => {
    const store = createStore();
    const input = { noteId: randomUUID(), text: 'once', base: 0, origin: 'typed' } as const;
    const first = got(store.save(input));
    expect(got(store.save(input))).toEqual(first);
    expect(revisionTexts(store, input.noteId)).toEqual(['once']);
  });

  it('writes nothing over a note that has moved on, and hands out both texts', () => {
    const store = createStore();
    const note = write(store, 'base');
    const other = write(store, 'theirs', note);
    expect(got(store.save({ noteId: note.id, text: 'mine', base: 1, origin: 'typed' }))).toMatchObject({
      kind: 'stale',
      current: { text: 'theirs', revision: other.revision },
      baseText: 'base',
    });
    expect(there(got(store.get(note.id))).text).toBe('theirs');
  });

  it('is on disk for another connection at once, and after opening anew', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    const note = write(store, 'kept');
    expect(there(got(createStore({ path }).get(note.id))).text).toBe('kept');
    store.close();
    expect(there(got(createStore({ path }).get(note.id))).text).toBe('kept');
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  // A killed process cannot show this: what it wrote is in the system's memory. Only a power cut would.
  it('is written through to the disk before it is answered', () => {
    const opened = got(openNotesDatabase(join(createFolder(), 'notes.db'), START_MS, false));
    const pragma = (name: string) => Object.values(opened.db.prepare(`pragma ${name}`).get() ?? {})[0];
    expect([pragma('synchronous'), pragma('fullfsync'), pragma('journal_mode')]).toEqual([2, 1, 'wal']);
    opened.db.close();
  });

  it('keeps any well-formed text to the letter, through any typing', () => {
    const unit = fc.constantFrom(
      'a',
      '\n',
      ' ',
      '😀',
      '👩‍💻',
      'é',
      'e\u0301',
      '\u202E',
      'שלום',
      '日本',
      '\u0001',
      '\uFEFF',
      '\uD83D\uDE01',
    );
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(unit, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 30 }), (raw) => {
        const store = createStore({ path: ':memory:' });
        const texts = raw.map(toNoteText).filter((text, index, all) => text !== all[index - 1]);
        const noteId = randomUUID();
        texts.forEach((text, base) => {
          expect(got(store.save({ noteId, text, base, origin: 'typed' })).kind).toBe('saved');
        });
        expect(revisionTexts(store, noteId)).toEqual(texts.toReversed());
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('reads back every one of a thousand revisions, and takes little room for them', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    let text = 'The quick brown fox. '.repeat(500);
    let note = write(store, text);
    const texts = [text];
    for (let n = 0; n < 1_000; n += 1) {
      const at = (n * 7919) % text.length;
      text = toNoteText(`${text.slice(0, at)}word${n} ${text.slice(at + (n % 3))}`);
      note = write(store, text, note);
      texts.push(text);
    }
    store.close();
    const again = createStore({ path });
    for (const [index, kept] of texts.entries())
      expect(there(got(again.revision(note.id, index + 1))).text).toBe(kept);
    expect(statSync(path).size).toBeLessThan(2_000_000);
  });

  it('holds a mebibyte, and typing in it writes little', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    const text = 'x'.repeat(MAX_NOTE_CHARS - 300);
    let note = write(store, text);
    for (let n = 1; n <= 200; n += 1) note = write(store, text + 'y'.repeat(n), note);
    expect(there(got(store.get(note.id))).chars).toBe(text.length + 200);
    store.close();
    expect(statSync(path).size).toBeLessThan(3 * MAX_NOTE_CHARS);
  });
});

describe('hostile texts', () => {
  it.each([
    ['a null byte', 'a\0b', 'a\uFFFDb'],
    ['half a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
    ['mixed line ends', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['right to left', 'שלום \u202Eabc', 'שלום \u202Eabc'],
    ['control characters', '\u0001\u001B[31m', '\u0001\u001B[31m'],
    ['nothing', '', ''],
  ])('%s comes back as it is kept', (_, raw, kept) => {
    const store = createStore();
    const note = write(store, toNoteText(raw));
    expect(there(got(store.get(note.id))).text).toBe(kept);
    expect(titles(store)).toHaveLength(1);
  });

  it('ten thousand tags in one note are found as words, the first thousand as tags', () => {
    const store = createStore();
    const note = write(store, Array.from({ length: 10_000 }, (_, n) => `#tag${n}x`).join(' '));
    expect(got(store.tags(MAX_TAGS + 1))).toHaveLength(MAX_TAGS);
    expect(note.tags).toHaveLength(12);
    expect(found(store, 'tag9999x')).toHaveLength(1);
    expect(titles(store, { tag: '#TAG7x' })).toHaveLength(1);
  });

  it('ten thousand tags over many notes are counted', () => {
    const store = createStore();
    const notes = Array.from({ length: 1_000 }, (_, n) => ({
      text: Array.from({ length: 10 }, (__, m) => `#t${n}-${m}`).join(' '),
      at: START_MS,
    }));
    expect(got(store.addMany(notes))).toMatchObject({ added: 1_000, same: 0 });
    expect(got(store.tags(1_000))).toHaveLength(1_000);
    expect(titles(store, { tag: 't999-9' })).toHaveLength(1);
  });
});

describe('the list', () => {
  it('has the newest first, pinned ones above, and follows the hand that moves them', () => {
    const store = createStore();
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((text) => write(store, text));
    expect(titles(store)).toEqual(['d', 'c', 'b', 'a']);
    got(store.setPinned(there(a).id, true));
    expect(titles(store)).toEqual(['a', 'd', 'c', 'b']);
    got(store.move(there(b).id, there(d).id));
    expect(titles(store)).toEqual(['a', 'b', 'd', 'c']);
    got(store.move(there(d).id, null));
    expect(titles(store)).toEqual(['a', 'b', 'c', 'd']);
    got(store.move(there(c).id, there(c).id));
    write(store, 'c, changed', there(c));
    expect(titles(store)).toEqual(['a', 'b', 'c, changed', 'd']);
    expect(titles(store, { order: 'updated' })[0]).toBe('a');
  });

  it('stays in order when one note is moved to the same place again and again', () => {
    const store = createStore();
    const [a, b, c] = ['a', 'b', 'c'].map((text) => write(store, text));
    for (let turn = 0; turn < 200; turn += 1) {
      const [mover, order] = turn % 2 === 0 ? [a, ['c', 'a', 'b']] : [b, ['c', 'b', 'a']];
      got(store.move(there(mover).id, there(turn % 2 === 0 ? b : a).id));
      expect(titles(store)).toEqual(order);
    }
    expect(there(c).title).toBe('c');
  });

  it('comes in pages that add up', () => {
    const store = createStore();
    got(store.addMany(Array.from({ length: 450 }, (_, n) => ({ text: `note ${n}`, at: START_MS }))));
    const pages = [0, 200, 400].map((offset) => got(store.list({ ...ALL, offset })));
    expect(pages.map(({ rows }) => rows.length)).toEqual([200, 200, 50]);
    expect(pages.every(({ total }) => total === 450)).toBe(true);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(450);
  });
});

describe('the trash', () => {
  it('takes a note out of list, tags and search, and gives it back whole', () => {
    const clock = createHandClock();
    const store = createStore({ clock });
    const note = write(store, 'needle #tag');
    write(store, 'other');
    clock.turn(MINUTE_MS);
    expect(there(got(store.setTrashed(note.id, true))).trashedAt).toBe(START_MS + MINUTE_MS);
    clock.turn(MINUTE_MS);
    expect([titles(store), found(store, 'needle'), got(store.tags(10))]).toEqual([['other'], [], []]);
    expect(titles(store, { trashed: true })).toEqual(['needle #tag']);
    got(store.setTrashed(note.id, false));
    clock.turn(MINUTE_MS);
    expect([titles(store), found(store, 'needle')]).toEqual([['other', 'needle #tag'], ['needle #tag']]);
    expect(revisionTexts(store, note.id)).toEqual(['needle #tag']);
  });

  it('gives a note back that is typed in, and takes a text in whose note is gone for good', () => {
    const store = createStore();
    const note = write(store, 'one');
    got(store.setTrashed(note.id, true));
    const second = write(store, 'two', note);
    expect(second.trashedAt).toBeNull();
    got(store.setTrashed(note.id, true));
    expect(got(store.purge(note.id))).toBe(1);
    expect(got(store.get(note.id))).toBeNull();
    expect(write(store, 'three', second)).toMatchObject({ revision: 1, title: 'three' });
  });

  it('is emptied of what has lain there for thirty days, and nothing else is ever purged', () => {
    const clock = createHandClock();
    const store = createStore({ clock });
    const old = write(store, 'old');
    const young = write(store, 'young');
    write(store, 'live');
    got(store.setTrashed(old.id, true));
    clock.turn(29 * DAY_MS);
    got(store.setTrashed(young.id, true));
    got(store.maintain(clock.wallMs()));
    expect(titles(store, { trashed: true })).toHaveLength(2);
    clock.turn(2 * DAY_MS);
    got(store.maintain(clock.wallMs()));
    expect(titles(store, { trashed: true })).toEqual(['young']);
    expect(got(store.purge(there(got(store.list(ALL)).rows[0]).id))).toBe(0);
    expect(got(store.purge(null))).toBe(1);
    expect(titles(store)).toEqual(['live']);
  });
});

describe('a store', () => {
  it('counts every change and tells of it', () => {
    const store = createStore();
    let told = 0;
    const stop = store.onChange(() => {
      told += 1;
    });
    expect(store.changes()).toBe(0);
    const note = write(store, 'a');
    got(store.setPinned(note.id, true));
    got(store.setPinned(randomUUID(), true));
    expect([store.changes(), told]).toEqual([2, 2]);
    stop();
    write(store, 'b', note);
    expect([store.changes(), told]).toEqual([3, 2]);
  });

  it('answers in words once it is closed', () => {
    const store = createStore();
    write(store, 'a');
    store.close();
    expect(store.list(ALL)).toEqual({
      ok: false,
      error: { kind: 'other', message: 'The notes are closed.' },
    });
    expect([store.changes(), store.waiting().size]).toEqual([0, 0]);
  });
});
