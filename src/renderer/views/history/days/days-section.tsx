import { memo, useState } from 'react';
import type { ServiceView } from '../../../../shared/snapshot.ts';
import { Segmented } from '../../../components/segmented.tsx';
import { StateLegendLines } from '../../../components/state-legend.tsx';
import { Failed, Loading } from '../../../components/state-message.tsx';
import { toDays } from '../../../format/day-bars.ts';
import { useNowStep } from '../../../hooks/use-now.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { historyText } from '../../../text/history-text.ts';
import { type Form, formOptions } from '../form.ts';
import type { Range } from '../span.ts';
import { DayRows } from './day-rows.tsx';
import { DayTable } from './day-table.tsx';

const DAYS = 90;
const RENEW_MS = 600_000;

interface DaysSectionProps {
  readonly service: ServiceView;
  readonly timeZone: string;
  /** Shows a day in the chart. */
  readonly onRange: (range: Range) => void;
}

/** The last 90 days of a service: as seen here, as its page told it, and component by component. */
export const DaysSection = memo(function DaysSection({ service, timeZone, onRange }: DaysSectionProps) {
  const { days: text, form: forms, loadingDays } = historyText();
  const [form, setForm] = useState<Form>('chart');
  const toMs = useNowStep(RENEW_MS);
  const { value, failure, again } = useQuery(
    'history.days',
    { serviceId: service.id, toMs, days: DAYS, timeZone },
    '',
  );
  const states = new Set(value?.rows.flatMap((row) => toDays(row).map(({ state }) => state)));
  // A day nobody knows is a stub, which the legend names beside the states.
  states.delete('unknown');
  return (
    <section className="days" aria-labelledby="days-heading">
      <div className="section-head">
        <h2 id="days-heading">{text.title(DAYS)}</h2>
        <Segmented legend={forms.days} options={formOptions()} value={form} onChange={setForm} />
      </div>
      {failure === null ? null : <Failed failure={failure} onAgain={again} />}
      {value === null ? (
        failure === null ? (
          <Loading what={loadingDays} lines={6} />
        ) : null
      ) : form === 'table' ? (
        <DayTable days={value} label={service.name} />
      ) : (
        <DayRows
          days={value}
          label={service.name}
          onDay={(index) => {
            const fromMs = value.edges[index];
            const endMs = value.edges[index + 1];
            if (fromMs !== undefined && endMs !== undefined) onRange({ fromMs, toMs: endMs });
          }}
        >
          {value.left === 0 ? null : <p className="muted">{text.left(value.left)}</p>}
          <ul className="legend" aria-label={text.legend}>
            <StateLegendLines states={states} />
            <li data-swatch="stub">{text.nothingKnown}</li>
          </ul>
        </DayRows>
      )}
    </section>
  );
});
