import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createFolder,
  createHandClock,
  createStore,
  found,
  got,
  MINUTE_MS,
  START_MS,
  there,
  write,
} from './support.ts';

describe.each([
  ['with full-text search', true],
  ['without it', false],
])('search %s', (_, mayRank) => {
  const open = () => {
    const clock = createHandClock();
    return { clock, store: createStore({ clock, mayRank }) };
  };

  it('says which it is', () => {
    expect(got(open().store.status()).search).toBe(mayRank ? 'ranked' : 'plain');
  });

  it.each([
    ['whole words', 'kestrel', ['Birds']],
    ['the start of a word', 'kest', ['Birds']],
    ['not its middle', 'estrel', []],
    ['every word asked for', 'kestrel grey', ['Birds']],
    ['nothing where one is missing', 'kestrel nowhere', []],
    ['upper and lower case alike', 'KESTREL', ['Birds']],
    ['letters without their accents', 'cafe', ['Café']],
    ['letters with accents that the text has not', 'bírds', ['Birds']],
    ['a tag', '#nature', ['Birds']],
    ['a tag that is only a word elsewhere', '#kestrel', []],
    ['words of a script without spaces', '本語', ['日本語のノート']],
    ['right to left', 'שלום', ['שלום עולם']],
    ['an apostrophe', "don't", ['Café']],
    ['quotes and operators as mere text', '"kestrel" OR', []],
    ['only marks', '"*:^-()', []],
    ['nothing at all', '  ', []],
    ['an emoji', '🎉', ['Party']],
    ['an emoji after a letter', 'done✅', ['Party']],
    ['a word and an emoji', 'cake 🎉', ['Party']],
    ['a word without the emoji beside it', 'kestrel 🎉', []],
    ['a sign that is no letter', 'c++', ['Party']],
    ['another such sign', 'c#', []],
  ])('finds %s', (_what, query, expected) => {
    const { clock, store } = open();
    write(store, '# Birds\nA grey kestrel over the field. #nature/birds');
    write(store, "Café\nWe don't open on Mondays.");
    write(store, '日本語のノート');
    write(store, 'שלום עולם');
    write(store, 'Party\nCake🎉 in C++, done✅');
    expect(found(store, query)).toEqual(expected);
    clock.turn(MINUTE_MS);
    expect(found(store, query)).toEqual(expected);
  });

  it('finds what was saved a moment ago, and no longer what was deleted from it', () => {
    const { clock, store } = open();
    const note = write(store, 'alpha');
    clock.turn(MINUTE_MS);
    write(store, 'beta', note);
    expect([found(store, 'alpha'), found(store, 'beta')]).toEqual([[], ['beta']]);
    clock.turn(MINUTE_MS);
    expect([found(store, 'alpha'), found(store, 'beta')]).toEqual([[], ['beta']]);
  });

  it('puts a find in the title above one in the text', () => {
    const { clock, store } = open();
    write(store, 'Retry\nlater');
    write(store, 'Later\nretry, '.padEnd(300, 'and again '));
    clock.turn(MINUTE_MS);
    expect(found(store, 'retry')).toEqual(['Retry', 'Later']);
  });

  it('sets off what was asked for, in title and text', () => {
    const { store } = open();
    write(store, `Kestrel notes\n${'word '.repeat(200)}the KESTREL hovers\u202E over the field`);
    const [hit] = got(store.search({ query: 'kest', limit: 5 }));
    const { excerpt, title } = there(hit);
    const marked = ({ text, marks }: typeof excerpt) => marks.map(([from, to]) => text.slice(from, to));
    expect(marked(title)).toEqual(['Kest']);
    expect(marked(excerpt).every((piece) => /^kest$/i.test(piece))).toBe(true);
    expect(excerpt.text.length).toBeLessThanOrEqual(181);
    expect(excerpt.text).not.toContain('\u202E');
  });

  it('answers anything a user may type, in bounds', () => {
    const { clock, store } = open();
    for (const text of ['one two', 'zwei\ndrei #vier', '日本']) write(store, text);
    clock.turn(MINUTE_MS);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (query) => {
        for (const { excerpt } of got(store.search({ query, limit: 2 })))
          expect(excerpt.marks.every(([from, to]) => from < to && to <= excerpt.text.length)).toBe(true);
      }),
    );
  });

  it('is not crowded out by what lies in the trash', () => {
    const { clock, store } = open();
    const live = ['one', 'two', 'three'].map((name) => write(store, `${name}\nshared`));
    const gone = Array.from({ length: 40 }, (__, n) => write(store, `shared ${n}`));
    clock.turn(MINUTE_MS);
    for (const { id } of gone) got(store.setTrashed(id, true));
    expect(found(store, 'shared', 5).toSorted()).toEqual(live.map(({ title }) => title).toSorted());
    clock.turn(MINUTE_MS);
    expect(found(store, 'shared', 5)).toHaveLength(3);
    for (const { id } of gone.slice(0, 2)) got(store.setTrashed(id, false));
    expect(found(store, 'shared', 50)).toHaveLength(5);
  });

  it('with a word that most notes hold, puts titles first and then the newest', () => {
    const { clock, store } = open();
    got(
      store.addMany([
        { text: 'common in the title', at: START_MS },
        ...Array.from({ length: 1_500 }, (__, n) => ({ text: `Note ${n}\ncommon`, at: START_MS + n })),
      ]),
    );
    for (let turn = 0; turn < 10; turn += 1) clock.turn(MINUTE_MS);
    expect(found(store, 'common', 3)).toEqual(['common in the title', 'Note 1499', 'Note 1498']);
  });
});

