import { RemoteName } from '../../../components/remote-name.tsx';
import type { Compared } from '../../../format/compare.ts';
import { toLatencyWords, toShareWords } from '../../../format/latency.ts';
import { historyText } from '../../../text/history-text.ts';

/** The comparison in numbers. */
export function CompareTable({ compared }: { readonly compared: readonly Compared[] }) {
  const { compare: text } = historyText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={text.table} tabIndex={0}>
      <table>
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
                <td>{summary.typicalMs === null ? '–' : toLatencyWords(summary.typicalMs)}</td>
                <td>{tried}</td>
                <td>{toShareWords(summary.tally.failed, tried)}</td>
                <td>{toShareWords(Math.round((1 - summary.gapShare) * 1000), 1000)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
