import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { mergeIncident } from '../../../src/node/history/merge-incident.ts';
import { isOfficialHistory, isOpen } from '../../../src/renderer/format/incident.ts';
import type { Incident, PageReading } from '../../../src/shared/observation.ts';
import type { Episode } from '../../../src/shared/verdict.ts';
import {
  createChange,
  createFolder,
  createIncident,
  createLines,
  createSample,
  DAY_MS,
  HOUR_MS,
  openSound,
  START_MS,
} from './support.ts';

const PAGE = 'https://status.example';

function createReading(fields: Partial<PageReading> = {}): PageReading {
  return {
    at: START_MS,
    url: PAGE,
    isMirror: false,
    name: 'Example',
    components: [{ id: 'api', name: 'API', group: null, level: 'operational' }],
    incidents: [],
    ...fields,
  };
}

function countRows(path: string, table: string): number {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(db.prepare(`select count(*) as n from ${table}`).get()?.n);
  } finally {
    db.close();
  }
}

/** Runs SQL on the file beside the open history. */
function tamper(path: string, sql: string): void {
  const db = new DatabaseSync(path, { timeout: 1_000 });
  db.exec(sql);
  db.close();
}

describe('readings', () => {
  it('are kept when they differ in more than their time', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    history.addReading(PAGE, createReading());
    history.addReading(PAGE, createReading({ at: START_MS + 60_000 }));
    expect(countRows(path, 'reading')).toBe(1);
    const degraded = [{ id: 'api', name: 'API', group: null, level: 'degraded' as const }];
    history.addReading(PAGE, createReading({ at: START_MS + 120_000, components: degraded }));
    history.addReading('https://other.example', createReading());
    expect(countRows(path, 'reading')).toBe(3);
  });

  it('go after 90 days, save the newest of each page', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    for (let turn = 0; turn < 50; turn += 1)
      history.addReading(PAGE, createReading({ at: START_MS + turn * HOUR_MS, name: `Example ${turn}` }));
    history.addReading('https://other.example', createReading());
    const maintain = (days: number): void => {
      for (let turn = 0; turn < 4; turn += 1)
        expect(history.maintain(START_MS + days * DAY_MS + turn * HOUR_MS).ok).toBe(true);
    };
    maintain(89);
    expect(countRows(path, 'reading')).toBe(51);
    maintain(91);
    expect(countRows(path, 'reading')).toBe(51 - 27);
    maintain(365);
    expect(countRows(path, 'reading')).toBe(2);
    history.addReading(PAGE, createReading({ at: START_MS + 366 * DAY_MS, name: 'Example 49' }));
    expect(countRows(path, 'reading')).toBe(2);
  });

  it('are dropped a few at a time, whatever the clock says for a turn', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    for (let turn = 0; turn < 50; turn += 1)
      history.addReading(PAGE, createReading({ at: START_MS + turn * HOUR_MS, name: `Example ${turn}` }));
    for (let turn = 0; turn < 9; turn += 1) history.maintain(START_MS + 20_000 * DAY_MS + turn * 60_000);
    expect(countRows(path, 'reading')).toBe(30);
  });
});

