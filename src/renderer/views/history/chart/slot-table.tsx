import { seenWord } from '../../../format/band-words.ts';
import { toLatencyWords } from '../../../format/latency.ts';
import { TableMoment } from '../table-moment.tsx';
import type { SeriesProps } from './chart-panel.tsx';
import { PHASES } from './phase-chart.tsx';

function Latency({ ms }: { readonly ms: number | null }) {
  return <td>{ms === null ? '–' : toLatencyWords(ms)}</td>;
}

interface BandTableProps {
  readonly caption: string;
  readonly stretches: SeriesProps['seen'];
  readonly now: number;
}

function BandTable({ caption, stretches, now }: BandTableProps) {
  return (
    <table className="words">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {stretches.toReversed().map(({ fromMs, state }) => (
          <tr key={fromMs}>
            <TableMoment at={fromMs} now={now} />
            <td>{state === 'unknown' ? 'Nothing known' : seenWord(state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The chart as tables, newest first: every slot with tries, every state seen here, every state the page gave. */
export function SlotTable({ slots, series, range, seen, official, label }: SeriesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={`History of ${label} as tables`} tabIndex={0}>
      {series === null ? null : (
        <table>
          <caption>Answers and failures</caption>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Half within</th>
              <th scope="col">95 %</th>
              <th scope="col">99 %</th>
              {PHASES.map(({ key, label: phase }) => (
                <th scope="col" key={key}>
                  Average {phase}
                </th>
              ))}
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
                  <TableMoment at={at} now={range.toMs} />
                  <Latency ms={bucket?.p50 ?? null} />
                  <Latency ms={bucket?.p95 ?? null} />
                  <Latency ms={bucket?.p99 ?? null} />
                  {PHASES.map(({ key }) => (
                    <Latency key={key} ms={bucket?.phases?.[key] ?? null} />
                  ))}
                  <td>{tally.answered + tally.failed}</td>
                  <td>{tally.failed}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
      <BandTable caption="Verdicts" stretches={seen} now={range.toMs} />
      {official.length === 0 ? null : (
        <BandTable caption="What the page said" stretches={official} now={range.toMs} />
      )}
    </section>
  );
}
