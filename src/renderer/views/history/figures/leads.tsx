import { memo } from 'react';
import type { Summary } from '../../../../shared/statistics.ts';
import { toLeadPlot } from '../../../format/lead-plot.ts';
import { leadWords } from '../../../format/summary-words.ts';
import { historyText } from '../../../text/history-text.ts';

const COLUMNS = 41;
const STEP = 10;
const RADIUS = 4;

/** How far ahead of the page each failure was known here: a dot for each, the page's first word in the middle. */
export const Leads = memo(function Leads({ summary }: { readonly summary: Summary }) {
  const { leads: text } = historyText();
  const words = leadWords(summary);
  const { dots, reachMin, rows } = toLeadPlot(summary.episodes, COLUMNS);
  if (words === null) return null;
  const width = COLUMNS * STEP;
  const height = Math.max(4, rows) * STEP;
  return (
    <section className="leads" aria-labelledby="leads-heading">
      <h2 id="leads-heading">{text.title}</h2>
      <p className="section-words">{words}</p>
      {dots.length === 0 ? null : (
        <figure className="lead-plot">
          <svg viewBox={`0 0 ${width} ${height + 2}`} role="img" aria-label={text.picture(words)}>
            <line className="lead-zero" x1={width / 2} x2={width / 2} y1="0" y2={height + 2} />
            <line className="lead-ground" x1="0" x2={width} y1={height + 1.5} y2={height + 1.5} />
            {dots.map(({ id, x, row, leadMs }) => (
              <circle
                key={id}
                className="lead-dot"
                data-side={leadMs > 0 ? 'ahead' : 'behind'}
                cx={x * width}
                cy={height - row * STEP - RADIUS}
                r={RADIUS}
              />
            ))}
          </svg>
          <p className="lead-axis" aria-hidden="true">
            <span>{text.after(reachMin)}</span>
            <span>{text.zero}</span>
            <span>{text.before(reachMin)}</span>
          </p>
        </figure>
      )}
    </section>
  );
});