describe('incidents', () => {
  it('keep components and updates the page later dropped, and late updates', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const open = createIncident();
    const resolved = createIncident({
      status: 'resolved',
      resolvedAt: START_MS + HOUR_MS,
      componentIds: [],
      updates: [{ id: 'u2', at: START_MS + HOUR_MS, status: 'resolved', body: 'Fixed.', components: [] }],
    });
    const late = createIncident({
      ...resolved,
      status: 'postmortem',
      updates: [
        ...resolved.updates,
        { id: 'u3', at: START_MS + 48 * HOUR_MS, status: 'postmortem', body: 'It was DNS.', components: [] },
      ],
    });
    for (const incident of [open, resolved, late]) {
      expect(history.addReading(PAGE, createReading({ incidents: [incident] })).ok).toBe(true);
    }
    const [kept] = history.incidents({ pageUrl: PAGE, limit: 10 });
    expect(kept).toEqual({
      ...late,
      componentIds: ['api'],
      updates: [...open.updates, ...late.updates],
      firstReadAt: createReading().at,
    } satisfies Incident);
  });

  it('say when they were first read of: what was over by then is the page’s own history', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const readAt = START_MS + 48 * HOUR_MS;
    const over = createIncident({ id: 'over', resolvedAt: START_MS + HOUR_MS });
    const open = createIncident({ id: 'open' });
    history.addReading(PAGE, createReading({ at: readAt, incidents: [over, open] }));
    const ended = { ...open, status: 'resolved' as const, resolvedAt: readAt + HOUR_MS };
    history.addReading(PAGE, createReading({ at: readAt + HOUR_MS, incidents: [over, ended] }));
    const kept = history.incidents({ pageUrl: PAGE, limit: 10 });
    expect(kept.map(({ firstReadAt }) => firstReadAt)).toEqual([readAt, readAt]);
    expect(kept.filter(isOfficialHistory).map(({ id }) => id)).toEqual(['over']);
    // Nothing of it counts as seen from here.
    const range = { fromMs: 0, toMs: readAt + 2 * HOUR_MS };
    expect(history.episodes({ serviceId: null, ...range })).toEqual([]);
    expect(history.officialSteps({ pageUrl: PAGE, ...range })[0]?.at).toBe(readAt);
  });

  it('are not open for ever when the page deletes or merges them, and open again when it lists them again', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const [lost, ended] = [
      createIncident({ id: 'lost' }),
      createIncident({ id: 'ended', status: 'resolved', resolvedAt: START_MS + HOUR_MS }),
    ];
    const only = (id: string) =>
      history.incidents({ pageUrl: PAGE, limit: 10 }).find((incident) => incident.id === id);
    history.addReading(PAGE, createReading({ at: START_MS, incidents: [lost, ended] }));
    history.addReading(PAGE, createReading({ at: START_MS + 1, incidents: null }));
    expect(only('lost')?.goneAt).toBeUndefined();
    history.addReading(PAGE, createReading({ at: START_MS + 2, incidents: [] }));
    history.addReading(PAGE, createReading({ at: START_MS + 3, incidents: [] }));
    expect(only('lost')).toMatchObject({ goneAt: START_MS + 2, resolvedAt: null });
    expect(only('ended')?.goneAt).toBeUndefined();
    expect(
      [only('lost'), only('ended')].map((incident) => incident !== undefined && isOpen(incident)),
    ).toEqual([false, false]);
    history.addReading(PAGE, createReading({ at: START_MS + 4, incidents: [lost] }));
    expect(only('lost')?.goneAt).toBeUndefined();
  });

  it('are not gone while another list of them is awaited, and then since they were first missed', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const only = () => history.incidents({ pageUrl: PAGE, limit: 10 })[0];
    const missed = { id: 'lost', kind: 'incident' as const, since: START_MS + 1 };
    history.addReading(PAGE, createReading({ at: START_MS, incidents: [createIncident({ id: 'lost' })] }));
    const read = (at: number, lists: number) =>
      history.addReading(PAGE, createReading({ at, incidents: [], unlisted: [{ ...missed, lists }] }));
    read(START_MS + 1, 0);
    read(START_MS + 2, 1);
    expect(only()?.goneAt).toBeUndefined();
    read(START_MS + 3, 2);
    expect(only()?.goneAt).toBe(START_MS + 1);
    history.addReading(PAGE, createReading({ at: START_MS + 4, incidents: [] }));
    expect(only()?.goneAt).toBe(START_MS + 1);
  });

  it('stay when the page no longer lists them, newest first, up to the limit', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const all = [1, 3, 2].map((n) => createIncident({ id: `inc-${n}`, startedAt: START_MS + n * HOUR_MS }));
    history.addReading(PAGE, createReading({ incidents: all }));
    history.addReading(PAGE, createReading({ incidents: [] }));
    history.addReading(PAGE, createReading({ incidents: null }));
    const ids = (limit: number): readonly string[] =>
      history.incidents({ pageUrl: PAGE, limit }).map(({ id }) => id);
    expect(ids(10)).toEqual(['inc-3', 'inc-2', 'inc-1']);
    expect(ids(2)).toEqual(['inc-3', 'inc-2']);
    expect(history.incidents({ pageUrl: 'https://other.example', limit: 10 })).toEqual([]);
  });

  it('take on the text of an update that was edited, and keep the components it named', () => {
    const edited = createIncident({
      componentIds: [],
      updates: [
        {
          ...createIncident().updates[0],
          id: 'u1',
          at: START_MS,
          status: 'identified',
          body: 'Found.',
          components: [],
        },
      ],
    });
    const merged = mergeIncident(createIncident(), edited);
    expect(merged.updates).toEqual([
      { ...edited.updates[0], components: [{ id: 'api', name: 'API', to: 'partial_outage' }] },
    ]);
  });

  it('that are unreadable on disk are passed over and logged', () => {
    const path = join(createFolder(), 'history.db');
    const { log, lines } = createLines();
    const history = openSound(path, log);
    history.addReading(
      PAGE,
      createReading({ incidents: [createIncident(), createIncident({ id: 'inc-2' })] }),
    );
    tamper(path, `update incident set document = '{"id":' where id = 'inc-1'`);
    expect(history.incidents({ pageUrl: PAGE, limit: 10 }).map(({ id }) => id)).toEqual(['inc-2']);
    expect(lines.map(({ event }) => event)).toEqual(['history.row_unreadable']);
  });
});