describe('what the index does not know', () => {
  it('is found in every note, however many hold the word beside it', () => {
    const store = createStore();
    const texts = Array.from({ length: 1_500 }, (_, n) => `common ${n}${n % 300 === 7 ? ' 🎉' : ''}`);
    got(store.addMany(texts.map((text) => ({ text, at: START_MS }))));
    for (let turn = 0; turn < 10; turn += 1) got(store.maintain(START_MS));
    expect(found(store, 'common 🎉', 50).toSorted()).toEqual(
      texts.filter((text) => text.includes('🎉')).toSorted(),
    );
  });
});

describe('the index', () => {
  it('is made anew where it is damaged, and no note is touched', () => {
    const path = join(createFolder(), 'notes.db');
    const clock = createHandClock();
    const store = createStore({ path, clock });
    for (let n = 0; n < 300; n += 1) write(store, `word${n} shared`);
    for (let turn = 0; turn < 5; turn += 1) clock.turn(MINUTE_MS);
    store.close();
    const db = new DatabaseSync(path, { defensive: false });
    db.exec("update words_data set block = x'ffffffffffffffffffff' where id > 100");
    db.close();
    const again = createStore({ path, clock });
    expect(found(again, 'word7')).toContain('word7 shared');
    for (let turn = 0; turn < 5; turn += 1) clock.turn(MINUTE_MS);
    expect(found(again, 'word299')).toEqual(['word299 shared']);
    got(again.maintain(clock.wallMs()));
    expect(got(again.status())).toMatchObject({ notes: 300, search: 'ranked' });
    let notices = 0;
    again.onNotice(() => {
      notices += 1;
    });
    expect(notices).toBe(0);
  });

  it('is caught up after a process that left it behind', () => {
    const path = join(createFolder(), 'notes.db');
    const plain = createStore({ path, mayRank: false });
    for (let n = 0; n < 250; n += 1) write(plain, `left${n}`);
    plain.close();
    const clock = createHandClock();
    const store = createStore({ path, clock });
    expect(found(store, 'left249')).toEqual(['left249']);
    got(store.maintain(START_MS));
    got(store.maintain(START_MS));
    expect(found(store, 'left249')).toEqual(['left249']);
    store.close();
    const db = new DatabaseSync(path);
    expect(db.prepare('select count(*) as left from note where indexed <> revision').get()).toEqual({
      left: 0,
    });
    db.close();
  });
});
