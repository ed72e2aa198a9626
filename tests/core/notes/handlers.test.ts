import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNoteHandlers } from '../../../src/core/notes/handlers.ts';
import type { FolderActions } from '../../../src/core/notes/import-export.ts';
import { openHistory } from '../../../src/node/history/open.ts';
import { noteFiles } from '../../../src/node/notes/note-files.ts';
import { maxRequestBytes, type RequestOf, type ResponseOf } from '../../../src/shared/contract.ts';
import { NOTE_CALLS } from '../../../src/shared/notes/calls.ts';
import { NOTE_CALL_NAMES, type NoteCallName } from '../../../src/shared/notes/names.ts';
import { sumOf } from '../../../src/shared/notes/splice.ts';
import { MAX_NOTE_CHARS } from '../../../src/shared/notes/text.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import { type Service, ServiceSchema } from '../../../src/shared/service.ts';
import { createFolder, createHandClock, createStore, MINUTE_MS, START_MS } from '../../node/notes/support.ts';

const CLAUDE: Service = ServiceSchema.parse({
  id: 'claude',
  name: 'Claude',
  page: { format: 'statuspage', url: 'https://status.example' },
});

/** The contract, seen so that TypeScript can follow a lookup by a name it does not know. */
const RESPONSES: {
  readonly [Name in NoteCallName]: {
    readonly response: { readonly parse: (raw: unknown) => ResponseOf<Name> };
  };
} = NOTE_CALLS;

const runAtOnce = (_delayMs: number, run: () => void) => {
  run();
  return () => undefined;
};

function open(host: FolderActions = {}) {
  const clock = createHandClock();
  const notes = createStore({ path: ':memory:', clock });
  const opened = openHistory({ path: ':memory:' });
  if (!opened.ok) throw new Error(opened.error.message);
  const { history } = opened.value;
  const handlers = createNoteHandlers({
    ports: {
      notes,
      noteFiles,
      history,
      // Breath is taken at once: nothing else is to be done here.
      clock: { ...clock, monoMs: () => 0, after: runAtOnce },
    },
    host,
    catalogue: () => [CLAUDE],
  });
  const raw = (name: NoteCallName, request: unknown) => handlers[name](request);
  /** A call as a client makes it: over JSON, and the answer checked against the contract. */
  const call = async <Name extends NoteCallName>(
    name: Name,
    request: unknown,
  ): Promise<Result<ResponseOf<Name>>> => {
    const answer = await raw(name, JSON.parse(JSON.stringify(request)));
    if (!answer.ok) return answer;
    // `parse` throws where the answer does not fit the contract, or does not survive being sent.
    const parsed: ResponseOf<Name> = RESPONSES[name].response.parse(JSON.parse(JSON.stringify(answer.value)));
    return ok(parsed);
  };
  const value = async <Name extends NoteCallName>(
    name: Name,
    request: unknown,
  ): Promise<ResponseOf<Name>> => {
    const answer = await call(name, request);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.value;
  };
  const make = async (text: string) => {
    const noteId = randomUUID();
    await value('notes.save', { noteId, text, baseRevision: 0 });
    return noteId;
  };
  return { clock, notes, history, call, value, make, raw };
}

