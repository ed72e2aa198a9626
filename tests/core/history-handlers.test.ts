import { describe, expect, it, onTestFinished } from 'vitest';
import { createHistoryHandlers } from '../../src/core/history-handlers.ts';
import type { History } from '../../src/core/history-port.ts';
import { openHistory } from '../../src/node/history/open.ts';
import { IN_MEMORY } from '../../src/node/history/open-database.ts';
import { HISTORY_CALLS } from '../../src/shared/history-calls.ts';
import type { HistoryCallName } from '../../src/shared/history-names.ts';
import type { Cause, Level } from '../../src/shared/level.ts';
import type { ServiceView } from '../../src/shared/snapshot.ts';
import type { Bands, Chart, Days, Week } from '../../src/shared/statistics.ts';
import type { Verdict } from '../../src/shared/verdict.ts';
import { toState } from '../renderer/states.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Monday, ten in the morning. */
const START = Date.UTC(2026, 10, 16, 10);
const NOW = START + 10 * HOUR;
const PAGE = 'https://status.claude.com';

function verdict(level: Level, cause: Cause | null, since: number): Verdict {
  return { level, cause, reason: 'all_good', since, observedAt: since, suspicion: 'none', evidence: [] };
}

/** A history lived by hand: `watch` is there every minute of a stretch, `say` changes the verdict. */
function createLife(): {
  readonly history: History;
  readonly watch: (from: number, to: number) => void;
  readonly say: (at: number, level: Level, cause?: Cause | null, since?: number) => void;
} {
  const opened = openHistory({ path: IN_MEMORY });
  if (!opened.ok) throw new Error(opened.error.message);
  const { history } = opened.value;
  onTestFinished(history.close);
  return {
    history,
    watch: (from, to) => {
      for (let at = from; at < to; at += MINUTE) history.maintain(at);
    },
    say: (at, level, cause = null, since = at) => {
      history.addChange({ serviceId: 'claude', at, from: null, to: verdict(level, cause, since) });
    },
  };
}

const calm = toState('calm', NOW, 1);

/** Asks as a client does, and holds the answer to the contract. */
function createAsk(history: History, services: readonly ServiceView[] = calm.services) {
  const clock = { wallMs: () => NOW, monoMs: () => 0, after: () => () => undefined };
  const handlers = createHistoryHandlers({ snapshot: () => ({ ...calm, services }) }, { clock, history });
  return async <Answer>(name: HistoryCallName, request: object): Promise<Answer> => {
    const answered = await handlers[name](request);
    if (!answered.ok) throw new Error(`${answered.error.code}: ${answered.error.message}`);
    HISTORY_CALLS[name].response.parse(answered.value);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has just said so
    return answered.value as Answer;
  };
}

const RANGE = { serviceId: 'claude', fromMs: START, toMs: NOW };
const CHART = { ...RANGE, targetId: null, points: 10, bandPoints: 100 };

/** An outage that was open when Pilotlight was quit, and over when it came back four hours later. */
function outageAtQuit(): History {
  const { history, watch, say } = createLife();
  watch(START, START + 2 * HOUR);
  say(START, 'operational');
  say(START + HOUR, 'major_outage', 'provider');
  watch(START + 6 * HOUR, NOW);
  say(START + 6 * HOUR, 'operational');
  return history;
}

describe('a gap in an outage', () => {
  it('is no downtime', async () => {
    const { summary } = await createAsk(outageAtQuit())<Chart>('history.chart', CHART);
    expect(summary.ms).toEqual({ operational: 5 * HOUR, major_outage: HOUR, unknown: 4 * HOUR });
  });

  it('is unknown in the band', async () => {
    const ask = createAsk(outageAtQuit());
    const { seen, firstAt } = await ask<Bands>('history.bands', { ...RANGE, points: 100 });
    expect(firstAt).toBe(START);
    expect(seen).toEqual([
      { fromMs: START, toMs: START + HOUR, state: 'operational' },
      { fromMs: START + HOUR, toMs: START + 2 * HOUR, state: 'major_outage' },
      { fromMs: START + 2 * HOUR, toMs: START + 6 * HOUR, state: 'unknown' },
      { fromMs: START + 6 * HOUR, toMs: NOW, state: 'operational' },
    ]);
  });

  it('counts for nothing in its day', async () => {
    const request = { serviceId: 'claude', toMs: NOW, days: 3, timeZone: 'UTC' };
    const days = await createAsk(outageAtQuit())<Days>('history.days', request);
    expect(days.edges).toHaveLength(4);
    expect(days.rows[0]).toMatchObject({
      kind: 'seen',
      knownMs: [0, 0, 6 * HOUR],
      marks: [{ day: 2, ms: { major_outage: HOUR } }],
    });
  });

  it('counts for nothing in its hour of the week', async () => {
    const pageOnly = calm.services.map((service) => ({ ...service, targets: [] }));
    const request = { ...RANGE, timeZone: 'UTC' };
    const week = await createAsk(outageAtQuit(), pageOnly)<Week>('history.week', request);
    expect(week.unit).toBe('ms');
    expect(week.cells.slice(10, 20)).toEqual([
      { known: HOUR, failed: 0 },
      { known: HOUR, failed: HOUR },
      ...Array.from({ length: 4 }, () => ({ known: 0, failed: 0 })),
      ...Array.from({ length: 4 }, () => ({ known: HOUR, failed: 0 })),
    ]);
  });
});

