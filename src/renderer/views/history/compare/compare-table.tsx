import { RemoteName } from '../../../components/remote-name.tsx';
import type { Compared } from '../../../format/compare.ts';
import { toLatencyWords, toShareWords } from '../../../format/latency.ts';
import { historyText } from '../../../text/history-text.ts';
import { TableCell } from '../table-cell.tsx';

/** The comparison in numbers. */
export function CompareTable({ compared }: { readonly compared: readonly Compared[] }) {
  const { compare: text } = historyText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={text.table} tabIndex={0}>
      <table className="stacks">
        <caption>{text.label}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.target}</th>
            <th scope="col">{text.columns.typically}</th>
            <th scope="col">{text.columns.tries}</th>
            <th scope="col">{text.columns.failed}</th>
            <th scope="col">{text.columns.known}</th>
          </tr>
        </thead>
        <tbody>
          {compared.map(({ id, service, target, summary }) => {
            const tried = summary.tally.answered + summary.tally.failed;
            return (
              <tr key={id}>
                <th scope="row">
                  <RemoteName text={service} />: <RemoteName text={target} />
                </th>
                <TableCell label={text.columns.typically}>
                  {summary.typicalMs === null ? '–' : toLatencyWords(summary.typicalMs)}
                </TableCell>
                <TableCell label={text.columns.tries}>{tried}</TableCell>
                <TableCell label={text.columns.failed}>{toShareWords(summary.tally.failed, tried)}</TableCell>
                <TableCell label={text.columns.known}>
                  {toShareWords(Math.round((1 - summary.gapShare) * 1000), 1000)}
                </TableCell>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
