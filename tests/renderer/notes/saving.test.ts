import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../src/renderer/client/client.ts';
import { parseAnswer } from '../../../src/renderer/client/parse.ts';
import { createDraftShelf } from '../../../src/renderer/views/notes/saving/draft-shelf.ts';
import type { SaveState, TextSource } from '../../../src/renderer/views/notes/saving/note-saver.ts';
import { createSavers, type Savers } from '../../../src/renderer/views/notes/saving/savers.ts';
import type { CallName } from '../../../src/shared/names.ts';
import type { SaveOutcome } from '../../../src/shared/notes/calls.ts';
import { NOTE_CALL_NAMES } from '../../../src/shared/notes/names.ts';
import { err } from '../../../src/shared/result.ts';
import { type FixtureNotes, openFixtureNotes } from '../fixture-notes.ts';
import { seededHistory } from '../seeded-history.ts';

const NOTE = '11111111-1111-4111-8111-111111111111';

/** A place that keeps texts by key, as a tab's storage does. */
function createStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** A text that is typed into by the test. */
function createPaper(text: string): TextSource & { readonly set: (text: string) => void } {
  let held = text;
  return {
    text: () => held,
    takeText: () => held,
    mergeIn: (_taken, merged) => {
      held = merged;
    },
    set: (next) => {
      held = next;
    },
  };
}

let pad: FixtureNotes;
let isFailing: string | null;
let isHanging: boolean;
let storage: Storage;
let client: Pick<Client, 'call'>;
let savers: Savers;
let states: SaveState[];
let met: SaveOutcome[];
/** What was asked to be saved, oldest first. */
let requests: unknown[];

/** The real handlers over the real store; the way to them can be cut. */
function createClient(): Pick<Client, 'call'> {
  return {
    call: async (name, request) => {
      if (name === 'notes.save') requests.push(request);
      if (isHanging) await new Promise(() => undefined);
      if (isFailing !== null) return err({ code: 'storage', message: isFailing });
      const known = NOTE_CALL_NAMES.find((one: CallName) => one === name);
      return known === undefined
        ? err({ code: 'unknown_name', message: name })
        : parseAnswer(name, await pad.handlers[known](request));
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  pad = openFixtureNotes(() => [], seededHistory('none', []));
  isFailing = null;
  isHanging = false;
  storage = createStorage();
  client = createClient();
  savers = createSavers(client, createDraftShelf(storage));
  states = [];
  met = [];
  requests = [];
});
afterEach(() => {
  vi.useRealTimers();
  pad.close();
});

const listener = {
  onState: (state: SaveState) => states.push(state),
  onMet: (outcome: SaveOutcome) => met.push(outcome),
};

function onDisk(noteId = NOTE): string | null {
  const note = pad.store.get(noteId);
  return note.ok ? (note.value?.text ?? null) : null;
}

/** Another window writes. */
function writeElsewhere(text: string, base: number): void {
  pad.store.save({ noteId: NOTE, text, base, origin: 'typed' });
}

describe('a note that is typed into', () => {
  it('is on disk half a second after the first key, and not once for each key', async () => {
    const paper = createPaper('');
    const saver = savers.open(NOTE, 0, paper, listener);
    for (const text of ['a', 'ab', 'abc']) {
      paper.set(text);
      saver.edited(1);
      await vi.advanceTimersByTimeAsync(150);
    }
    await vi.advanceTimersByTimeAsync(350);
    expect(onDisk()).toBe('abc');
    expect(saver.isClean()).toBe(true);
    expect(saver.base()).toBe(1);
  });

  it('is saved at once where much came in at a time, as by a paste', async () => {
    const paper = createPaper('');
    const saver = savers.open(NOTE, 0, paper, listener);
    paper.set('x'.repeat(5_000));
    saver.edited(5_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(onDisk()).toHaveLength(5_000);
    isHanging = true;
    paper.set(`${paper.text()}y`);
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(requests).toHaveLength(1);
  });

  it('knows what it would take to bring it to disk', async () => {
    const paper = createPaper('');
    const saver = savers.open(NOTE, 0, paper, listener);
    expect(savers.fitsIn(0)).toBe(true);
    paper.set('ü'.repeat(3_000));
    saver.edited(1);
    expect([savers.fitsIn(6_000), savers.fitsIn(6_500)]).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(savers.fitsIn(0)).toBe(true);
    // On its way, and typed since.
    isHanging = true;
    paper.set(`${'ü'.repeat(4_000)} and more`);
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    paper.set(`${paper.text()}${'z'.repeat(1_000)}`);
    saver.edited(1);
    expect([savers.fitsIn(3_000), savers.fitsIn(3_600)]).toEqual([false, true]);
  });

  it('fits in nothing as long as it cannot be saved', async () => {
    const saver = savers.open(NOTE, 0, createPaper('text'), listener);
    isFailing = 'The disk is full.';
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(savers.fitsIn(1_000_000)).toBe(false);
  });

  it('is saved at once when asked, and all of it', async () => {
    const paper = createPaper('first');
    const saver = savers.open(NOTE, 0, paper, listener);
    saver.edited(1);
    const flushed = saver.flush();
    paper.set('first and second');
    saver.edited(1);
    await flushed;
    expect(await saver.flush()).toBe(true);
    expect(onDisk()).toBe('first and second');
  });

  it('is tried again until it can be saved, and shelved meanwhile', async () => {
    const paper = createPaper('text');
    const saver = savers.open(NOTE, 0, paper, listener);
    isFailing = 'The disk is full.';
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states.at(-1)).toEqual({ kind: 'failing', message: 'The disk is full.' });
    expect(storage.length).toBe(1);
    isFailing = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(onDisk()).toBe('text');
    expect(states.at(-1)?.kind).toBe('saved');
    expect(storage.length).toBe(0);
  });

  it('is not given up for a host that never answers', async () => {
    const paper = createPaper('text');
    const saver = savers.open(NOTE, 0, paper, listener);
    isHanging = true;
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(states.at(-1)?.kind).toBe('failing');
    isHanging = false;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(onDisk()).toBe('text');
  });

  it('is refused in words where it is too long, and saved once it is not', async () => {
    const paper = createPaper('x'.repeat(1_048_577));
    const saver = savers.open(NOTE, 0, paper, listener);
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(states.at(-1)).toMatchObject({ kind: 'failing', message: expect.stringContaining('longer') });
    paper.set('short');
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onDisk()).toBe('short');
  });
});

