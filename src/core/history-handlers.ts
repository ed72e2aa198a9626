import type { RequestOf } from '../shared/contract.ts';
import { HISTORY_CALLS } from '../shared/history-calls.ts';
import type { HistoryCallName } from '../shared/history-names.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { ServiceView } from '../shared/snapshot.ts';
import type { BandStretch, Bands, Chart, Days, SeenState, Summary, Week } from '../shared/statistics.ts';
import { answer, type Handle } from './answer-call.ts';
import type { Engine } from './engine.ts';
import type { TimeRange, VerdictStep } from './history-port.ts';
import type { Ports } from './ports.ts';
import { type DayRowOf, toDayRow } from './statistics/days.ts';
import { summarizeRange, toEpisodeFacts } from './statistics/episode-facts.ts';
import { toPageSteps } from './statistics/official-band.ts';
import { coarsen, maskUnseen, toStretches } from './statistics/stretches.ts';
import { weekOfTime, weekOfTries } from './statistics/week.ts';
import { localDayEdges, offsetSpans } from './statistics/zone.ts';

/** More rows of days than anyone reads. */
const MOST_COMPONENTS = 60;
/** How long before a range presence is looked up, to know what began there as seen from its beginning. */
const LOOK_BACK_MS = 24 * 3_600_000;

type ChartQuery = RequestOf<'history.chart'>;

