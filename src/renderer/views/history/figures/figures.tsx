import type { ReactNode } from 'react';
import type { Mean, Summary } from '../../../../shared/statistics.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { toShareWords } from '../../../format/latency.ts';
import { toParts } from '../../../format/summary-words.ts';
import { SPEECH } from '../../../speech.ts';

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

function of(mean: Mean | null, none: string): string {
  if (mean === null) return none;
  return mean.count === 1 ? 'one failure seen whole' : `mean of ${mean.count} seen whole`;
}

/** What a span adds up to, in five numbers. */
export function Figures({ summary }: { readonly summary: Summary }) {
  const { workedMs, knownMs, degradedMs, outMs } = toParts(summary.ms);
  const { detect, repair, betweenMs, lead, episodeCount } = summary;
  return (
    <dl className="figures">
      <Figure name="Worked" value={knownMs === 0 ? null : toShareWords(workedMs, knownMs)} none="–">
        {knownMs === 0 ? 'nothing is known' : `of ${spanWords(knownMs, SPEECH)} known`}
        {outMs > 0 ? `, out ${spanWords(outMs, SPEECH)}` : ''}
        {degradedMs > 0 ? `, degraded ${spanWords(degradedMs, SPEECH)}` : ''}
      </Figure>
      <Figure
        name="Between failures"
        value={betweenMs === null ? null : spanWords(betweenMs, SPEECH)}
        none={knownMs === 0 ? '–' : 'No failure'}
      >
        {betweenMs === null
          ? 'in this span'
          : `known working time for each ${episodeCount === 1 ? 'failure: one' : `of ${episodeCount} failures`}`}
      </Figure>
      <Figure name="To find out" value={meanWords(detect)} none="–">
        {of(detect, 'no failure seen to begin')}
      </Figure>
      <Figure name="To be over" value={meanWords(repair)} none="–">
        {of(repair, 'no failure seen whole')}
      </Figure>
      <Figure
        name={lead !== null && lead.meanMs < 0 ? 'Behind the page' : 'Ahead of the page'}
        value={lead === null ? null : spanWords(Math.abs(lead.meanMs), SPEECH)}
        none="–"
      >
        {lead === null
          ? 'the page spoke of none'
          : lead.count === 1
            ? 'in one failure'
            : `mean of ${lead.count} failures`}
      </Figure>
    </dl>
  );
}
