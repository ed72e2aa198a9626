import { useMemo } from 'react';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { summarize, toSlots } from '../../format/series.ts';
import { summaryWords } from '../../format/series-words.ts';
import { toVerdictBand } from '../../format/verdict-band.ts';
import { useNowStep } from '../../hooks/use-now.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { ChartPanel } from './chart-panel.tsx';
import { RANGES, type RangeName } from './ranges.ts';
import { SlotTable } from './slot-table.tsx';

const POINTS = 240;

interface TargetHistoryProps {
  readonly service: ServiceView;
  readonly target: TargetView;
  readonly rangeName: RangeName;
  readonly form: 'chart' | 'table';
}

/** One target over one range: the sentence first, then the chart or the table. */
export function TargetHistory({ service, target, rangeName, form }: TargetHistoryProps) {
  const range = RANGES[rangeName];
  const toMs = useNowStep(range.everyMs);
  const fromMs = toMs - range.spanMs;
  const { verdict } = service;
  const latency = useQuery('history.latency', { targetId: target.id, fromMs, toMs, points: POINTS }, '');
  const changes = useQuery(
    'history.changes',
    { serviceId: service.id, fromMs, toMs },
    `${verdict.level} ${verdict.cause} ${verdict.since}`,
  );
  const series = latency.value;
  const slots = useMemo(() => (series === null ? [] : toSlots(series)), [series]);
  const summary = useMemo(() => summarize(slots), [slots]);
  const band = useMemo(
    () => (series === null ? [] : toVerdictBand(changes.value ?? [], verdict, series.fromMs, series.toMs)),
    [changes.value, verdict, series],
  );

  if (series === null) {
    return latency.failure === null ? (
      <Loading what="history" lines={8} />
    ) : (
      <Failed failure={latency.failure} onAgain={latency.again} />
    );
  }
  const isEmpty = series.buckets.length === 0;
  return (
    <div className="target-history" aria-busy={latency.isLoading}>
      <p className="summary">{summaryWords(summary, target.name, range.words)}</p>
      {latency.failure === null ? null : <Failed failure={latency.failure} onAgain={latency.again} />}
      {isEmpty ? (
        <Empty title="No tries in this span.">
          <p>Pilotlight was not running, or tries are switched off in the settings.</p>
        </Empty>
      ) : form === 'chart' ? (
        <ChartPanel slots={slots} series={series} band={band} label={target.name} />
      ) : (
        <SlotTable slots={slots} series={series} band={band} label={target.name} />
      )}
    </div>
  );
}
