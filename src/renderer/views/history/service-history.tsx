import { useMemo, useState } from 'react';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import type { EpisodeFacts } from '../../../shared/statistics.ts';
import { clockWords } from '../../../shared/words/duration.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { rangeWords } from '../../format/range-words.ts';
import { summarize, toSlots } from '../../format/series.ts';
import { summaryWords } from '../../format/series-words.ts';
import { serviceWords } from '../../format/summary-words.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { SPEECH } from '../../speech.ts';
import { ChartPanel } from './chart/chart-panel.tsx';
import { SlotTable } from './chart/slot-table.tsx';
import { SpanBar } from './chart/span-bar.tsx';
import { DaysSection } from './days/days-section.tsx';
import { EpisodeTable } from './figures/episode-table.tsx';
import { Figures } from './figures/figures.tsx';
import { Leads } from './figures/leads.tsx';
import { FORMS, type Form } from './form.ts';
import { type Range, toSpan } from './span.ts';
import type { Spanned } from './use-span.ts';
import { WeekSection } from './week/week-section.tsx';

const POINTS = 240;
const BAND_POINTS = 480;
const HOUR_MS = 3_600_000;
/** A beginning that lies farther into the span than this, as a share of it, is worth saying. */
const LATE_SHARE = 0.02;

/** The zone whose days and hours are meant. */
function timeZone(): string {
  return SPEECH.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** An episode with some time around it. */
function around({ startedAt, endedAt }: EpisodeFacts, nowMs: number): Range {
  const end = endedAt ?? nowMs;
  const margin = Math.max(HOUR_MS / 2, end - startedAt);
  return { fromMs: startedAt - margin, toMs: end + margin };
}

interface ServiceHistoryProps {
  readonly service: ServiceView;
  /** Null for a service that is known from its page alone. */
  readonly target: TargetView | null;
  readonly spanned: Spanned;
}

/** One service over time: the sentence first, then the chart or its tables, the figures, the days, the week. */
export function ServiceHistory({ service, target, spanned }: ServiceHistoryProps) {
  const [form, setForm] = useState<Form>('chart');
  const { span, range, go } = spanned;
  const { fromMs, toMs } = range;
  const { verdict } = service;
  const version = `${verdict.level} ${verdict.cause} ${verdict.since}`;
  const bands = useQuery(
    'history.bands',
    { serviceId: service.id, fromMs, toMs, points: BAND_POINTS },
    version,
  );
  const summary = useQuery('history.summary', { serviceId: service.id, fromMs, toMs }, version);
  const latency = useQuery(
    'history.latency',
    { targetId: target?.id ?? '', fromMs, toMs, points: POINTS },
    '',
  );
  const series = target === null ? null : latency.value;
  const slots = useMemo(() => (series === null ? [] : toSlots(series)), [series]);
  const tries = useMemo(() => summarize(slots), [slots]);

  const failure = bands.failure ?? summary.failure ?? latency.failure;
  const again = (): void => {
    bands.again();
    summary.again();
    latency.again();
  };
  if (bands.value === null || summary.value === null || (target !== null && series === null)) {
    return failure === null ? (
      <Loading what="history" lines={10} />
    ) : (
      <Failed failure={failure} onAgain={again} />
    );
  }

  const { firstAt, seen, official } = bands.value;
  if (firstAt === null) {
    return (
      <Empty title="Nothing is recorded yet.">
        <p>Pilotlight has just begun to look. The first figures stand here within a few minutes.</p>
      </Empty>
    );
  }
  const words = rangeWords(fromMs, toMs, span.endMs === null, toMs);
  const drawn = {
    series,
    slots,
    seen,
    official,
    label: target?.name ?? service.name,
    // What is drawn is the range that was answered; it is that of the span as soon as the next answer is here.
    range: series === null ? bands.value : series,
  };
  const show = (part: Range): void => {
    go((_, nowMs) => toSpan(part, nowMs));
    document.getElementById('history-chart')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div className="service-history" aria-busy={latency.isLoading || bands.isLoading}>
      <div className="summary">
        <p>{serviceWords(summary.value, service.name, words)}</p>
        {target === null ? null : (
          <p className="muted">{summaryWords({ ...tries, gapShare: 0 }, target.name, words)}</p>
        )}
        {firstAt - fromMs > span.spanMs * LATE_SHARE ? (
          <p className="muted">Pilotlight has looked here since {clockWords(firstAt, toMs, SPEECH)}.</p>
        ) : null}
      </div>
      {failure === null ? null : <Failed failure={failure} onAgain={again} />}
      <section id="history-chart" className="chart-section" aria-label="Chart">
        <div className="section-head">
          <SpanBar spanned={spanned} firstAt={firstAt} />
          <Segmented legend="Form" options={FORMS} value={form} onChange={setForm} />
        </div>
        {form === 'chart' ? (
          <ChartPanel {...drawn} spanned={spanned} firstAt={firstAt} />
        ) : (
          <SlotTable {...drawn} />
        )}
      </section>
      <Figures summary={summary.value} />
      <div className="halves">
        <DaysSection service={service} timeZone={timeZone()} onRange={show} />
        <WeekSection service={service} timeZone={timeZone()} />
      </div>
      <div className="halves">
        <EpisodeTable
          episodes={summary.value.episodes}
          nowMs={toMs}
          onShow={(episode) => show(around(episode, Date.now()))}
        />
        <Leads summary={summary.value} />
      </div>
    </div>
  );
}