describe('a long note', () => {
  const LONG = 'A line of a long note, with 😀 in it.\n'.repeat(1_000);

  it('sends what changed, and all of that is on disk', async () => {
    writeElsewhere(LONG, 0);
    const paper = createPaper(LONG);
    const saver = savers.open(NOTE, 1, paper, listener);
    for (const text of [`${LONG}end`, `start ${LONG}end`, `start ${LONG.replace('😀', '😁')}end`]) {
      paper.set(text);
      saver.edited(1);
      expect(await saver.flush()).toBe(true);
      expect(onDisk()).toBe(text);
    }
    expect(Math.max(...requests.map((request) => JSON.stringify(request).length))).toBeLessThan(200);
  });

  it('goes whole where the host has another text under that revision', async () => {
    writeElsewhere(LONG.replace('line', 'word'), 0);
    const paper = createPaper(LONG);
    const saver = savers.open(NOTE, 1, paper, listener);
    paper.set(`${LONG}end`);
    saver.edited(1);
    expect(await saver.flush()).toBe(true);
    expect(requests).toHaveLength(2);
    expect(onDisk()).toBe(`${LONG}end`);
  });

  it('sends what changed since a merge, and since what others wrote', async () => {
    writeElsewhere(LONG, 0);
    const paper = createPaper(`${LONG}mine`);
    const saver = savers.open(NOTE, 1, paper, listener);
    writeElsewhere(`theirs\n${LONG}`, 1);
    saver.edited(1);
    await saver.flush();
    expect(onDisk()).toBe(`theirs\n${LONG}mine`);
    writeElsewhere(`theirs again\n${LONG}mine`, 3);
    savers.takeOver({ id: NOTE, revision: 4, text: `theirs again\n${LONG}mine` });
    requests = [];
    paper.set(`theirs again\n${LONG}mine again`);
    saver.edited(1);
    await saver.flush();
    expect(onDisk()).toBe(`theirs again\n${LONG}mine again`);
    expect(requests).toHaveLength(1);
    expect(JSON.stringify(requests)).not.toContain('long note');
  });

  it('keeps what a text cannot hold as it is kept on disk', async () => {
    writeElsewhere(LONG, 0);
    const paper = createPaper(LONG);
    const saver = savers.open(NOTE, 1, paper, listener);
    for (const text of [`${LONG}\0`, `${LONG}\0\uD83D`, `${LONG}\0\uD83D\uDE00`]) {
      paper.set(text);
      saver.edited(1);
      await saver.flush();
    }
    expect(onDisk()).toBe(`${LONG}\uFFFD😀`);
  });
});

