import type { Week } from '../../../../shared/statistics.ts';
import { toPercent } from '../../../format/latency.ts';
import { dayName, hourName } from '../../../format/week-words.ts';
import { historyText } from '../../../text/history-text.ts';

/** The week as a table: an hour a row, a day a column, the share that failed in each. */
export function WeekTable({ week, label }: { readonly week: Week; readonly label: string }) {
  const { week: text, columns } = historyText();
  const days = Array.from({ length: 7 }, (_, day) => day);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="tables week-table" aria-label={text.table(label)} tabIndex={0}>
      <table>
        <caption>{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.from}</th>
            {days.map((day) => (
              <th scope="col" key={day}>
                {dayName(day, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 24 }, (_, hour) => (
            <tr key={hourName(hour)}>
              <th scope="row">{hourName(hour)}</th>
              {days.map((day) => {
                const cell = week.cells[day * 24 + hour];
                return (
                  <td key={day}>
                    {cell === undefined || cell.known === 0 ? '–' : toPercent(cell.failed, cell.known)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
