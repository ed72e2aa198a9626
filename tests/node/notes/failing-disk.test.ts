import { randomUUID } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { NoteStore } from '../../../src/core/note-ports.ts';
import type { NoteRow } from '../../../src/shared/notes/model.ts';
import { mountDisk, remount, whyNoMounts } from '../../support/mounts.ts';
import { ALL, createFolder, createStore, found, got, START_MS, there, titles, write } from './support.ts';

const noMounts = whyNoMounts();

/** Writes notes until one is refused, and answers those that were not. */
function fill(store: NoteStore): { readonly kept: readonly NoteRow[]; readonly problem: unknown } {
  const kept: NoteRow[] = [];
  for (let n = 0; n < 5_000; n += 1) {
    const noteId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const saved = store.save({ noteId, text: `note ${n} ${'x'.repeat(3_000)}`, base: 0, origin: 'typed' });
    if (!saved.ok) return { kept, problem: saved.error };
    if (saved.value.kind === 'saved') kept.push(saved.value.note);
  }
  return { kept, problem: null };
}

describe('a disk that is full', () => {
  it('is said at once, loses nothing, and is written to again once there is room', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(3_000);
    const path = join(folder, 'notes.db');
    const store = createStore({ path });
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(500_000));
    const { kept, problem } = fill(store);
    expect(problem).toEqual({
      kind: 'full',
      message: 'The disk is full, so this was not saved. Try again when there is room.',
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(got(store.list(ALL)).total).toBe(kept.length);
    expect(found(store, `note ${kept.length - 1}`)).toHaveLength(1);
    const last = there(kept.at(-1));
    const text = 'typed on, '.repeat(5_000);
    const input = { noteId: last.id, text, base: last.revision, origin: 'typed' } as const;
    expect(store.save(input)).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(there(got(store.get(last.id))).revision).toBe(last.revision);

    rmSync(ballast);
    expect(got(store.save(input)).kind).toBe('saved');
    expect(there(got(store.get(last.id))).text).toBe(text);
    store.close();
    const again = createStore({ path });
    expect(got(again.list(ALL)).total).toBe(kept.length);
    for (const { id } of kept) expect(got(again.get(id))).not.toBeNull();
  });

  it('leaves no trace of a save that failed, even where another process saves instead', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(2_000);
    const path = join(folder, 'notes.db');
    const [one, two] = [createStore({ path }), createStore({ path })];
    const note = write(one, 'base');
    write(two, 'opened by the other, too');
    const ballast = join(folder, 'ballast');
    expect(() => writeFileSync(ballast, Buffer.alloc(3_000_000))).toThrow('ENOSPC');
    const lost = { noteId: note.id, text: 'x'.repeat(500_000), base: 1, origin: 'typed' } as const;
    expect(one.save(lost)).toMatchObject({ ok: false, error: { kind: 'full' } });
    rmSync(ballast);
    const kept = write(two, 'by the other', note);
    expect(there(got(one.get(note.id)))).toMatchObject({ text: 'by the other', revision: kept.revision });
  });

  it('with no room for a first file is a problem, and none once there is room', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(512);
    const ballast = join(folder, 'ballast');
    expect(() => writeFileSync(ballast, Buffer.alloc(600_000))).toThrow('ENOSPC');
    const store = createStore({ path: join(folder, 'notes.db') });
    expect(store.list(ALL)).toMatchObject({ ok: false, error: { kind: 'full' } });
    rmSync(ballast);
    expect(write(store, 'there').revision).toBe(1);
  });
});

