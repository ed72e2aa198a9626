import type { Days } from '../../../../shared/statistics.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { troubleWords } from '../../../format/band-words.ts';
import { toDays } from '../../../format/day-bars.ts';
import { SPEECH } from '../../../speech.ts';
import { rowName } from './day-rows.tsx';

const dayFormat = new Intl.DateTimeFormat(SPEECH.words.locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The days that were not calm, newest first, row by row. */
export function DayTable({ days, label }: { readonly days: Days; readonly label: string }) {
  const rows = days.rows.map((row) => ({ name: rowName(row), days: toDays(row) }));
  const lines = days.edges.slice(0, -1).flatMap((edge, index) =>
    rows.flatMap(({ name, days: each }) => {
      const trouble = troubleWords(each[index]?.ms ?? {});
      return trouble === '' ? [] : [{ edge, name, trouble, knownMs: each[index]?.knownMs ?? 0 }];
    }),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables" aria-label={`Troubled days of ${label} as a table`} tabIndex={0}>
      <table className="words">
        <caption>Days with trouble</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Where</th>
            <th scope="col">Trouble</th>
            <th scope="col">Known</th>
          </tr>
        </thead>
        <tbody>
          {lines.toReversed().map(({ edge, name, trouble, knownMs }) => (
            <tr key={`${edge} ${name}`}>
              <th scope="row">{dayFormat.format(edge + 12 * 3_600_000)}</th>
              <td>{name}</td>
              <td>{trouble}</td>
              <td>{spanWords(knownMs, SPEECH)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 ? <p className="table-empty">No day had any trouble.</p> : null}
    </section>
  );
}
