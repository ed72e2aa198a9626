import { memo, type ReactNode } from 'react';
import type { Mean, Summary } from '../../../../shared/statistics.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { toShareWords } from '../../../format/latency.ts';
import { toParts } from '../../../format/summary-words.ts';
import { SPEECH } from '../../../speech.ts';
import { historyText } from '../../../text/history-text.ts';

interface FigureProps {
  readonly name: string;
  readonly value: string | null;
  /** What stands for a value that is not known yet. */
  readonly none: string;
  readonly children: ReactNode;
}

function Figure({ name, value, none, children }: FigureProps) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        <span className="figure-value" data-none={value === null || undefined}>
          {value ?? none}
        </span>
        <span className="figure-note">{children}</span>
      </dd>
    </div>
  );
}

function meanWords(mean: Mean | null): string | null {
  return mean === null ? null : spanWords(mean.meanMs, SPEECH);
}

function ofWhole(mean: Mean | null, none: string): string {
  const text = historyText().figures;
  if (mean === null) return none;
  return mean.count === 1 ? text.oneWhole : text.meanWhole(mean.count);
}

/** What a span adds up to, in five numbers. */
export const Figures = memo(function Figures({ summary }: { readonly summary: Summary }) {
  const text = historyText().figures;
  const { workedMs, knownMs, degradedMs, outMs } = toParts(summary.ms);
  const { detect, repair, betweenMs, lead, episodeCount } = summary;
  const worked = [
    knownMs === 0 ? text.nothingKnown : text.ofKnown(spanWords(knownMs, SPEECH)),
    ...(outMs === 0 ? [] : [text.out(spanWords(outMs, SPEECH))]),
    ...(degradedMs === 0 ? [] : [text.degraded(spanWords(degradedMs, SPEECH))]),
  ];
  const leadNote =
    lead === null ? text.pageSilent : lead.count === 1 ? text.oneLead : text.meanLead(lead.count);
  return (
    <dl className="figures">
      <Figure name={text.worked} value={knownMs === 0 ? null : toShareWords(workedMs, knownMs)} none="–">
        {worked.join(', ')}
      </Figure>
      <Figure
        name={text.between}
        value={betweenMs === null ? null : spanWords(betweenMs, SPEECH)}
        none={knownMs === 0 ? '–' : text.noFailure}
      >
        {betweenMs === null ? text.inSpan : text.forEach(episodeCount)}
      </Figure>
      <Figure name={text.detect} value={meanWords(detect)} none="–">
        {ofWhole(detect, text.noBeginning)}
      </Figure>
      <Figure name={text.repair} value={meanWords(repair)} none="–">
        {ofWhole(repair, text.noWhole)}
      </Figure>
      <Figure
        name={lead !== null && lead.meanMs < 0 ? text.behind : text.ahead}
        value={lead === null ? null : spanWords(Math.abs(lead.meanMs), SPEECH)}
        none="–"
      >
        {leadNote}
      </Figure>
    </dl>
  );
});
