import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { History } from '../../../src/core/history-port.ts';
import { createHistory } from '../../../src/node/history/create-history.ts';
import { openHistory, openHistoryReadOnly } from '../../../src/node/history/open.ts';
import { openDatabase } from '../../../src/node/history/open-database.ts';
import { MOST_PENDING } from '../../../src/node/history/samples.ts';
import { MIGRATIONS } from '../../../src/node/history/schema.ts';
import { mountDisk, remount, whyNoMounts } from '../../support/mounts.ts';
import {
  createChange,
  createFolder,
  createIncident,
  createLines,
  createSample,
  HOUR_MS,
  openSound,
  START_MS,
} from './support.ts';

const noMounts = whyNoMounts();
const RANGE = { fromMs: START_MS, toMs: START_MS + 1_000 * HOUR_MS };

function countSamples(history: History): number {
  return history
    .latency({ targetId: 'api', ...RANGE, points: 1 })
    .buckets.reduce((sum, { counts }) => sum + (counts.ok ?? 0), 0);
}

/** A history that may take up only so many pages, and a way to lift that. */
function openBounded(path: string): {
  readonly history: History;
  readonly allowPages: (pages: number) => void;
} {
  const opened = openDatabase({ path, wallMs: START_MS, migrations: MIGRATIONS });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value;
  const history = createHistory(db, path, createLines().log);
  onTestFinished(history.close);
  return {
    history,
    allowPages: (pages) => {
      db.exec(`pragma max_page_count = ${pages}`);
    },
  };
}

describe('a history that may not grow', () => {
  it('keeps samples, changes, incidents and state in memory and writes them when it may', () => {
    const path = join(createFolder(), 'history.db');
    const { history, allowPages } = openBounded(path);
    allowPages(1);
    const full = { ok: false, error: { kind: 'full' } };
    for (let n = 0; n < 2_000; n += 1) history.addSample(createSample(START_MS + n * 30_000));
    expect(history.flush()).toMatchObject(full);
    const padded = createIncident({ name: 'x'.repeat(20_000) });
    const reading = {
      at: START_MS,
      url: 'p',
      isMirror: false,
      name: 'P',
      components: [],
      incidents: [padded],
    };
    expect(history.addReading('p', reading)).toMatchObject(full);
    for (let n = 0; n < 20; n += 1) expect(history.addChange(createChange(START_MS + n))).toMatchObject(full);
    // Far more than may wait: a state takes the place of the one before it, not of a change.
    for (let n = 0; n < 1_500; n += 1) history.saveState('engine', n);
    expect(history.saveState('engine', 'last')).toMatchObject(full);
    expect(countSamples(history)).toBe(2_000);
    expect(history.changes({ serviceId: 'claude', ...RANGE })).toEqual([]);

    allowPages(100_000);
    expect(history.flush()).toEqual({ ok: true, value: undefined });
    history.close();
    const again = openSound(path);
    expect(countSamples(again)).toBe(2_000);
    expect(again.changes({ serviceId: 'claude', ...RANGE })).toHaveLength(20);
    expect(again.incidents({ pageUrl: 'p', limit: 1 })).toMatchObject([padded]);
    expect(again.loadState('engine')).toBe('last');
  });

  it('tells what a page said and when it was there once it may, though both were tried before', () => {
    const { history, allowPages } = openBounded(join(createFolder(), 'history.db'));
    const component = { id: 'api', name: 'API', group: null };
    const reading = { at: START_MS, url: 'p', isMirror: false, name: 'P', incidents: [] };
    allowPages(1);
    const long = createIncident({ name: 'x'.repeat(200_000) });
    const first = {
      ...reading,
      components: [{ ...component, level: 'degraded' as const }],
      incidents: [long],
    };
    const full = { ok: false, error: { kind: 'full' } };
    expect(history.addReading('p', first)).toMatchObject(full);
    for (let n = 0; n < 400; n += 1) {
      history.addSample(createSample(START_MS + n * 900, { targetId: `${n}`.repeat(40) }));
    }
    expect(history.flush()).toMatchObject(full);
    allowPages(100_000);
    expect(history.flush().ok).toBe(true);
    expect(history.officialSteps({ pageUrl: 'p', ...RANGE })).toEqual([
      { at: START_MS, componentId: 'api', level: 'degraded' },
    ]);

    allowPages(1);
    expect(history.maintain(START_MS + HOUR_MS)).toMatchObject(full);
    allowPages(100_000);
    expect(history.maintain(START_MS + HOUR_MS + 600_000).ok).toBe(true);
    expect(history.presence(RANGE)).toEqual([
      { fromMs: START_MS + HOUR_MS, toMs: START_MS + HOUR_MS + 300_000 },
      { fromMs: START_MS + HOUR_MS + 600_000, toMs: START_MS + HOUR_MS + 900_000 },
    ]);
  });

  it('says in plain words what is wrong', () => {
    const { history, allowPages } = openBounded(join(createFolder(), 'history.db'));
    allowPages(1);
    for (let n = 0; n < 2_000; n += 1) history.addSample(createSample(START_MS + n));
    expect(history.flush()).toEqual({
      ok: false,
      error: {
        kind: 'full',
        message:
          'The disk is full, so history is not being written. What was measured is kept in memory until there is room.',
      },
    });
  });

  it('is not held up by one write that can never succeed', () => {
    const { history } = openBounded(join(createFolder(), 'history.db'));
    const nameless = JSON.parse(
      '{ "id": null, "serviceId": null, "startedAt": 0, "endedAt": 0, "worst": "x" }',
    );
    const refused = history.putEpisode({ ...nameless, cause: null, incidentId: null, officialAt: null });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'other' } });
    expect(history.saveState('engine', 1).ok).toBe(true);
    history.addSample(createSample(START_MS));
    expect(history.flush().ok).toBe(true);
    expect(history.loadState('engine')).toBe(1);
  });

  it('drops the oldest samples past what memory may hold, and says so once', () => {
    const { log, lines } = createLines();
    const history = openSound(join(createFolder(), 'history.db'), log);
    for (let n = 0; n < MOST_PENDING + 3; n += 1) history.addSample(createSample(START_MS + n));
    expect(lines).toHaveLength(1);
    expect(history.flush().ok).toBe(true);
    expect(history.recent({ targetId: 'api', limit: MOST_PENDING + 3 })[0]?.at).toBe(START_MS + 3);
  });
});

