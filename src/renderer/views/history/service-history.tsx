import { useState } from 'react';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import type { EpisodeFacts } from '../../../shared/statistics.ts';
import { clockWords } from '../../../shared/words/duration.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { rangeWords } from '../../format/range-words.ts';
import { summaryWords } from '../../format/series-words.ts';
import { serviceWords } from '../../format/summary-words.ts';
import { SPEECH } from '../../speech.ts';
import { historyText } from '../../text/history-text.ts';
import { ChartPanel } from './chart/chart-panel.tsx';
import { SlotTable } from './chart/slot-table.tsx';
import { SpanBar } from './chart/span-bar.tsx';
import { DaysSection } from './days/days-section.tsx';
import { EpisodeTable } from './figures/episode-table.tsx';
import { Figures } from './figures/figures.tsx';
import { Leads } from './figures/leads.tsx';
import { type Form, formOptions } from './form.ts';
import { type Range, toSpan } from './span.ts';
import { StepsSection } from './steps/steps-section.tsx';
import { useServiceHistory } from './use-service-history.ts';
import type { Spanned } from './use-span.ts';
import { WeekSection } from './week/week-section.tsx';

const HALF_HOUR_MS = 1_800_000;
/** A first look that lies farther into the span than this, as a share of it, is worth saying. */
const LATE_SHARE = 0.02;

/** The zone whose days and hours are meant. */
function timeZone(): string {
  return SPEECH.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** An episode with some time around it. */
function around({ startedAt, endedAt }: EpisodeFacts, nowMs: number): Range {
  const end = endedAt ?? nowMs;
  const margin = Math.max(HALF_HOUR_MS, end - startedAt);
  return { fromMs: startedAt - margin, toMs: end + margin };
}

interface ServiceHistoryProps {
  readonly service: ServiceView;
  /** Null for a service that is known from its page alone. */
  readonly target: TargetView | null;
  readonly spanned: Spanned;
}

/**
 * One service over time: the sentence first, then the chart or its tables, the figures, the days, the week. All of it asks at
 * once, and each part stands as soon as it is answered.
 */
export function ServiceHistory({ service, target, spanned }: ServiceHistoryProps) {
  const text = historyText();
  const [form, setForm] = useState<Form>('chart');
  const { span, range, go } = spanned;
  const { answer, failure, isLoading, again } = useServiceHistory(service, target, range);

  if (answer !== null && answer.firstAt === null) {
    return (
      <Empty title={text.nothingYet}>
        <p>{text.nothingYetMeans}</p>
      </Empty>
    );
  }
  const show = (part: Range): void => {
    go((_, nowMs) => toSpan(part, nowMs));
    document.getElementById('history-chart')?.scrollIntoView({ block: 'nearest' });
  };
  const words = rangeWords(range.fromMs, range.toMs, span.endMs === null, range.toMs);
  const firstAt = answer?.firstAt ?? null;
  const isLate = firstAt !== null && firstAt - range.fromMs > span.spanMs * LATE_SHARE;
  return (
    <div className="service-history" aria-busy={isLoading}>
      <div className="summary">
        {answer === null ? null : <p>{serviceWords(answer.summary, service.name, words)}</p>}
        {answer === null || target === null ? null : (
          <p className="muted">{summaryWords(answer.tries, target.name, words)}</p>
        )}
        {isLate ? <p className="muted">{text.lookedSince(clockWords(firstAt, range.toMs, SPEECH))}</p> : null}
      </div>
      {failure === null ? null : <Failed failure={failure} onAgain={again} />}
      <section id="history-chart" className="chart-section" aria-label={text.chart.label}>
        <div className="section-head">
          <SpanBar spanned={spanned} firstAt={firstAt} />
          <Segmented legend={text.form.legend} options={formOptions()} value={form} onChange={setForm} />
        </div>
        {answer === null ? (
          <div className="chart-place">
            {failure === null ? <Loading what={text.loading} lines={10} /> : null}
          </div>
        ) : form === 'chart' ? (
          <ChartPanel {...answer.drawn} spanned={spanned} firstAt={firstAt} />
        ) : (
          <SlotTable {...answer.drawn} />
        )}
      </section>
      {answer === null ? null : <Figures summary={answer.summary} />}
      {answer === null ? null : <StepsSection service={service} range={range} />}
      <div className="halves">
        <DaysSection service={service} timeZone={timeZone()} onRange={show} />
        <WeekSection service={service} timeZone={timeZone()} />
      </div>
      {answer === null ? null : (
        <div className="halves">
          <EpisodeTable
            episodes={answer.summary.episodes}
            nowMs={range.toMs}
            onShow={(episode) => show(around(episode, Date.now()))}
          />
          <Leads summary={answer.summary} />
        </div>
      )}
    </div>
  );
}
