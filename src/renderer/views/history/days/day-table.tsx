import type { Days } from '../../../../shared/statistics.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { troubleWords } from '../../../format/band-words.ts';
import { toDays } from '../../../format/day-bars.ts';
import { dateFormat } from '../../../format/intl.ts';
import { SPEECH } from '../../../speech.ts';
import { historyText } from '../../../text/history-text.ts';
import { TableCell } from '../table-cell.tsx';
import { NOON_MS, rowName } from './day-rows.tsx';

/** The days that were not calm, newest first, row by row. */
export function DayTable({ days, label }: { readonly days: Days; readonly label: string }) {
  const { days: text } = historyText();
  const dayFormat = dateFormat(SPEECH.words.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const rows = days.rows.map((row) => ({ name: rowName(row), days: toDays(row) }));
  const lines = days.edges.slice(0, -1).flatMap((edge, index) =>
    rows.flatMap(({ name, days: each }) => {
      const trouble = troubleWords(each[index]?.ms ?? {});
      return trouble === '' ? [] : [{ edge, name, trouble, knownMs: each[index]?.knownMs ?? 0 }];
    }),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={text.table(label)} tabIndex={0}>
      <table className="words stacks">
        <caption>{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columns.day}</th>
            <th scope="col">{text.columns.where}</th>
            <th scope="col">{text.columns.trouble}</th>
            <th scope="col">{text.columns.known}</th>
          </tr>
        </thead>
        <tbody>
          {lines.toReversed().map(({ edge, name, trouble, knownMs }) => (
            <tr key={`${edge} ${name}`}>
              <th scope="row">{dayFormat.format(edge + NOON_MS)}</th>
              <TableCell label={text.columns.where}>{name}</TableCell>
              <TableCell label={text.columns.trouble}>{trouble}</TableCell>
              <TableCell label={text.columns.known}>{spanWords(knownMs, SPEECH)}</TableCell>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 ? <p className="table-empty">{text.noTrouble}</p> : null}
    </section>
  );
}
