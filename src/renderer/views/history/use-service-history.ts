import { useMemo } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import type { Summary } from '../../../shared/statistics.ts';
import { type SeriesSummary, summarize, toSlots } from '../../format/series.ts';
import { useQuery } from '../../hooks/use-query.ts';
import type { SeriesProps } from './chart/chart-panel.tsx';
import type { Range } from './span.ts';

const POINTS = 240;
const BAND_POINTS = 480;

/** What the host knows of a service in a range, ready to be drawn. */
export interface HistoryAnswer {
  readonly firstAt: number | null;
  readonly summary: Summary;
  readonly tries: SeriesSummary;
  readonly drawn: SeriesProps;
}

export interface AskedHistory {
  /** The last answer, until the next is here; null before the first. */
  readonly answer: HistoryAnswer | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/** Asks for all that the chart of a service shows. A new verdict asks anew. */
export function useServiceHistory(
  service: ServiceView,
  target: TargetView | null,
  { fromMs, toMs }: Range,
): AskedHistory {
  const { id: serviceId, verdict } = service;
  const version = `${verdict.level} ${verdict.cause} ${verdict.since}`;
  const bands = useQuery('history.bands', { serviceId, fromMs, toMs, points: BAND_POINTS }, version);
  const summary = useQuery('history.summary', { serviceId, fromMs, toMs }, version);
  // A service without targets has an empty series, of a target that cannot be.
  const latency = useQuery(
    'history.latency',
    { targetId: target?.id ?? '', fromMs, toMs, points: POINTS },
    '',
  );
  const series = latency.value;
  const slots = useMemo(() => (series === null ? [] : toSlots(series)), [series]);
  const tries = useMemo(() => summarize(slots), [slots]);

  const isAnswered = bands.value !== null && summary.value !== null && series !== null;
  return {
    answer: isAnswered
      ? {
          firstAt: bands.value.firstAt,
          summary: summary.value,
          tries,
          drawn: {
            series: target === null ? null : series,
            slots,
            // The range that was answered: that of the span as soon as the next answer is here.
            range: series,
            seen: bands.value.seen,
            official: bands.value.official,
            label: target?.name ?? service.name,
          },
        }
      : null,
    failure: bands.failure ?? summary.failure ?? latency.failure,
    isLoading: bands.isLoading || summary.isLoading || latency.isLoading,
    again: () => {
      bands.again();
      summary.again();
      latency.again();
    },
  };
}
