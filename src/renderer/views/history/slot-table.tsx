import { clockWords } from '../../../shared/words/duration.ts';
import { toLatencyWords } from '../../format/latency.ts';
import { toExactUtc } from '../../format/moment.ts';
import { stretchWord } from '../../format/verdict-band.ts';
import { SPEECH } from '../../speech.ts';
import type { SeriesProps } from './chart-panel.tsx';

function Latency({ ms }: { readonly ms: number | null }) {
  return <td>{ms === null ? '–' : toLatencyWords(ms)}</td>;
}

function When({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <th scope="row">
      <time dateTime={new Date(at).toISOString()} title={toExactUtc(at)}>
        {clockWords(at, now, SPEECH)}
      </time>
    </th>
  );
}

/** The chart as two tables, newest first: every slot with tries, and every verdict. */
export function SlotTable({ slots, series, band, label }: SeriesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={`History of ${label} as tables`} tabIndex={0}>
      <table>
        <caption>Answers and failures</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Half within</th>
            <th scope="col">95 %</th>
            <th scope="col">99 %</th>
            <th scope="col">Tries</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {slots
            .filter(({ bucket }) => bucket !== null)
            .toReversed()
            .map(({ at, bucket, tally }) => (
              <tr key={at}>
                <When at={at} now={series.toMs} />
                <Latency ms={bucket?.p50 ?? null} />
                <Latency ms={bucket?.p95 ?? null} />
                <Latency ms={bucket?.p99 ?? null} />
                <td>{tally.answered + tally.failed}</td>
                <td>{tally.failed}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <table>
        <caption>Verdicts</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {band.toReversed().map(({ fromMs, state }) => (
            <tr key={fromMs}>
              <When at={fromMs} now={series.toMs} />
              <td>{stretchWord(state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
