import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistory, openHistoryReadOnly } from '../../../src/node/history/open.ts';
import { openDatabase } from '../../../src/node/history/open-database.ts';
import { MIGRATIONS } from '../../../src/node/history/schema.ts';
import { createChange, createFolder, createSample, HOUR_MS, openSound, START_MS } from './support.ts';

const NOW_MS = Date.UTC(2026, 7, 15, 10, 11, 12);
const clock = { wallMs: () => NOW_MS };
const ASIDE = 'history.damaged-20260815T101112Z.db';

/** A history of some size, closed. */
function createFilled(path: string): void {
  const history = openSound(path);
  for (let n = 0; n < 400; n += 1) history.addChange(createChange(START_MS + n));
  for (let n = 0; n < 4_000; n += 1) history.addSample(createSample(START_MS + n * 30_000));
  history.flush();
  history.maintain(START_MS + 100 * HOUR_MS);
  history.close();
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

const PAGE_BYTES = 4_096;
const DAMAGE: readonly (readonly [string, (path: string) => void])[] = [
  ['is no database at all', (path) => writeFileSync(path, Buffer.alloc(20_000, 0x5a))],
  ['is a line of text', (path) => writeFileSync(path, 'not a database')],
  [
    'was cut in half',
    (path) => truncateSync(path, Math.floor(statSync(path).size / 2 / PAGE_BYTES) * PAGE_BYTES),
  ],
  ['was cut inside a page', (path) => truncateSync(path, PAGE_BYTES * 3 + 100)],
  ['has a page of noise', (path) => overwrite(path, 5 * PAGE_BYTES, Buffer.alloc(PAGE_BYTES, 0xa7))],
  ['lost its schema', (path) => overwrite(path, 100, Buffer.alloc(PAGE_BYTES - 100))],
];

describe('a damaged history', () => {
  it.each(DAMAGE)('that %s is set aside whole, and a new one begun', (_how, damage) => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    createFilled(path);
    damage(path);
    const damaged = readFileSync(path);

    const opened = openHistory({ path, clock });
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(opened.value.history.close);
    expect(opened.value.notices).toEqual([
      {
        id: 'history-damaged',
        at: NOW_MS,
        kind: 'storage',
        text: `The history file was damaged. It was kept as ${ASIDE}, and a new one begun.`,
      },
    ]);
    expect(readFileSync(join(folder, ASIDE)).equals(damaged)).toBe(true);
    opened.value.history.addChange(createChange(START_MS));
    expect(opened.value.history.changes({ serviceId: 'claude', fromMs: 0, toMs: NOW_MS })).toHaveLength(1);
  });

  it('takes its write-ahead log along', () => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    writeFileSync(path, 'not a database');
    writeFileSync(`${path}-wal`, 'its log');
    const opened = openHistory({ path, clock });
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.history.close();
    expect(readFileSync(join(folder, `${ASIDE}-wal`), 'utf8')).toBe('its log');
  });

  it('does not overwrite one that was set aside in the same second', () => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    for (const content of ['first', 'second']) {
      writeFileSync(path, content);
      const opened = openHistory({ path, clock });
      if (!opened.ok) throw new Error(opened.error.message);
      opened.value.history.close();
    }
    expect(readFileSync(join(folder, ASIDE), 'utf8')).toBe('first');
    expect(readFileSync(join(folder, ASIDE.replace('.db', '-2.db')), 'utf8')).toBe('second');
  });

  it('is what a database with tables of somebody else is taken for', () => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    const other = new DatabaseSync(path);
    other.exec('create table target (x)');
    other.close();
    const opened = openHistory({ path, clock });
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.history.close();
    expect(existsSync(join(folder, ASIDE))).toBe(true);
  });
});