describe('the calls of the pad', () => {
  it('are answered, each of them, and refuse what is not theirs', async () => {
    const { raw } = open();
    for (const name of NOTE_CALL_NAMES) {
      for (const request of [
        null,
        7,
        [],
        { noteId: 'x', promptId: 1, extra: true, limit: -1, query: 3, to: 'moon' },
      ]) {
        expect(await raw(name, request), name).toMatchObject({ ok: false, error: { code: 'invalid' } });
      }
    }
  });

  it('carry a note from its first word to its history and back', async () => {
    const { value, make, call } = open();
    const noteId = await make('one\r\ntwo');
    expect(await value('notes.get', { noteId })).toMatchObject({ text: 'one\ntwo', revision: 1 });
    await value('notes.save', { noteId, text: 'one\nthree', baseRevision: 1 });
    expect(await value('notes.compare', { noteId, from: 1, to: 2 })).toEqual([
      { kind: 'same', text: 'one\n' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: 'three' },
    ]);
    expect(await value('notes.revert', { noteId, revision: 1 })).toMatchObject({
      text: 'one\ntwo',
      revision: 3,
    });
    const revisions = await value('notes.revisions', { noteId });
    expect(revisions.map(({ origin }) => origin)).toEqual(['reverted', 'typed', 'typed']);
    expect(await call('notes.revision', { noteId, revision: 9 })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
    expect(await call('notes.get', { noteId: randomUUID() })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it('take a long note as what changed, and say where they cannot tell what that makes', async () => {
    const { value, make, call } = open();
    const noteId = await make('one two');
    const change = { start: 4, removed: 3, text: 'three' };
    const request = { noteId, baseRevision: 1, change, sum: sumOf('one three') };
    expect(await value('notes.save', request)).toMatchObject({ outcome: 'saved', note: { revision: 2 } });
    expect(await value('notes.get', { noteId })).toMatchObject({ text: 'one three' });
    for (const misfit of [{ sum: 1 }, { baseRevision: 9 }, { noteId: randomUUID() }]) {
      expect(await call('notes.save', { ...request, ...misfit })).toMatchObject({
        ok: false,
        error: { code: 'not_found' },
      });
    }
    const longer = { start: 0, removed: 0, text: 'x'.repeat(MAX_NOTE_CHARS) };
    expect(await call('notes.save', { ...request, baseRevision: 2, change: longer })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(await value('notes.get', { noteId })).toMatchObject({ text: 'one three', revision: 2 });
  });

  it('list, pin, move, remove, restore and purge', async () => {
    const { value, make, call } = open();
    const [a, b] = [await make('a #t'), await make('b')];
    const order = async () => (await value('notes.list', {})).rows.map(({ id }) => id);
    expect(await order()).toEqual([b, a]);
    await value('notes.reorder', { noteId: a, beforeId: b });
    expect(await order()).toEqual([a, b]);
    await value('notes.pin', { noteId: b, pinned: true });
    expect(await order()).toEqual([b, a]);
    expect(await value('notes.tags', { limit: 5 })).toEqual([{ tag: 't', notes: 1 }]);
    await value('notes.remove', { noteId: a });
    expect(await order()).toEqual([b]);
    await value('notes.restore', { noteId: a });
    expect(await order()).toEqual([b, a]);
    expect(await value('notes.purge', { noteId: a })).toEqual({ purged: 0 });
    await value('notes.remove', { noteId: a });
    expect(await value('notes.purge', { noteId: null })).toEqual({ purged: 1 });
    expect(await call('notes.restore', { noteId: a })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it('take a note of a mebibyte and no more, and say how long a request may be', async () => {
    const { value, call } = open();
    const text = '\u0001'.repeat(MAX_NOTE_CHARS);
    const request = { noteId: randomUUID(), text, baseRevision: 0 } satisfies RequestOf<'notes.save'>;
    expect(JSON.stringify(request).length).toBeLessThan(maxRequestBytes('notes.save'));
    expect((await value('notes.save', request)).note.chars).toBe(MAX_NOTE_CHARS);
    expect(await call('notes.save', { ...request, text: `${text}x` })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(maxRequestBytes('notes.get')).toBe(65_536);
  });

  it('give all notes out as an archive and take them in again', async () => {
    const one = open();
    const pinned = await one.make('# One');
    await one.make('# Two\nlines');
    await one.value('notes.pin', { noteId: pinned, pinned: true });
    const exported = await one.value('notes.export', { to: 'archive' });
    if (exported.outcome !== 'archive') throw new Error(exported.outcome);
    expect(exported).toMatchObject({ name: 'pilotlight-notes-2026-04-28.zip', notes: 2 });
    const two = open();
    const { base64 } = exported;
    expect(await two.value('notes.import', { from: 'archive', base64 })).toEqual({
      added: 2,
      same: 0,
      refused: [],
      refusedCount: 0,
    });
    expect(await two.value('notes.import', { from: 'archive', base64 })).toMatchObject({ added: 0, same: 2 });
    expect((await two.value('notes.list', {})).rows).toMatchObject([
      { title: 'One', pinned: true },
      { title: 'Two', pinned: false },
    ]);
    expect(await two.call('notes.import', { from: 'archive', base64: 'AAAA' })).toEqual({
      ok: false,
      error: { code: 'invalid', message: 'This is no zip archive, or it is damaged.' },
    });
    const files = [{ name: 'Three.md', text: 'three', modifiedAt: START_MS - 5 }];
    expect(await two.value('notes.import', { from: 'files', files })).toMatchObject({ added: 1 });
    expect((await two.value('notes.search', { query: 'thr' }))[0]?.note).toMatchObject({
      title: 'three',
      updatedAt: START_MS - 5,
    });
  });

  it('tell how far an export has come, to whoever gave it an id', async () => {
    const one = open();
    for (let note = 0; note < 300; note += 1) await one.make(`Note ${note}`);
    const taskId = randomUUID();
    const task = { isOver: false };
    const exported = one.value('notes.export', { to: 'archive', taskId }).finally(() => {
      task.isOver = true;
    });
    const seen: (readonly [done: number, total: number])[] = [];
    while (!task.isOver) {
      const progress = await one.value('notes.progress', { taskId });
      if (progress !== null) seen.push([progress.done, progress.total]);
      expect(await one.value('notes.progress', { taskId: randomUUID() })).toBeNull();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await exported).toMatchObject({ notes: 300 });
    expect(seen.some(([done, total]) => total === 300 && done > 0 && done < 300)).toBe(true);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
    expect(await one.value('notes.progress', { taskId })).toBeNull();
  });

  it('offer folders only where the host can', async () => {
    const bare = open();
    expect(await bare.value('notes.status', {})).toMatchObject({
      canExportToFolder: false,
      canOpenFolder: false,
    });
    expect(await bare.call('notes.export', { to: 'folder' })).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    });
    expect(await bare.call('notes.openFolder', {})).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    });
    const folder = createFolder();
    const shown: string[] = [];
    const answers = [folder, null];
    const full = open({
      pickFolder: () => Promise.resolve(answers.shift() ?? null),
      showFile: (path) => {
        shown.push(path);
        return Promise.resolve(ok(undefined));
      },
    });
    await full.make('note');
    expect(await full.value('notes.status', {})).toMatchObject({
      canExportToFolder: true,
      canOpenFolder: true,
      notes: 1,
    });
    expect(await full.value('notes.export', { to: 'folder' })).toMatchObject({ outcome: 'folder', notes: 1 });
    expect(await full.value('notes.export', { to: 'folder' })).toEqual({ outcome: 'cancelled' });
    await full.value('notes.openFolder', {});
    expect(shown).toEqual([':memory:']);
  });

  it('put an episode into words', async () => {
    const { value, call, history } = open();
    history.putEpisode({
      id: 'e1',
      serviceId: 'claude',
      startedAt: START_MS,
      endedAt: START_MS + 5 * MINUTE_MS,
      worst: 'degraded',
      cause: 'provider',
      incidentId: null,
      officialAt: null,
    });
    const request = { serviceId: 'claude', episodeId: 'e1', timeZone: 'Asia/Tokyo' };
    const { text } = await value('notes.fromEpisode', request);
    expect(text).toContain('29 Apr 2026 01:00');
    expect(text).toContain('Times are in Asia/Tokyo.');
    expect(await call('notes.fromEpisode', { ...request, timeZone: 'Moon/Base' })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(await call('notes.fromEpisode', { ...request, episodeId: 'e2' })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});

describe('prompts', () => {
  it('wait in order, follow their note until they are sent, and outlive it', async () => {
    const { value, make, notes, clock } = open();
    const noteId = await make('draft');
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const queue = (index: number, note: string | null, text: string | null) =>
      value('prompts.queue', { promptId: ids[index], serviceId: 'claude', noteId: note, text });
    expect(await queue(0, noteId, null)).toMatchObject({
      followsNote: true,
      title: 'draft',
      noteId,
      sentAt: null,
    });
    await queue(1, noteId, 'a selection');
    await queue(2, null, 'free text');
    await queue(2, null, 'asked again');
    expect(notes.waiting()).toEqual(new Map([['claude', 3]]));
    expect((await value('notes.list', {})).rows[0]?.waiting).toBe(2);
    await value('prompts.reorder', { promptId: ids[2], beforeId: ids[0] });
    const waiting = async () =>
      (await value('prompts.list', { serviceId: 'claude' })).map(({ title }) => title);
    expect(await waiting()).toEqual(['free text', 'draft', 'a selection']);
    await value('prompts.reorder', { promptId: ids[2], beforeId: null });
    expect(await waiting()).toEqual(['draft', 'a selection', 'free text']);

    await value('notes.save', { noteId, text: 'draft, better', baseRevision: 1 });
    expect(await value('prompts.get', { promptId: ids[0] })).toMatchObject({
      text: 'draft, better',
      chars: 13,
    });
    clock.turn(MINUTE_MS);
    const sent = await value('prompts.markSent', { promptId: ids[0], sent: true });
    expect(sent).toMatchObject({ sentAt: START_MS + MINUTE_MS, followsNote: false, title: 'draft, better' });
    clock.turn(MINUTE_MS);
    expect(await value('prompts.markSent', { promptId: ids[0], sent: true })).toEqual(sent);
    expect(await waiting()).toEqual(['a selection', 'free text']);
    expect((await value('prompts.list', { state: 'sent' })).map(({ id }) => id)).toEqual([ids[0]]);
    await value('notes.save', { noteId, text: 'something else', baseRevision: 2 });
    expect((await value('prompts.get', { promptId: ids[0] })).text).toBe('draft, better');
    await value('prompts.markSent', { promptId: ids[0], sent: false });
    expect(await waiting()).toEqual(['draft, better', 'a selection', 'free text']);

    const follower = randomUUID();
    await value('prompts.queue', { promptId: follower, serviceId: 'claude', noteId, text: null });
    await value('notes.remove', { noteId });
    expect((await value('prompts.get', { promptId: follower })).text).toBe('something else');
    await value('notes.purge', { noteId });
    expect(await value('prompts.get', { promptId: follower })).toMatchObject({
      text: 'something else',
      noteId: null,
    });
    for (const promptId of [...ids, follower]) await value('prompts.remove', { promptId });
    expect(notes.waiting()).toEqual(new Map());
  });

  it('for no service, of no note or of nothing are refused', async () => {
    const { call, make } = open();
    const noteId = await make('x');
    const prompt = { promptId: randomUUID(), serviceId: 'claude', noteId: null, text: 'x' };
    for (const [change, code] of [
      [{ serviceId: 'nobody' }, 'not_found'],
      [{ noteId: randomUUID(), text: null }, 'not_found'],
      [{ text: ' \n' }, 'invalid'],
      [{ text: null }, 'invalid'],
    ] as const)
      expect(await call('prompts.queue', { ...prompt, ...change })).toMatchObject({
        ok: false,
        error: { code },
      });
    expect(await call('prompts.get', { promptId: noteId })).toMatchObject({
      ok: false,
      error: { code: 'not_found' },
    });
  });
});

describe('templates', () => {
  it('are kept by name, changed and removed', async () => {
    const { value, call } = open();
    const [a, b] = [randomUUID(), randomUUID()];
    await value('templates.save', { templateId: a, name: ' Review ', text: 'Review {{file}}' });
    await value('templates.save', { templateId: b, name: 'ask', text: 'Ask' });
    expect((await value('templates.list', {})).map(({ name }) => name)).toEqual(['ask', 'Review']);
    await value('templates.save', { templateId: b, name: 'Tell', text: 'Tell' });
    expect((await value('templates.list', {})).map(({ name }) => name)).toEqual(['Review', 'Tell']);
    await value('templates.remove', { templateId: a });
    expect(await value('templates.list', {})).toMatchObject([{ id: b, text: 'Tell' }]);
    expect(await call('templates.save', { templateId: a, name: ' ', text: '' })).toMatchObject({ ok: false });
  });
});
