import { useMemo } from 'react';
import type { Failure } from '../../../shared/result.ts';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import type { Chart, Summary } from '../../../shared/statistics.ts';
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
  readonly drawn: Omit<SeriesProps, 'label'>;
}

export interface AskedHistory {
  /** The last answer, until the next is here; null before the first. The same object until then. */
  readonly answer: HistoryAnswer | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly again: () => void;
}

function toAnswer({ bands, summary, series }: Chart): HistoryAnswer {
  const slots = series === null ? [] : toSlots(series);
  return {
    firstAt: bands.firstAt,
    summary,
    tries: summarize(slots),
    drawn: {
      series,
      slots,
      // The range that was answered: that of the span as soon as the next answer is here.
      range: bands,
      seen: bands.seen,
      official: bands.official,
    },
  };
}

/** Asks for all that the chart of a service shows. A new verdict asks anew. */
export function useServiceHistory(
  service: ServiceView,
  target: TargetView | null,
  { fromMs, toMs }: Range,
): AskedHistory {
  const { id: serviceId, verdict } = service;
  const { value, ...asked } = useQuery(
    'history.chart',
    { serviceId, targetId: target?.id ?? null, fromMs, toMs, points: POINTS, bandPoints: BAND_POINTS },
    `${verdict.level} ${verdict.cause} ${verdict.since}`,
  );
  const answer = useMemo(() => (value === null ? null : toAnswer(value)), [value]);
  return { answer, ...asked };
}
