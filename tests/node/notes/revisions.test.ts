import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideThinned, nextThinAt } from '../../../src/node/notes/thin.ts';
import { applySplice, joinSplices, toSplice } from '../../../src/shared/notes/splice.ts';
import {
  createFolder,
  createHandClock,
  createStore,
  DAY_MS,
  got,
  HOUR_MS,
  MINUTE_MS,
  there,
  write,
} from './support.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom('a', 'b', '😀', '😁', '\n'), { maxLength: 20 }).map((parts) => parts.join('')),
);

describe('a splice', () => {
  it('makes one text of another, and cuts no character in two', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const splice = toSplice(before, after);
        expect(applySplice(before, splice)).toBe(after);
        expect(splice.text.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each([
    ['😀', '😁', '😁'],
    ['a😀b', 'a😁b', '😁'],
    ['\u{1F600}', '\u{1FA00}', '\u{1FA00}'],
    ['😀', '😀😀', '😀'],
    ['x\u{10400}', 'x\u{10C00}\u{10400}', '\u{10C00}'],
    ['\u{1F600}z', '\u{2F600}z', '\u{2F600}'],
  ])('from %s to %s writes whole characters', (before, after, text) => {
    expect(toSplice(before, after).text).toBe(text);
    expect(applySplice(before, toSplice(before, after))).toBe(after);
  });

  it('joined with the next does what both did', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (a, b, c) => {
        const joined = joinSplices(toSplice(a, b), toSplice(b, c));
        if (joined !== null) expect(applySplice(a, joined)).toBe(c);
      }),
      { numRuns: 500 },
    );
    expect(joinSplices(toSplice('', 'a'), toSplice('a', 'ab'))).toEqual({ start: 0, removed: 0, text: 'ab' });
  });
});

/** Noon of a day in the machine's own time zone. */
const NOON = new Date(2026, 3, 28, 12, 0).getTime();

const dated = (...ats: readonly number[]) => ats.map((at, index) => ({ number: index + 1, at }));

describe('thinning', () => {
  it('keeps everything of the last day', () => {
    const minutes = dated(...Array.from({ length: 1_400 }, (_, n) => NOON + n * MINUTE_MS));
    expect(decideThinned(minutes, NOON + 1_400 * MINUTE_MS).size).toBe(0);
  });

  it('keeps the last of each hour after a day, and the last of each day after thirty', () => {
    const revisions = dated(...[0, 10, 50, 70, 80, 200].map((minutes) => NOON + minutes * MINUTE_MS));
    expect([...decideThinned(revisions, NOON + 2 * DAY_MS)]).toEqual([1, 2, 4]);
    expect([...decideThinned(revisions, NOON + 40 * DAY_MS)]).toEqual([1, 2, 3, 4, 5]);
  });

  it('never takes the last of a day, nor the newest, whenever and however often it runs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 * 24 * 50 }), { minLength: 1, maxLength: 60 }),
        fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 }),
        (minutes, runs) => {
          const all = dated(...minutes.toSorted((a, b) => a - b).map((m) => NOON + m * MINUTE_MS));
          let kept = all;
          for (const days of runs.toSorted((a, b) => a - b)) {
            const gone = decideThinned(kept, NOON + days * DAY_MS);
            kept = kept.filter(({ number }) => !gone.has(number));
          }
          const lastOfDays = new Map(all.map(({ number, at }) => [new Date(at).toDateString(), number]));
          const left = new Set(kept.map(({ number }) => number));
          expect([...lastOfDays.values()].every((number) => left.has(number))).toBe(true);
        },
      ),
    );
  });

  it('is told when to come back, never too late', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 * 24 * 3 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 50 }),
        (minutes, days) => {
          const all = dated(...minutes.toSorted((a, b) => a - b).map((m) => NOON + m * MINUTE_MS));
          const nowMs = NOON + days * DAY_MS;
          const gone = decideThinned(all, nowMs);
          const kept = all.filter(({ number }) => !gone.has(number));
          const due = nextThinAt(kept, nowMs);
          if (due === null) expect(decideThinned(kept, nowMs + 100 * DAY_MS).size).toBe(0);
          else expect(decideThinned(kept, due - 1).size).toBe(0);
        },
      ),
    );
  });

  it('in the store leaves every kept text as it was, and gives the room back', () => {
    const clock = createHandClock(NOON);
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path, clock });
    let text = 'start\n'.repeat(100);
    let note = write(store, text);
    const texts = new Map([[1, text]]);
    for (let n = 0; n < 600; n += 1) {
      clock.turn(7 * MINUTE_MS);
      const at = (n * 37) % text.length;
      text = `${text.slice(0, at)}w${n}\n${text.slice(at)}`;
      note = write(store, text, note);
      texts.set(note.revision, text);
    }
    const kept = () => got(store.revisions({ noteId: note.id, before: null, limit: 200 }));
    for (const [days, most] of [
      [2, 80],
      [45, 5],
    ] as const) {
      clock.turn(days * DAY_MS);
      got(store.maintain(clock.wallMs()));
      const left = kept();
      expect(left.length).toBeLessThanOrEqual(most);
      expect(left[0]?.revision).toBe(601);
      const again = createStore({ path });
      for (const { revision } of left)
        expect(there(got(again.revision(note.id, revision))).text).toBe(texts.get(revision));
    }
    expect(new Set(kept().map(({ at }) => new Date(at).toDateString())).size).toBe(kept().length);
    expect(got(store.revision(note.id, 2))).toBeNull();
    expect(write(store, 'goes on', note).revision).toBe(602);
  });
});

describe('a text whose chain is broken', () => {
  it('is not made up', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    const first = write(store, 'one two three');
    const second = write(store, 'one three', first);
    write(store, 'one three four', second);
    store.close();
    const db = new DatabaseSync(path);
    db.exec('delete from revision where number = 2');
    db.close();
    const again = createStore({ path });
    expect(got(again.revision(first.id, 3))).toBeNull();
    expect(there(got(again.revision(first.id, 1))).text).toBe('one two three');
  });
});

describe('the history of a note', () => {
  it('comes newest first, in pages', () => {
    const clock = createHandClock();
    const store = createStore({ clock });
    let note = write(store, '0');
    for (let n = 1; n < 10; n += 1) {
      clock.turn(HOUR_MS);
      note = write(store, `${n}`, note);
    }
    const query = { noteId: note.id, limit: 4 };
    const first = got(store.revisions({ ...query, before: null }));
    expect(first.map(({ revision }) => revision)).toEqual([10, 9, 8, 7]);
    expect(got(store.revisions({ ...query, before: 7 })).map(({ revision }) => revision)).toEqual([
      6, 5, 4, 3,
    ]);
    expect(first[0]).toMatchObject({ origin: 'typed', chars: 1, at: clock.wallMs() });
  });
});