/** Answers what history adds up to. */
export function createHistoryHandlers(
  engine: Pick<Engine, 'snapshot'>,
  { clock, history }: Pick<Ports, 'clock' | 'history'>,
): Readonly<Record<HistoryCallName, Handle>> {
  /** Runs a query for one watched service. */
  function forService<Answer>(serviceId: string, run: (service: ServiceView) => Answer): Result<Answer> {
    const service = engine.snapshot().services.find(({ id }) => id === serviceId);
    return service === undefined
      ? err({ code: 'not_found', message: `No service named ${JSON.stringify(serviceId)} is watched.` })
      : ok(run(service));
  }

  /** A range without what lies ahead: of that there is nothing to tell. */
  function untilNow({ fromMs, toMs }: TimeRange): TimeRange {
    const end = Math.max(fromMs, Math.min(toMs, clock.wallMs()));
    return { fromMs, toMs: end };
  }

  function seenIn(serviceId: string, range: TimeRange): BandStretch[] {
    return seenBy(history.verdictSteps({ serviceId, ...range }), range);
  }

  function seenBy(steps: readonly VerdictStep[], range: TimeRange): BandStretch[] {
    const seen = steps.map(({ at, level, cause }) => ({
      at,
      state: level === 'unknown' && cause === 'you' ? ('you' as const) : level,
    }));
    return maskUnseen(toStretches(seen, range), history.presence(range));
  }

  function chart(service: ServiceView, { targetId, points, bandPoints, fromMs, toMs }: ChartQuery): Chart {
    const range = { fromMs, toMs };
    const known = untilNow(range);
    const steps = history.verdictSteps({ serviceId: service.id, ...known });
    const seen = seenBy(steps, known);
    return {
      bands: bands(service, range, seen, bandPoints),
      summary: summary(service, known, steps, seen),
      series: targetId === null ? null : history.latency({ targetId, ...range, points }),
    };
  }

  function bands(
    service: ServiceView,
    range: TimeRange,
    seen: readonly BandStretch[],
    points: number,
  ): Bands {
    const known = untilNow(range);
    const official = officialSteps(service, known);
    const pageSteps = official === null ? null : toPageSteps(official, watchedIds(service));
    const pageBand =
      pageSteps === null ? [] : maskUnseen(toStretches(pageSteps, known), history.presence(known));
    return {
      ...range,
      firstAt: history.firstAt(),
      seen: coarsen(seen, known, points),
      official: coarsen(pageBand, known, points),
    };
  }

  function officialSteps(service: ServiceView, range: TimeRange) {
    return service.page === null ? null : history.officialSteps({ pageUrl: service.page.url, ...range });
  }

  function days(service: ServiceView, toMs: number, count: number, timeZone: string): Days {
    const now = Math.min(toMs, clock.wallMs());
    const edges = localDayEdges(timeZone, now, count);
    const range = { fromMs: edges[0] ?? now, toMs: now };
    const presence = history.presence(range);
    const row = (of: DayRowOf, steps: readonly { readonly at: number; readonly state: SeenState }[]) =>
      toDayRow(of, maskUnseen(toStretches(steps, range), presence), edges);

    const seen = toDayRow({ kind: 'seen', id: '', name: service.name }, seenIn(service.id, range), edges);
    const official = officialSteps(service, range);
    if (official === null) return { edges, rows: [seen], left: 0 };
    const byComponent = Map.groupBy(official, ({ componentId }) => componentId);
    const watched = service.components.filter((component) => component.watched);
    return {
      edges,
      rows: [
        seen,
        row({ kind: 'page', id: '', name: '' }, toPageSteps(official, watchedIds(service))),
        ...watched.slice(0, MOST_COMPONENTS).map(({ id, name }) =>
          row(
            { kind: 'component', id, name },
            (byComponent.get(id) ?? []).map(({ at, level }) => ({ at, state: level })),
          ),
        ),
      ],
      left: Math.max(0, watched.length - MOST_COMPONENTS),
    };
  }

  function week(service: ServiceView, asked: TimeRange, timeZone: string): Week {
    const { fromMs, toMs } = untilNow(asked);
    // Years of nothing need no calendar.
    const range = { fromMs: Math.min(toMs, Math.max(fromMs, history.firstAt() ?? toMs)), toMs };
    const offsets = offsetSpans(timeZone, range.fromMs, range.toMs);
    if (service.targets.length === 0) {
      return { ...range, unit: 'ms', cells: weekOfTime(seenIn(service.id, range), offsets) };
    }
    const hours = service.targets.flatMap(({ id }) => history.outcomes({ targetId: id, ...range }));
    return { ...range, unit: 'tries', cells: weekOfTries(hours, offsets) };
  }

  function summary(
    service: ServiceView,
    known: TimeRange,
    steps: readonly VerdictStep[],
    seen: readonly BandStretch[],
  ): Summary {
    const episodes = history
      .episodes({ serviceId: service.id, ...known })
      .filter(({ startedAt }) => startedAt >= known.fromMs && startedAt < known.toMs);
    const beginnings = new Map(steps.map(({ at, since }) => [at, since]));
    // Trouble that began just before the range is still to be known as seen from its beginning.
    const presence = history.presence({ fromMs: known.fromMs - LOOK_BACK_MS, toMs: known.toMs });
    return summarizeRange(
      known,
      history.firstAt(),
      seen,
      episodes.map((episode) => toEpisodeFacts(episode, beginnings.get(episode.startedAt) ?? null, presence)),
      service.page !== null,
    );
  }

  return {
    'history.chart': answer(HISTORY_CALLS['history.chart'], (query) =>
      forService(query.serviceId, (service) => chart(service, query)),
    ),
    'history.bands': answer(HISTORY_CALLS['history.bands'], ({ serviceId, points, ...range }) =>
      forService(serviceId, (service) => bands(service, range, seenIn(service.id, untilNow(range)), points)),
    ),
    'history.days': answer(HISTORY_CALLS['history.days'], ({ serviceId, toMs, days: count, timeZone }) =>
      forService(serviceId, (service) => days(service, toMs, count, timeZone)),
    ),
    'history.week': answer(HISTORY_CALLS['history.week'], ({ serviceId, timeZone, ...range }) =>
      forService(serviceId, (service) => week(service, range, timeZone)),
    ),
    'history.compare': answer(HISTORY_CALLS['history.compare'], ({ targetIds, ...range }) =>
      ok(targetIds.map((targetId) => history.latency({ targetId, ...range }))),
    ),
  };
}

function watchedIds({ components }: ServiceView): ReadonlySet<string> {
  return new Set(components.filter(({ watched }) => watched).map(({ id }) => id));
}
