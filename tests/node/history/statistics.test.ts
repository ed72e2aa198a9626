import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { History } from '../../../src/core/history-port.ts';
import { openHistory } from '../../../src/node/history/open.ts';
import { IN_MEMORY, openDatabase } from '../../../src/node/history/open-database.ts';
import { MIGRATIONS } from '../../../src/node/history/schema.ts';
import type { Level } from '../../../src/shared/level.ts';
import type { PageReading } from '../../../src/shared/observation.ts';
import {
  createChange,
  createFolder,
  createIncident,
  createSample,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  openSound,
  START_MS,
} from './support.ts';

const SLOT_MS = 5 * MINUTE_MS;
const ALL = { fromMs: START_MS - DAY_MS, toMs: START_MS + 400 * DAY_MS };

function open(): History {
  return openSound(join(createFolder(), 'history.db'));
}

describe('presence', () => {
  it('joins what follows within five minutes, and leaves a gap where nobody was there', () => {
    const history = open();
    expect(history.firstAt()).toBeNull();
    for (const minute of [0, 1, 4, 5, 9, 30, 34]) history.maintain(START_MS + minute * MINUTE_MS);
    expect(history.presence(ALL)).toEqual([
      { fromMs: START_MS, toMs: START_MS + 10 * MINUTE_MS },
      { fromMs: START_MS + 30 * MINUTE_MS, toMs: START_MS + 35 * MINUTE_MS },
    ]);
    expect(history.firstAt()).toBe(START_MS);
  });

  it('is cut to the range', () => {
    const history = open();
    for (let at = 0; at < HOUR_MS; at += MINUTE_MS) history.maintain(START_MS + at);
    const range = { fromMs: START_MS + 7 * MINUTE_MS, toMs: START_MS + 12 * MINUTE_MS };
    expect(history.presence(range)).toEqual([range]);
    expect(history.presence({ fromMs: START_MS + 2 * HOUR_MS, toMs: START_MS + 3 * HOUR_MS })).toEqual([]);
  });

  it('survives a restart, and goes on where it was', () => {
    const path = join(createFolder(), 'history.db');
    const first = openSound(path);
    first.maintain(START_MS);
    first.close();
    const second = openSound(path);
    second.maintain(START_MS + SLOT_MS);
    expect(second.presence(ALL)).toEqual([{ fromMs: START_MS, toMs: START_MS + 2 * SLOT_MS }]);
  });

  it('is the five minutes that were noted, whatever the clock did', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 }), (noted) => {
        const opened = openHistory({ path: IN_MEMORY });
        if (!opened.ok) throw new Error(opened.error.message);
        const { history } = opened.value;
        for (const slot of noted) history.maintain(START_MS + slot * SLOT_MS);
        const stretches = history.presence(ALL);
        history.close();
        const slots = stretches.flatMap(({ fromMs, toMs }) =>
          Array.from(
            { length: (toMs - fromMs) / SLOT_MS },
            (_, index) => (fromMs - START_MS) / SLOT_MS + index,
          ),
        );
        expect(slots).toEqual([...new Set(noted)].toSorted((a, b) => a - b));
        // Stretches that meet are one.
        stretches.forEach(({ toMs }, index) => {
          expect(stretches[index + 1]?.fromMs).not.toBe(toMs);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('verdictSteps', () => {
  it('begins with the step in force, without evidence', () => {
    const history = open();
    for (const minute of [0, 10, 20]) history.addChange(createChange(START_MS + minute * MINUTE_MS));
    history.addChange(createChange(START_MS, 'another'));
    const range = { fromMs: START_MS + 12 * MINUTE_MS, toMs: START_MS + 20 * MINUTE_MS };
    expect(history.verdictSteps({ serviceId: 'claude', ...range })).toEqual([
      {
        at: START_MS + 10 * MINUTE_MS,
        level: 'major_outage',
        cause: 'provider',
        since: START_MS + 10 * MINUTE_MS - 90_000,
      },
    ]);
    expect(history.verdictSteps({ serviceId: 'claude', ...ALL })).toHaveLength(3);
  });
});

function reading(
  at: number,
  levels: Readonly<Record<string, Level>>,
  more: Partial<PageReading> = {},
): PageReading {
  return {
    at,
    url: 'https://status.example',
    isMirror: false,
    name: 'Example',
    components: Object.entries(levels).map(([id, level]) => ({ id, name: id, group: null, level })),
    incidents: [],
    ...more,
  };
}

describe('officialSteps', () => {
  const page = 'https://status.example';
  const steps = (history: History) =>
    history
      .officialSteps({ pageUrl: page, ...ALL })
      .map(({ at, componentId, level }) => [(at - START_MS) / MINUTE_MS, componentId, level]);

  it('keeps a level only where it differs', () => {
    const history = open();
    history.addReading(page, reading(START_MS, { api: 'operational', web: 'operational' }));
    history.addReading(page, reading(START_MS + MINUTE_MS, { api: 'degraded', web: 'operational' }));
    history.addReading(page, reading(START_MS + 2 * MINUTE_MS, { api: 'degraded', web: 'operational' }));
    history.addReading(page, reading(START_MS + 3 * MINUTE_MS, { api: 'operational' }));
    expect(steps(history)).toEqual([
      [0, 'api', 'operational'],
      [0, 'web', 'operational'],
      [1, 'api', 'degraded'],
      [3, 'api', 'operational'],
      [3, 'web', 'unknown'],
    ]);
  });

  it('begins a range with what each component had', () => {
    const history = open();
    history.addReading(page, reading(START_MS, { api: 'degraded', web: 'operational' }));
    history.addReading(page, reading(START_MS + HOUR_MS, { api: 'operational', web: 'operational' }));
    const range = { fromMs: START_MS + MINUTE_MS, toMs: START_MS + 2 * MINUTE_MS };
    expect(history.officialSteps({ pageUrl: page, ...range })).toEqual([
      { at: START_MS, componentId: 'api', level: 'degraded' },
      { at: START_MS, componentId: 'web', level: 'operational' },
    ]);
  });

  it('takes what a page that lists only trouble no longer lists for fine', () => {
    const history = open();
    const listing = { basis: 'incidents' } as const;
    history.addReading(page, reading(START_MS, { api: 'degraded' }, listing));
    history.addReading(page, reading(START_MS + MINUTE_MS, {}, listing));
    expect(steps(history)).toEqual([
      [0, '', 'operational'],
      [0, 'api', 'degraded'],
      [1, 'api', 'operational'],
    ]);
  });

  it('counts an incident that names no component against the whole page', () => {
    const history = open();
    const incidents = [createIncident({ componentIds: [], impact: 'major' })];
    history.addReading(page, reading(START_MS, { api: 'operational' }, { incidents }));
    history.addReading(page, reading(START_MS + MINUTE_MS, { api: 'operational' }));
    expect(steps(history)).toEqual([
      [0, '', 'partial_outage'],
      [0, 'api', 'operational'],
      [1, '', 'operational'],
    ]);
  });
});

describe('outcomes', () => {
  it('counts every try once, rolled up or not, and leaves out what says nothing', () => {
    const history = open();
    const add = (at: number, outcome: Parameters<typeof createSample>[1]): void =>
      history.addSample(createSample(at, outcome));
    add(START_MS, {});
    add(START_MS + MINUTE_MS, { class: 'provider_failure' });
    add(START_MS + 2 * MINUTE_MS, { class: 'local' });
    add(START_MS + 3 * MINUTE_MS, { class: 'limited' });
    add(START_MS, { targetId: 'web' });
    history.flush();
    history.maintain(START_MS + 2 * HOUR_MS);
    add(START_MS + 59 * MINUTE_MS, { class: 'network_failure' });
    history.flush();
    add(START_MS + HOUR_MS, {});
    expect(history.outcomes({ targetId: 'api', ...ALL })).toEqual([
      { at: START_MS, answered: 2, failed: 2 },
      { at: START_MS + HOUR_MS, answered: 1, failed: 0 },
    ]);
    expect(history.outcomes({ targetId: 'never', ...ALL })).toEqual([]);
  });
});

describe('a history of the first version', () => {
  function createOld(path: string): void {
    const [first = ''] = MIGRATIONS;
    const db = new DatabaseSync(path);
    db.exec(first);
    db.exec('pragma user_version = 1');
    const said = (levels: Readonly<Record<string, string>>): string =>
      JSON.stringify({ components: Object.entries(levels).map(([id, level]) => ({ id, level })) });
    const put = db.prepare('insert into reading (page, at, said) values (?, ?, ?)');
    put.run('p', START_MS, said({ api: 'operational', web: 'operational' }));
    put.run('p', START_MS + MINUTE_MS, said({ api: 'operational', web: 'degraded' }));
    put.run('p', START_MS + 2 * MINUTE_MS, said({ api: 'operational', web: 'degraded' }));
    const slot = START_MS / SLOT_MS;
    const rollup = db.prepare('insert into rollup (span, target, bucket, tally) values (?, 1, ?, ?)');
    // One class, 'ok', counted twice; no latency.
    const tally = new Uint8Array([1, 0, 2]);
    for (const bucket of [slot, slot + 1, slot + 7]) rollup.run(SLOT_MS, bucket, tally);
    rollup.run(HOUR_MS, (START_MS - DAY_MS) / HOUR_MS, tally);
    db.exec("insert into target values (1, 'api')");
    db.close();
  }

  it('tells when somebody was there from the tries, and the page from its readings', () => {
    const path = join(createFolder(), 'history.db');
    createOld(path);
    const history = openSound(path);
    expect(history.presence(ALL)).toEqual([
      { fromMs: START_MS - DAY_MS, toMs: START_MS - DAY_MS + HOUR_MS },
      { fromMs: START_MS, toMs: START_MS + 2 * SLOT_MS },
      { fromMs: START_MS + 7 * SLOT_MS, toMs: START_MS + 8 * SLOT_MS },
    ]);
    expect(history.officialSteps({ pageUrl: 'p', ...ALL })).toEqual([
      { at: START_MS, componentId: 'api', level: 'operational' },
      { at: START_MS, componentId: 'web', level: 'operational' },
      { at: START_MS + MINUTE_MS, componentId: 'web', level: 'degraded' },
    ]);
  });

  it('still answers a chart of years, whose days were never rolled up', () => {
    const path = join(createFolder(), 'history.db');
    createOld(path);
    const history = openSound(path);
    const { bucketMs, buckets } = history.latency({
      targetId: 'api',
      fromMs: START_MS - 300 * DAY_MS,
      toMs: START_MS,
      points: 100,
    });
    expect(bucketMs % DAY_MS).toBe(0);
    expect(buckets.map(({ counts, phases }) => [counts, phases])).toEqual([[{ ok: 2 }, null]]);
  });

  it('is of the newest version then, like one begun anew', () => {
    const path = join(createFolder(), 'history.db');
    createOld(path);
    const opened = openDatabase({ path, wallMs: START_MS, migrations: MIGRATIONS });
    if (!opened.ok) throw new Error(opened.error.message);
    const shape = (db: DatabaseSync): unknown =>
      db.prepare('select name, sql from sqlite_schema where sql is not null order by name').all();
    const fresh = openDatabase({ path: IN_MEMORY, wallMs: START_MS, migrations: MIGRATIONS });
    if (!fresh.ok) throw new Error(fresh.error.message);
    expect(shape(opened.value.db)).toEqual(shape(fresh.value.db));
    opened.value.db.close();
    fresh.value.db.close();
  });
});
