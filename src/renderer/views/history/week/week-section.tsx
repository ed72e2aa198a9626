import { memo, useState } from 'react';
import type { ServiceView } from '../../../../shared/snapshot.ts';
import { Segmented } from '../../../components/segmented.tsx';
import { Failed, Loading } from '../../../components/state-message.tsx';
import { WEEK_STEPS, weekWords } from '../../../format/week-words.ts';
import { useNowStep } from '../../../hooks/use-now.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { historyText } from '../../../text/history-text.ts';
import { type Form, formOptions } from '../form.ts';
import { WeekGrid } from './week-grid.tsx';
import { WeekTable } from './week-table.tsx';

/** Long enough for every hour of the week to come a dozen times, short enough to be of the present. */
const WEEKS = 12;
const WEEK_MS = 7 * 86_400_000;
const RENEW_MS = 600_000;

interface WeekSectionProps {
  readonly service: ServiceView;
  readonly timeZone: string;
}

/** When does it fail? Failures by hour of the week. */
export const WeekSection = memo(function WeekSection({ service, timeZone }: WeekSectionProps) {
  const { week: text, form: forms, loadingWeek } = historyText();
  const [form, setForm] = useState<Form>('chart');
  const toMs = useNowStep(RENEW_MS);
  const { value, failure, again } = useQuery(
    'history.week',
    { serviceId: service.id, fromMs: toMs - WEEKS * WEEK_MS, toMs, timeZone },
    '',
  );
  return (
    <section className="week-section" aria-labelledby="week-heading">
      <div className="section-head">
        <h2 id="week-heading">{text.title}</h2>
        <Segmented legend={forms.week} options={formOptions()} value={form} onChange={setForm} />
      </div>
      {failure === null ? null : <Failed failure={failure} onAgain={again} />}
      {value === null ? (
        failure === null ? (
          <Loading what={loadingWeek} lines={6} />
        ) : null
      ) : (
        <>
          <p className="section-words">
            {weekWords(value, service.name)} <span className="muted">{text.over(WEEKS)}</span>
          </p>
          {form === 'table' ? (
            <WeekTable week={value} label={service.name} />
          ) : (
            <WeekGrid week={value} label={service.name}>
              <ul className="legend" aria-label={text.legend}>
                <li data-shade="none">{text.nothingKnown}</li>
                <li data-shade="0">{text.noFailure}</li>
                {WEEK_STEPS.map((least, step) => (
                  <li key={least} data-shade={step + 1}>
                    {step === 0 ? text.fewer : text.over100(least * 100)}
                  </li>
                ))}
              </ul>
            </WeekGrid>
          )}
        </>
      )}
    </section>
  );
});