describe('trouble on the user’s side', () => {
  it('hides the service, and is no downtime; a slow line hides nothing', async () => {
    const { history, watch, say } = createLife();
    watch(START, NOW);
    say(START, 'operational');
    say(START + HOUR, 'unknown', 'you');
    say(START + 2 * HOUR, 'operational', 'you');
    const { summary } = await createAsk(history)<Chart>('history.chart', CHART);
    expect(summary.ms).toEqual({ operational: 9 * HOUR, you: HOUR });
  });
});

describe('the page', () => {
  it('is told beside what was seen here, and component by component', async () => {
    const { history, watch, say } = createLife();
    watch(START, NOW);
    say(START, 'operational');
    const reading = (at: number, api: Level): void => {
      const components = ['c1', 'c2', 'c9'].map((id) => ({
        id,
        name: id,
        group: null,
        level: id === 'c2' ? api : ('operational' as const),
      }));
      history.addReading(PAGE, { at, url: PAGE, isMirror: false, name: 'Claude', components, incidents: [] });
    };
    reading(START, 'operational');
    reading(START + 3 * HOUR, 'partial_outage');
    reading(START + 4 * HOUR, 'operational');
    const ask = createAsk(history);
    const { official } = await ask<Bands>('history.bands', { ...RANGE, points: 100 });
    expect(official.map(({ state }) => state)).toEqual(['operational', 'partial_outage', 'operational']);

    const { rows, left } = await ask<Days>('history.days', {
      serviceId: 'claude',
      toMs: NOW,
      days: 1,
      timeZone: 'UTC',
    });
    expect(rows.map(({ kind, id }) => [kind, id])).toEqual([
      ['seen', ''],
      ['page', ''],
      ...['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => ['component', id]),
    ]);
    expect(rows.find(({ id }) => id === 'c2')?.marks).toEqual([{ day: 0, ms: { partial_outage: HOUR } }]);
    // It is watched, and the page never spoke of it.
    expect(rows.find(({ id }) => id === 'c3')?.knownMs).toEqual([0]);
    expect(left).toBe(0);
  });
});

describe('episodes', () => {
  it('are told by when the trouble began, not by when it was found', async () => {
    const { history, watch, say } = createLife();
    watch(START, NOW);
    say(START, 'operational');
    const startedAt = START + 3 * HOUR;
    say(startedAt, 'partial_outage', 'provider', startedAt - 90_000);
    history.putEpisode({
      id: 'e',
      serviceId: 'claude',
      startedAt,
      endedAt: startedAt + HOUR,
      worst: 'partial_outage',
      cause: 'provider',
      incidentId: null,
      officialAt: startedAt + 7 * MINUTE,
    });
    const { summary } = await createAsk(history)<Chart>('history.chart', CHART);
    expect(summary).toMatchObject({
      episodeCount: 1,
      detect: { meanMs: 90_000, count: 1 },
      repair: { meanMs: HOUR + 90_000, count: 1 },
      lead: { meanMs: 7 * MINUTE, count: 1 },
    });
  });
});

describe('the chart', () => {
  it('is answered whole: the bands of the range, what it adds up to, and the target’s tries', async () => {
    const { history, watch, say } = createLife();
    watch(START, NOW);
    say(START, 'operational');
    say(START + HOUR, 'degraded', 'provider');
    const ask = createAsk(history);
    const { bands, summary, series } = await ask<Chart>('history.chart', { ...CHART, targetId: 'api' });
    expect(bands).toEqual(await ask<Bands>('history.bands', { ...RANGE, points: CHART.bandPoints }));
    expect(summary.ms).toEqual({ operational: HOUR, degraded: 9 * HOUR });
    expect(series).toMatchObject({ targetId: 'api', fromMs: START, toMs: NOW, buckets: [] });
  });

  it('has no series where no target is asked for', async () => {
    const { series } = await createAsk(createLife().history)<Chart>('history.chart', CHART);
    expect(series).toBeNull();
  });
});

describe('what is asked amiss', () => {
  it.each<[HistoryCallName, object, string]>([
    ['history.bands', { ...RANGE, serviceId: 'nobody', points: 10 }, 'not_found'],
    ['history.bands', { ...RANGE, points: 0 }, 'invalid'],
    ['history.chart', { ...CHART, serviceId: 'nobody' }, 'not_found'],
    ['history.chart', { ...CHART, points: 0 }, 'invalid'],
    ['history.days', { serviceId: 'claude', toMs: NOW, days: 3, timeZone: 'Mars/Olympus' }, 'invalid'],
    ['history.days', { serviceId: 'claude', toMs: NOW, days: 9999, timeZone: 'UTC' }, 'invalid'],
    ['history.compare', { targetIds: [], fromMs: 0, toMs: NOW, points: 10 }, 'invalid'],
  ])('%s %o is %s', async (name, request, code) => {
    const clock = { wallMs: () => NOW, monoMs: () => 0, after: () => () => undefined };
    const { history } = createLife();
    const handlers = createHistoryHandlers({ snapshot: () => calm }, { clock, history });
    expect(await handlers[name](request)).toMatchObject({ ok: false, error: { code } });
  });

  it('answers for all time, and for none, in no time', async () => {
    const ask = createAsk(createLife().history);
    const ever = { serviceId: 'claude', fromMs: 0, toMs: 4_000_000_000_000 };
    expect((await ask<Bands>('history.bands', { ...ever, points: 10 })).firstAt).toBeNull();
    expect((await ask<Week>('history.week', { ...ever, timeZone: 'UTC' })).cells).toHaveLength(168);
    const backwards = await ask<Chart>('history.chart', { ...CHART, fromMs: NOW, toMs: START });
    expect(backwards.summary.ms).toEqual({});
  });
});