describe('a disk that is full', () => {
  it('loses nothing that was measured, and is written to again once there is room', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(400);
    const path = join(folder, 'history.db');
    const history = openSound(path);
    history.addSample(createSample(START_MS));
    expect(history.flush().ok).toBe(true);
    const ballast = join(folder, 'ballast');
    expect(() => writeFileSync(ballast, Buffer.alloc(1_000_000))).toThrow('ENOSPC');

    let added = 1;
    const fill = (): boolean => {
      for (let n = 0; n < 500; n += 1, added += 1) history.addSample(createSample(START_MS + added * 30_000));
      return history.flush().ok;
    };
    for (let turn = 0; turn < 100 && fill(); turn += 1);
    expect(history.flush()).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(history.addChange(createChange(START_MS))).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(history.maintain(START_MS + 1_000 * HOUR_MS).ok).toBe(false);
    expect(countSamples(history)).toBe(added);

    rmSync(ballast);
    expect(history.flush().ok).toBe(true);
    history.close();
    const again = openSound(path);
    expect(countSamples(again)).toBe(added);
    expect(again.changes({ serviceId: 'claude', ...RANGE })).toHaveLength(1);
  });

  it('with no room for the copy before a new version leaves the old one, and no half copy', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(1_500);
    const path = join(folder, 'history.db');
    const history = openSound(path);
    history.saveState('engine', 'x'.repeat(250_000));
    history.close();
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(950_000));
    const migrations = [...MIGRATIONS, 'create table later (x integer) strict'];
    const opened = openDatabase({ path, wallMs: START_MS, migrations });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'full' } });
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
    expect(openSound(path).loadState('engine')).toHaveLength(250_000);
  });

  it('with no room for a first file is a problem, not a crash', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(64);
    expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(100_000))).toThrow('ENOSPC');
    expect(openHistory({ path: join(folder, 'history.db') })).toMatchObject({
      ok: false,
      error: { kind: 'full' },
    });
  });
});

describe('a folder that may not be written', () => {
  it('is a problem in plain words where history is new, and where it is there already', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const folder = mountDisk(2_000);
    const path = join(folder, 'history.db');
    remount(folder, 'ro');
    expect(openHistory({ path })).toMatchObject({ ok: false, error: { kind: 'read_only' } });
    expect(existsSync(path)).toBe(false);
    remount(folder, 'rw');
    openSound(path).close();
    remount(folder, 'ro');
    expect(openHistory({ path })).toMatchObject({ ok: false, error: { kind: 'read_only' } });
    expect(openHistoryReadOnly(path)).toMatchObject({ ok: true });
  });

  it('hides nothing that lies in the log alone', (context) => {
    if (noMounts !== null) context.skip(noMounts);
    const origin = join(createFolder(), 'history.db');
    openSound(origin).saveState('engine', 'written last');
    const folder = mountDisk(4_000);
    const path = join(folder, 'history.db');
    for (const suffix of ['', '-wal']) copyFileSync(origin + suffix, path + suffix);
    remount(folder, 'ro');
    const opened = openHistoryReadOnly(path);
    if (!opened.ok) throw new Error(opened.error.message);
    onTestFinished(opened.value.close);
    expect(opened.value.loadState('engine')).toBe('written last');
  });
});
