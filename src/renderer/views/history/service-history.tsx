import { useCallback, useState } from 'react';
import type { ServiceView, TargetView } from '../../../shared/snapshot.ts';
import type { EpisodeFacts } from '../../../shared/statistics.ts';
import { clockWords } from '../../../shared/words/duration.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { toExactUtc } from '../../format/moment.ts';
import { rangeWords } from '../../format/range-words.ts';
import { summaryWords } from '../../format/series-words.ts';
import { serviceWords } from '../../format/summary-words.ts';
import { useNowOfDay } from '../../hooks/use-now.ts';
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
  const [zone] = useState(timeZone);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const nowMs = useNowOfDay();
  const { span, range, go, back } = spanned;
  const { answer, failure, isLoading, again } = useServiceHistory(service, target, range);
  const show = useCallback(
    (part: Range): void => {
      go((_, nowMs) => toSpan(part, nowMs));
      document.getElementById('history-chart')?.scrollIntoView({ block: 'nearest' });
    },
    [go],
  );
  const showMoment = (at: number): void => {
    go((_, nowMs) => toSpan({ fromMs: at - HALF_HOUR_MS, toMs: at + HALF_HOUR_MS }, nowMs));
    setAskedAt(at);
  };
  const showEpisode = useCallback((episode: EpisodeFacts) => show(around(episode, Date.now())), [show]);

  if (answer !== null && answer.firstAt === null) {
    return (
      <Empty title={text.nothingYet}>
        <p>{text.nothingYetMeans}</p>
      </Empty>
    );
  }
  // The sentences are of what was answered, as the picture is.
  const { fromMs, toMs } = answer?.drawn.range ?? range;
  const words = rangeWords(fromMs, toMs, span.endMs === null, nowMs);
  const firstAt = answer?.firstAt ?? null;
  const isLate = firstAt !== null && firstAt - fromMs > (toMs - fromMs) * LATE_SHARE;
  const label = target?.name ?? service.name;
  return (
    <div className="service-history" aria-busy={isLoading}>
      <div className="summary">
        {answer === null ? null : <p>{serviceWords(answer.summary, service.name, words)}</p>}
        {answer === null || target === null ? null : (
          <p className="muted">{summaryWords(answer.tries, target.name, words)}</p>
        )}
        {isLate ? (
          <p className="muted" title={toExactUtc(firstAt)}>
            {text.lookedSince(clockWords(firstAt, nowMs, SPEECH))}
          </p>
        ) : null}
      </div>
      {failure === null ? null : <Failed failure={failure} onAgain={again} />}
      <section id="history-chart" className="chart-section" aria-label={text.chart.label}>
        <div className="section-head">
          <SpanBar spanned={spanned} firstAt={firstAt} onMoment={showMoment} />
          <Segmented legend={text.form.legend} options={formOptions()} value={form} onChange={setForm} />
        </div>
        {answer === null ? (
          <div className="chart-place">
            {failure === null ? <Loading what={text.loading} lines={10} /> : null}
          </div>
        ) : form === 'chart' ? (
          <ChartPanel
            key={askedAt}
            {...answer.drawn}
            label={label}
            go={go}
            back={back}
            firstAt={firstAt}
            askedAt={askedAt}
          />
        ) : (
          <SlotTable {...answer.drawn} label={label} />
        )}
      </section>
      {answer === null ? null : <Figures summary={answer.summary} />}
      {answer === null ? null : <StepsSection service={service} range={range} askedAt={askedAt} />}
      <div className="halves">
        <DaysSection service={service} timeZone={zone} onRange={show} />
        <WeekSection service={service} timeZone={zone} />
      </div>
      {answer === null ? null : (
        <div className="halves">
          <EpisodeTable episodes={answer.summary.episodes} nowMs={nowMs} onShow={showEpisode} />
          <Leads summary={answer.summary} />
        </div>
      )}
    </div>
  );
}
