import { seenWord } from '../../../format/band-words.ts';
import { toLatencyWords } from '../../../format/latency.ts';
import { useNowOfDay } from '../../../hooks/use-now.ts';
import { historyText } from '../../../text/history-text.ts';
import { TableCell } from '../table-cell.tsx';
import { TableMoment } from '../table-moment.tsx';
import type { SeriesProps } from './chart-panel.tsx';
import { PHASES } from './phase-chart.tsx';

interface LatencyProps {
  readonly label: string;
  readonly ms: number | null;
}

function Latency({ label, ms }: LatencyProps) {
  return <TableCell label={label}>{ms === null ? '–' : toLatencyWords(ms)}</TableCell>;
}

interface BandTableProps {
  readonly caption: string;
  readonly stretches: SeriesProps['seen'];
  readonly now: number;
}

function BandTable({ caption, stretches, now }: BandTableProps) {
  const text = historyText().columns;
  return (
    <table className="words">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.from}</th>
          <th scope="col">{text.state}</th>
        </tr>
      </thead>
      <tbody>
        {stretches.toReversed().map(({ fromMs, state }) => (
          <tr key={fromMs}>
            <TableMoment at={fromMs} now={now} />
            <td>{state === 'unknown' ? text.nothing : seenWord(state)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The chart as tables, newest first: every slot with tries, every state seen here, every state the page gave. */
export function SlotTable({ slots, series, seen, official, label }: SeriesProps) {
  const { columns: text, chart } = historyText();
  const nowMs = useNowOfDay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={chart.tables(label)} tabIndex={0}>
      {series === null ? null : (
        <table className="stacks">
          <caption>{text.answers}</caption>
          <thead>
            <tr>
              <th scope="col">{text.from}</th>
              <th scope="col">{text.half}</th>
              <th scope="col">{chart.share95}</th>
              <th scope="col">{chart.share99}</th>
              {PHASES.map((key) => (
                <th scope="col" key={key}>
                  {text.average(chart.phases[key])}
                </th>
              ))}
              <th scope="col">{text.tries}</th>
              <th scope="col">{text.failed}</th>
            </tr>
          </thead>
          <tbody>
            {slots
              .filter(({ bucket }) => bucket !== null)
              .toReversed()
              .map(({ at, bucket, tally }) => (
                <tr key={at}>
                  <TableMoment at={at} now={nowMs} />
                  <Latency label={text.half} ms={bucket?.p50 ?? null} />
                  <Latency label={chart.share95} ms={bucket?.p95 ?? null} />
                  <Latency label={chart.share99} ms={bucket?.p99 ?? null} />
                  {PHASES.map((key) => (
                    <Latency
                      key={key}
                      label={text.average(chart.phases[key])}
                      ms={bucket?.phases?.[key] ?? null}
                    />
                  ))}
                  <TableCell label={text.tries}>{tally.answered + tally.failed}</TableCell>
                  <TableCell label={text.failed}>{tally.failed}</TableCell>
                </tr>
              ))}
          </tbody>
        </table>
      )}
      <BandTable caption={text.verdicts} stretches={seen} now={nowMs} />
      {official.length === 0 ? null : <BandTable caption={text.said} stretches={official} now={nowMs} />}
    </section>
  );
}