describe('changes', () => {
  it('come back whole, in order of time, ends of the range included', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    const [late, early] = [createChange(START_MS + HOUR_MS), createChange(START_MS)];
    for (const change of [
      late,
      early,
      createChange(START_MS, 'openai'),
      createChange(START_MS + 2 * HOUR_MS),
    ]) {
      expect(history.addChange(change).ok).toBe(true);
    }
    const query = { serviceId: 'claude', fromMs: START_MS, toMs: START_MS + HOUR_MS };
    expect(history.changes(query)).toEqual([early, late]);
    history.close();
    expect(openSound(path).changes(query)).toEqual([early, late]);
  });

  it('begin with the one in force at the start of the range where that is asked for', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const [first, second, third] = [0, 1, 2].map((hours) => createChange(START_MS + hours * HOUR_MS));
    for (const change of [first, second, third, createChange(START_MS + HOUR_MS + 1, 'openai')]) {
      if (change !== undefined) expect(history.addChange(change).ok).toBe(true);
    }
    const within = (fromMs: number, toMs: number) =>
      history.changes({ serviceId: 'claude', fromMs, toMs, inForce: true });
    expect(within(START_MS + HOUR_MS + 5, START_MS + HOUR_MS + 9)).toEqual([second]);
    expect(within(START_MS + HOUR_MS - 1, START_MS + HOUR_MS)).toEqual([first, second]);
    expect(within(START_MS + HOUR_MS, START_MS + 2 * HOUR_MS)).toEqual([second, third]);
    expect(within(START_MS - 2, START_MS - 1)).toEqual([]);
    expect(within(START_MS - 1, START_MS)).toEqual([first]);
  });

  it('that are unreadable on disk are passed over and logged', () => {
    const path = join(createFolder(), 'history.db');
    const { log, lines } = createLines();
    const history = openSound(path, log);
    history.addChange(createChange(START_MS));
    tamper(path, `update change set document = json_set(document, '$.to.level', 'purple')`);
    expect(history.changes({ serviceId: 'claude', fromMs: 0, toMs: START_MS })).toEqual([]);
    expect(lines).toEqual([{ event: 'history.row_unreadable', fields: { path: 'to.level' } }]);
  });
});

