import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { History } from '../../../src/core/history-port.ts';
import { createFolder, createSample, DAY_MS, HOUR_MS, MINUTE_MS, openSound, START_MS } from './support.ts';

/** One number straight from the file. */
function ask(path: string, sql: string): number {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(Object.values(db.prepare(sql).get() ?? {})[0] ?? 0);
  } finally {
    db.close();
  }
}

/** Maintains until nothing changes any more. */
function maintainFully(path: string, history: History, nowMs: number): void {
  const count = (): number =>
    ask(path, 'select (select count(*) from block) + (select count(*) from rollup)');
  for (let before = -1; before !== count(); ) {
    before = count();
    expect(history.maintain(nowMs).ok).toBe(true);
  }
}

function addHourly(history: History, fromMs: number, hours: number): void {
  for (let hour = 0; hour < hours; hour += 1) history.addSample(createSample(fromMs + hour * HOUR_MS));
  expect(history.flush().ok).toBe(true);
}

describe('maintain', () => {
  it('writes nothing where there is nothing to do', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    addHourly(history, START_MS, 3);
    maintainFully(path, history, START_MS + 4 * HOUR_MS);
    const logged = statSync(`${path}-wal`).size;
    expect(history.maintain(START_MS + 4 * HOUR_MS + MINUTE_MS).ok).toBe(true);
    expect(statSync(`${path}-wal`).size).toBe(logged);
  });

  it('waits with the roll-up until the hour is over', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    history.addSample(createSample(START_MS + MINUTE_MS));
    history.flush();
    history.maintain(START_MS + 59 * MINUTE_MS);
    expect(ask(path, 'select count(*) from rollup')).toBe(0);
    history.maintain(START_MS + HOUR_MS);
    expect(ask(path, 'select count(*) from rollup')).toBe(3);
  });

  it('drops raw samples past 30 days and five-minute roll-ups past 90, and answers from what is left', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    addHourly(history, START_MS, 24);
    const query = { targetId: 'api', fromMs: START_MS, toMs: START_MS + DAY_MS, points: 2_000 };
    const total = (): number =>
      history.latency(query).buckets.reduce((sum, { counts }) => sum + (counts.ok ?? 0), 0);

    maintainFully(path, history, START_MS + 30 * DAY_MS - 1);
    expect(ask(path, 'select count(*) from block')).toBe(24);
    expect(history.latency(query).bucketMs).toBe(MINUTE_MS);
    expect(total()).toBe(24);

    maintainFully(path, history, START_MS + 31 * DAY_MS);
    expect(ask(path, 'select count(*) from block')).toBe(0);
    expect(history.latency(query).bucketMs).toBe(5 * MINUTE_MS);
    expect(total()).toBe(24);

    maintainFully(path, history, START_MS + 91 * DAY_MS);
    expect(ask(path, 'select count(*) from rollup where span = 300000')).toBe(0);
    expect(history.latency(query).bucketMs).toBe(HOUR_MS);
    expect(total()).toBe(24);

    maintainFully(path, history, START_MS + 3_650 * DAY_MS);
    expect(total()).toBe(24);
  });

  it('loses at most half a day to a clock that is decades ahead for one turn', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    addHourly(history, START_MS, 48);
    history.maintain(START_MS + 48 * HOUR_MS);
    history.maintain(START_MS + 20_000 * DAY_MS);
    expect(ask(path, 'select count(*) from block')).toBe(36);
  });

  it('gives no block the number of one that was dropped', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    addHourly(history, START_MS, 2);
    maintainFully(path, history, START_MS + 40 * DAY_MS);
    expect(ask(path, 'select count(*) from block')).toBe(0);
    history.addSample(createSample(START_MS + 40 * DAY_MS));
    history.flush();
    expect(ask(path, 'select min(seq) from block')).toBeGreaterThan(2);
    history.maintain(START_MS + 41 * DAY_MS);
    expect(ask(path, 'select count(*) from rollup where span = 3600000')).toBe(3);
  });

  it('goes on after a restart where it was', () => {
    const path = join(createFolder(), 'history.db');
    const first = openSound(path);
    addHourly(first, START_MS, 5);
    first.maintain(START_MS + 5 * HOUR_MS);
    first.close();
    const second = openSound(path);
    addHourly(second, START_MS + 5 * HOUR_MS, 5);
    second.maintain(START_MS + 10 * HOUR_MS);
    const query = { targetId: 'api', fromMs: START_MS, toMs: START_MS + 10 * HOUR_MS, points: 10 };
    expect(second.latency(query).buckets.map(({ counts }) => counts.ok)).toEqual(Array(10).fill(1));
  });
});