describe('a page that goes away', () => {
  it.each([
    ['short', ''],
    ['long', 'A line.\n'.repeat(1_000)],
  ])('sends at once what was typed into a %s note', async (_name, before) => {
    writeElsewhere(before, 0);
    const paper = createPaper(before);
    const saver = savers.open(NOTE, 1, paper, listener);
    paper.set(`${before}typed`);
    saver.edited(1);
    savers.part();
    await vi.advanceTimersByTimeAsync(0);
    expect(onDisk()).toBe(`${before}typed`);
    expect(saver.isClean()).toBe(true);
  });

  it.each([
    ['short', ''],
    ['long', 'A line.\n'.repeat(1_000)],
  ])('does not wait for the save of a %s note that is under way', async (_name, before) => {
    writeElsewhere(before, 0);
    const paper = createPaper(before);
    const saver = savers.open(NOTE, 1, paper, listener);
    paper.set(`${before}first`);
    saver.edited(1);
    const first = saver.flush();
    paper.set(`${before}first and last`);
    saver.edited(1);
    savers.part();
    expect(requests).toHaveLength(2);
    await first;
    await vi.advanceTimersByTimeAsync(0);
    expect(onDisk()).toBe(`${before}first and last`);
    const page = pad.store.list({ trashed: false, tag: null, order: 'manual', offset: 0, limit: 10 });
    expect(page).toMatchObject({ value: { total: 1 } });
  });
});

describe('a note that is left', () => {
  it('goes to disk without its editor, and is given to the next one until it is there', async () => {
    const saver = savers.open(NOTE, 0, createPaper('left behind'), listener);
    isFailing = 'No.';
    saver.edited(1);
    savers.leave(saver);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(savers.failing()).toEqual([{ noteId: NOTE, title: 'left behind' }]);
    expect(savers.unsaved(NOTE)).toBe('left behind');
    expect(savers.open(NOTE, 0, createPaper('left behind, found'), listener)).toBe(saver);
    expect(savers.failing()).toEqual([]);
    isFailing = null;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(onDisk()).toBe('left behind, found');
    expect(savers.unsaved(NOTE)).toBeNull();
  });

  it('is found on the shelf after a reload, and goes to disk', async () => {
    storage.setItem(`pilotlight.draft.${NOTE}`, JSON.stringify({ text: 'from before', base: 0 }));
    storage.setItem('pilotlight.draft.broken', '{');
    const again = createSavers(client, createDraftShelf(storage));
    expect(again.unsaved(NOTE)).toBe('from before');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onDisk()).toBe('from before');
    expect(storage.getItem(`pilotlight.draft.${NOTE}`)).toBeNull();
  });
});

describe('a note that others write into', () => {
  it('takes over what they wrote when nothing waits here', async () => {
    writeElsewhere('one', 0);
    const paper = createPaper('one');
    const saver = savers.open(NOTE, 1, paper, listener);
    savers.takeOver({ id: NOTE, revision: 2, text: 'one and two' });
    expect(paper.text()).toBe('one and two');
    expect(saver.base()).toBe(2);
    savers.takeOver({ id: NOTE, revision: 1, text: 'one' });
    expect(paper.text()).toBe('one and two');
  });

  it('merges', async () => {
    writeElsewhere('a\n\nb\n\nc', 0);
    const paper = createPaper('a\n\nb\n\nc here');
    const saver = savers.open(NOTE, 1, paper, listener);
    writeElsewhere('a there\n\nb\n\nc', 1);
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onDisk()).toBe('a there\n\nb\n\nc here');
    expect(paper.text()).toBe('a there\n\nb\n\nc here');
    expect(met).toHaveLength(1);
  });

  it('says nothing where the other is itself, whose answer was lost', async () => {
    writeElsewhere('one', 0);
    const saver = savers.open(NOTE, 1, createPaper('one more'), listener);
    writeElsewhere('one more', 1);
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onDisk()).toBe('one more');
    expect(met).toEqual([]);
  });

  it('goes on in a copy where both wrote in the same place', async () => {
    writeElsewhere('line', 0);
    const paper = createPaper('my line');
    const saver = savers.open(NOTE, 1, paper, listener);
    writeElsewhere('their line', 1);
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.noteId()).not.toBe(NOTE);
    paper.set('my line goes on');
    saver.edited(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onDisk()).toBe('their line');
    expect(onDisk(saver.noteId())).toBe('my line goes on');
  });
});