describe('episodes', () => {
  const episode: Episode = {
    id: 'e1',
    serviceId: 'claude',
    startedAt: START_MS,
    endedAt: null,
    worst: 'degraded',
    cause: 'provider',
    incidentId: null,
    officialAt: null,
  };

  it('are replaced by id, and found where they overlap the range', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    history.putEpisode(episode);
    const later = START_MS + 100 * HOUR_MS;
    const query = { serviceId: 'claude', fromMs: later, toMs: later + 1 };
    expect(history.episodes(query)).toEqual([episode]);

    const ended = {
      ...episode,
      endedAt: START_MS + HOUR_MS,
      incidentId: 'inc-1',
      officialAt: START_MS + 60_000,
    };
    history.putEpisode(ended);
    expect(history.episodes(query)).toEqual([]);
    expect(history.episodes({ ...query, fromMs: START_MS + HOUR_MS })).toEqual([ended]);
    expect(history.episodes({ ...query, fromMs: 0, toMs: START_MS - 1 })).toEqual([]);
  });

  it('of every service are found without a service', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const other = { ...episode, id: 'e0', serviceId: 'openai', startedAt: START_MS - 1 };
    history.putEpisode(episode);
    history.putEpisode(other);
    expect(history.episodes({ serviceId: null, fromMs: 0, toMs: START_MS })).toEqual([other, episode]);
  });

  it('that are unreadable on disk are passed over and logged', () => {
    const path = join(createFolder(), 'history.db');
    const { log, lines } = createLines();
    const history = openSound(path, log);
    history.putEpisode(episode);
    tamper(path, `update episode set worst = 'purple'`);
    expect(history.episodes({ serviceId: null, fromMs: 0, toMs: START_MS })).toEqual([]);
    expect(lines).toHaveLength(1);
  });
});

describe('state', () => {
  it('is kept by key between runs and replaced whole', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    expect(history.loadState('engine')).toBeNull();
    history.saveState('engine', { alerts: [1, 2], since: START_MS });
    history.saveState('engine', { alerts: [] });
    history.saveState('other', 'x');
    history.close();
    const again = openSound(path);
    expect(again.loadState('engine')).toEqual({ alerts: [] });
    expect(again.loadState('other')).toBe('x');
  });

  it('that is unreadable on disk is none, and logged', () => {
    const path = join(createFolder(), 'history.db');
    const { log, lines } = createLines();
    const history = openSound(path, log);
    history.saveState('engine', { alerts: [] });
    tamper(path, `update state set document = '{'`);
    expect(history.loadState('engine')).toBeNull();
    expect(lines).toHaveLength(1);
  });
});

describe('clearing', () => {
  it('leaves nothing in the file, names among it, and gives their numbers anew', () => {
    const path = join(createFolder(), 'history.db');
    const history = openSound(path);
    history.addSample(createSample(START_MS, { targetId: 'private.example', code: 'E_PRIVATE' }));
    history.addReading(PAGE, createReading());
    history.flush();
    expect(history.recent({ targetId: 'private.example', limit: 1 })).toHaveLength(1);
    expect(history.clear()).toEqual({ ok: true, value: undefined });
    expect(readFileSync(path).toString('latin1')).not.toMatch(/private|E_PRIVATE|status\.example/i);
    history.addSample(createSample(START_MS, { targetId: 'other', code: '200' }));
    history.flush();
    expect(history.recent({ targetId: 'private.example', limit: 1 })).toEqual([]);
    expect(history.recent({ targetId: 'other', limit: 1 })).toMatchObject([
      { targetId: 'other', code: '200' },
    ]);
  });

  it('begins anew with what a page says and with being there, though both are as before', () => {
    const history = openSound(join(createFolder(), 'history.db'));
    const range = { fromMs: START_MS - HOUR_MS, toMs: START_MS + HOUR_MS };
    history.addReading(PAGE, createReading());
    history.maintain(START_MS);
    const before = history.officialSteps({ pageUrl: PAGE, ...range });
    expect(before).not.toEqual([]);
    expect(history.clear().ok).toBe(true);
    expect(history.firstAt()).toBeNull();
    history.addReading(PAGE, createReading());
    history.maintain(START_MS + 1);
    expect(history.officialSteps({ pageUrl: PAGE, ...range })).toEqual(before);
    expect(history.firstAt()).toBe(START_MS);
  });
});