describe('a disk that may not be written', () => {
  it('is a problem in plain words, and is none any more once it may', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(3_000);
    const path = join(folder, 'notes.db');
    const first = createStore({ path });
    write(first, 'before');
    first.close();
    remount(folder, 'ro');
    const store = createStore({ path });
    const noteId = '00000000-0000-4000-8000-000000000001';
    const save = () => store.save({ noteId, text: 'typed', base: 0, origin: 'typed' });
    expect(save()).toMatchObject({
      ok: false,
      error: { kind: 'read_only', message: expect.stringContaining('may not be written') },
    });
    remount(folder, 'rw');
    expect(got(save()).kind).toBe('saved');
    expect(titles(store)).toEqual(['typed', 'before']);
  });

  for (const [how, suffixes] of [
    ['closed', []],
    ['copied from a running program with its log', ['-wal']],
    ['left by a killed program', ['-wal', '-shm']],
  ] as const) {
    it(`is read whole where the notes were ${how}, and says that nothing can be saved`, (context) => {
      if (noMounts !== null) context.skip(noMounts);
      const origin = join(createFolder(), 'notes.db');
      const running = createStore({ path: origin });
      const note = write(running, 'the first of all words');
      write(running, 'the last word');
      if (suffixes.length === 0) running.close();
      const folder = mountDisk(3_000);
      const path = join(folder, 'notes.db');
      for (const suffix of ['', ...suffixes]) copyFileSync(origin + suffix, path + suffix);
      remount(folder, 'ro');
      const temporary = createFolder();
      vi.stubEnv('TMPDIR', temporary);
      onTestFinished(() => void vi.unstubAllEnvs());

      const store = createStore({ path });
      expect(titles(store)).toEqual(['the last word', 'the first of all words']);
      expect(got(store.get(note.id))?.text).toBe('the first of all words');
      expect(found(store, 'last')).toEqual(['the last word']);
      const noteId = randomUUID();
      const refused = {
        ok: false,
        error: {
          kind: 'read_only',
          message: 'The notes may not be written where they lie, so nothing can be saved.',
        },
      };
      expect(store.save({ noteId, text: 'new', base: 0, origin: 'typed' })).toEqual(refused);
      expect(store.setTrashed(note.id, true)).toEqual(refused);
      expect(titles(store)).toHaveLength(2);
      expect(readdirSync(temporary)).toEqual([]);

      remount(folder, 'rw');
      expect(write(store, 'new').revision).toBe(1);
      expect(titles(store)).toEqual(['new', 'the last word', 'the first of all words']);
    });
  }
});

/** Overwrites every page that holds one of the marks, beyond the first pages, with rubbish. */
function damage(path: string, mark: string): number {
  const bytes = readFileSync(path);
  const pageSize = 4_096;
  let pages = 0;
  for (let at = pageSize * 2; at < bytes.length; at += pageSize) {
    const page = bytes.subarray(at, at + pageSize);
    if (!page.includes(mark)) continue;
    page.fill(0xa5);
    pages += 1;
  }
  writeFileSync(path, bytes);
  return pages;
}

