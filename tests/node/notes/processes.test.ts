import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { saveNote } from '../../../src/core/notes/save-note.ts';
import { ALL, createFolder, createStore, got, there, write } from './support.ts';

const WRITER = fileURLToPath(new URL('writer-process.ts', import.meta.url));

async function runWriter(path: string, name: string, lines: number): Promise<void> {
  const child = spawn(process.execPath, [WRITER, path, name, String(lines)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}

describe('two processes', () => {
  it('that write in one note at the same time lose no line of each other', { timeout: 60_000 }, async () => {
    const path = join(createFolder(), 'notes.db');
    await Promise.all([runWriter(path, 'left', 60), runWriter(path, 'right', 60)]);
    const store = createStore({ path });
    const { rows } = got(store.list(ALL));
    const lines = new Set(rows.flatMap(({ id }) => there(got(store.get(id))).text.split('\n')));
    const expected = ['left', 'right'].flatMap((name) =>
      Array.from({ length: 60 }, (_, n) => `${name} ${n}`),
    );
    expect(expected.filter((line) => !lines.has(line))).toEqual([]);
    expect(rows.length).toBeLessThanOrEqual(2);
  });

  it('that begin the file at the same moment both work', { timeout: 60_000 }, async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const path = join(createFolder(), 'notes.db');
      await Promise.all([runWriter(path, 'left', 1), runWriter(path, 'right', 1)]);
    }
  });

  it('see what the other did, in the count of changes and in the list', () => {
    const path = join(createFolder(), 'notes.db');
    const [one, two] = [createStore({ path }), createStore({ path })];
    const note = write(one, 'by one');
    expect(two.changes()).toBe(1);
    expect(write(two, 'by two', note).revision).toBe(2);
    expect(got(one.list(ALL)).rows[0]).toMatchObject({ title: 'by two', revision: 2 });
  });

  it('of which one holds the file: the other is told, and gets through when it lets go', () => {
    const path = join(createFolder(), 'notes.db');
    const store = createStore({ path });
    const note = write(store, 'before');
    const holder = new DatabaseSync(path);
    holder.exec('begin immediate');
    const answer = saveNote(store, { noteId: note.id, text: 'typed', baseRevision: 1 });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'locked' } });
    expect(there(got(store.get(note.id))).text).toBe('before');
    holder.exec('rollback');
    holder.close();
    expect(got(saveNote(store, { noteId: note.id, text: 'typed', baseRevision: 1 })).outcome).toBe('saved');
  });
});