describe('versions', () => {
  it('refuses a newer one and leaves every byte of it', () => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    createFilled(path);
    const later = new DatabaseSync(path);
    later.exec(`pragma user_version = ${MIGRATIONS.length + 1}`);
    later.close();
    const before = readFileSync(path);

    for (const opened of [openHistory({ path, clock }), openHistoryReadOnly(path)]) {
      expect(opened).toMatchObject({ ok: false, error: { kind: 'newer' } });
      if (!opened.ok)
        expect(opened.error.message).toContain(
          `format ${MIGRATIONS.length + 1}; this one knows up to ${MIGRATIONS.length}`,
        );
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('migrates forward after a copy, and the copy is the database as it was', () => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    createFilled(path);
    const migrations = [
      ...MIGRATIONS,
      'create table later (x integer) strict',
      'alter table later add y integer',
    ];
    const opened = openDatabase({ path, wallMs: NOW_MS, migrations });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.db.prepare('pragma user_version').get()).toEqual({
      user_version: MIGRATIONS.length + 2,
    });
    opened.value.db.exec('insert into later values (1, 2)');
    opened.value.db.close();

    const copied = join(folder, `history.before-v${MIGRATIONS.length + 2}-20260815T101112Z.db`);
    if (process.platform !== 'win32') expect(statSync(copied).mode & 0o777).toBe(0o600);
    const copy = openHistory({
      path: copied,
      clock,
    });
    if (!copy.ok) throw new Error(copy.error.message);
    onTestFinished(copy.value.history.close);
    expect(copy.value.history.changes({ serviceId: 'claude', fromMs: 0, toMs: NOW_MS })).toHaveLength(400);
  });

  it('changes nothing where one step of a migration fails', () => {
    const folder = createFolder();
    const path = join(folder, 'history.db');
    createFilled(path);
    const migrations = [
      ...MIGRATIONS,
      'create table later (x integer) strict',
      'insert into nowhere values (1)',
    ];
    expect(openDatabase({ path, wallMs: NOW_MS, migrations })).toMatchObject({
      ok: false,
      error: { kind: 'other' },
    });
    const history = openSound(path);
    expect(history.changes({ serviceId: 'claude', fromMs: 0, toMs: NOW_MS })).toHaveLength(400);
  });

  it('makes no copy of a database it just made', () => {
    const folder = createFolder();
    openSound(join(folder, 'history.db')).close();
    expect(readdirSync(folder)).toEqual(['history.db']);
  });
});

describe('the file', () => {
  it.skipIf(process.platform === 'win32')('is for the user alone', () => {
    const path = join(createFolder(), 'history.db');
    openSound(path).saveState('engine', 1);
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777).toBe(0o600);
  });

  it('that cannot be made is a problem in plain words', () => {
    const path = join(createFolder(), 'missing', 'history.db');
    expect(openHistory({ path, clock })).toEqual({
      ok: false,
      error: { kind: 'other', message: `${path} could not be written: its folder is not there.` },
    });
  });

  it('may be closed twice, and answers calmly afterwards', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    history.close();
    history.close();
    history.addSample(createSample(START_MS));
    expect(history.flush()).toEqual({ ok: false, error: { kind: 'other', message: 'History is closed.' } });
    expect(history.changes({ serviceId: 'claude', fromMs: 0, toMs: 1 })).toEqual([]);
  });
});

describe('history to read only', () => {
  it('is refused in plain words while there is none', () => {
    const opened = openHistoryReadOnly(join(createFolder(), 'history.db'));
    expect(opened).toMatchObject({ ok: false, error: { kind: 'other' } });
  });

  it('is a damaged one left where it is', () => {
    const path = join(createFolder(), 'history.db');
    writeFileSync(path, 'not a database');
    expect(openHistoryReadOnly(path)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(readFileSync(path, 'utf8')).toBe('not a database');
  });

  it('reads what the writer has written, and what it writes next, without holding it up', () => {
    const path = join(createFolder(), 'history.db');
    const writer = openSound(path);
    writer.saveState('engine', 1);
    const opened = openHistoryReadOnly(path);
    if (!opened.ok) throw new Error(opened.error.message);
    const reader = opened.value;
    onTestFinished(reader.close);
    expect(reader.loadState('engine')).toBe(1);
    expect(writer.saveState('engine', 2).ok).toBe(true);
    writer.addSample(createSample(START_MS, { targetId: 'new-word', code: '503' }));
    expect(writer.flush().ok).toBe(true);
    expect(reader.loadState('engine')).toBe(2);
    expect(reader.recent({ targetId: 'new-word', limit: 1 })[0]?.code).toBe('503');
    const range = { fromMs: START_MS, toMs: START_MS + HOUR_MS, points: 1 };
    expect(reader.latency({ targetId: 'new-word', ...range }).buckets).toHaveLength(1);
  });

  it('sees one state of it through a whole chart, though samples move to the roll-ups meanwhile', () => {
    const path = join(createFolder(), 'history.db');
    const writer = openSound(path);
    writer.addSample(createSample(START_MS));
    writer.flush();
    writer.maintain(START_MS + HOUR_MS);
    writer.addSample(createSample(START_MS + HOUR_MS));
    writer.flush();
    const tamper = new DatabaseSync(path);
    tamper.exec("update rollup set tally = x'ff'");
    tamper.close();
    // The complaint about the unreadable roll-up comes after the roll-ups were read and before the new samples are.
    const maintain = (): void => {
      expect(writer.maintain(START_MS + 2 * HOUR_MS).ok).toBe(true);
    };
    const opened = openHistoryReadOnly(path, { info: maintain, warn: maintain, error: maintain });
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(opened.value.close);
    const query = { targetId: 'api', fromMs: START_MS, toMs: START_MS + 2 * HOUR_MS, points: 2 };
    for (let turn = 0; turn < 2; turn += 1) {
      expect(opened.value.latency(query).buckets.map(({ at }) => at)).toEqual([START_MS + HOUR_MS]);
    }
  });
});