describe('a damaged file', () => {
  it('is set aside whole, and every note that can be read of it is taken over', () => {
    const folder = createFolder();
    const path = join(folder, 'notes.db');
    const store = createStore({ path });
    const rows = Array.from({ length: 60 }, (_, n) =>
      write(store, `note ${n} ${'y'.repeat(2_500)}${n === 30 ? ' RUBBISH' : ''}`),
    );
    for (const row of rows.slice(0, 20)) write(store, `${row.title} edited ${'y'.repeat(2_000)}`, row);
    store.close();
    expect(damage(path, 'RUBBISH')).toBeGreaterThan(0);
    const damaged = readFileSync(path);

    const again = createStore({ path });
    const notices: string[] = [];
    again.onNotice(({ text }) => notices.push(text));
    got(again.maintain(START_MS));
    const left = got(again.list(ALL)).total;
    expect(left).toBeGreaterThanOrEqual(57);
    expect(left).toBeLessThan(60);
    expect(there(got(again.get(there(rows[3]).id))).text).toContain('edited');
    expect(notices).toEqual([
      `The notes file was damaged. It was kept as ${readdirSync(folder).find((name) => name.startsWith('notes.damaged-'))}, ` +
        `and a new one begun. ${left} notes were taken over.`,
    ]);
    const aside = there(readdirSync(folder).find((name) => /^notes\.damaged-.*\.db$/.test(name)));
    expect(readFileSync(join(folder, aside)).equals(damaged)).toBe(true);
    expect(write(again, 'goes on').revision).toBe(1);
  });

  it('takes over what was pinned, the order, the prompts that wait and the templates', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    const [a, b, , trashed] = ['A', 'B', `C ${'y'.repeat(9_000)} RUBBISH`, 'T'].map((text) =>
      write(store, text),
    );
    write(store, 'D');
    got(store.setPinned(there(b).id, true));
    got(store.move(there(a).id, null));
    got(store.move(there(a).id, got(store.list(ALL)).rows[1]?.id ?? null));
    const queue = (noteId: string | null, text: string | null): string => {
      const id = randomUUID();
      got(store.queuePrompt({ id, serviceId: 'claude', noteId, text }));
      return id;
    };
    const last = queue(null, 'waits last');
    queue(there(a).id, null);
    queue(there(trashed).id, 'of a note in the trash');
    const wholeTrashed = queue(there(trashed).id, null);
    got(store.setSent(queue(null, 'sent'), true));
    got(store.movePrompt(last, null));
    got(store.setTrashed(there(trashed).id, true));
    got(store.saveTemplate({ id: randomUUID(), name: 'Bug', text: 'Fix {{it}}' }));
    const whole = (of: typeof store) => ({
      notes: titles(of).filter((title) => !title.startsWith('C ')),
      pinned: got(of.list(ALL)).rows.filter(({ pinned }) => pinned).length,
      prompts: got(of.prompts({ serviceId: null, state: 'waiting', limit: 9 })).map(({ id, followsNote }) => [
        id,
        // That of a note in the trash, which stays in the file, has its text for its own.
        followsNote && id !== wholeTrashed,
        there(got(of.prompt(id))).text,
      ]),
      templates: got(of.templates()).map(({ id, name, text }) => [id, name, text]),
    });
    const before = whole(store);
    expect(before).toMatchObject({ notes: ['B', 'A', 'D'], pinned: 1 });
    expect(before.prompts.map(([, , text]) => text)).toEqual([
      'A',
      'of a note in the trash',
      'T',
      'waits last',
    ]);
    store.close();
    expect(damage(path, 'RUBBISH')).toBeGreaterThan(0);

    const again = createStore({ path });
    got(again.maintain(START_MS));
    expect(whole(again)).toEqual(before);
    expect(write(again, 'E').title).toBe('E');
  });

  it('in the midst of writing costs the writer nothing: the same call goes through', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    const row = write(store, `alpha ${'z'.repeat(50_000)} RUBBISH`);
    for (let n = 0; n < 50; n += 1) write(store, `filler ${n} ${'z'.repeat(3_000)}`);
    store.close();
    const db = new DatabaseSync(path);
    const root = db
      .prepare("select rootpage from sqlite_schema where name = 'sqlite_autoindex_note_1'")
      .get();
    db.close();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, (Number(root?.rootpage) - 1) * 4_096, Number(root?.rootpage) * 4_096);
    writeFileSync(path, bytes);
    const again = createStore({ path });
    const saved = again.save({
      noteId: row.id,
      text: 'typed while it broke',
      base: row.revision,
      origin: 'typed',
    });
    expect(saved.ok).toBe(true);
    expect(
      got(again.search({ query: 'typed broke', limit: 5 })).length + got(again.list(ALL)).total,
    ).toBeGreaterThan(50);
  });

  it('that is no database at all is set aside', () => {
    const folder = createFolder();
    const path = join(folder, 'notes.db');
    writeFileSync(path, 'this is a text file, and long enough to be taken for a database'.repeat(100));
    const store = createStore({ path });
    expect(write(store, 'new').revision).toBe(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('notes.damaged-'))).toHaveLength(1);
  });

  it("that is another program's database is set aside untouched", () => {
    const folder = createFolder();
    const path = join(folder, 'notes.db');
    const db = new DatabaseSync(path);
    db.exec("create table theirs (a); insert into theirs values ('kept')");
    db.close();
    write(createStore({ path }), 'new');
    const aside = there(readdirSync(folder).find((name) => /^notes\.damaged-.*\.db$/.test(name)));
    const theirs = new DatabaseSync(join(folder, aside), { readOnly: true });
    expect(theirs.prepare('select a from theirs').get()).toEqual({ a: 'kept' });
    theirs.close();
  });
});

describe('a file of a newer version', () => {
  it('is refused in plain words and left as it is', () => {
    const path = join(createFolder(), 'notes.db');
    write(createStore({ path }), 'kept');
    const db = new DatabaseSync(path);
    db.exec('pragma user_version = 99; pragma wal_checkpoint(truncate)');
    db.close();
    const before = readFileSync(path);
    const store = createStore({ path });
    expect(store.list(ALL)).toEqual({
      ok: false,
      error: {
        kind: 'newer',
        message:
          'The notes file was written by a newer Pilotlight (format 99; this one knows up to 1). It was left as it is. Please update Pilotlight.',
      },
    });
    store.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});
