import type { ServiceView } from '../../../../shared/snapshot.ts';
import { VerdictSteps } from '../../../components/verdict-steps.tsx';
import { useQuery } from '../../../hooks/use-query.ts';
import { historyText } from '../../../text/history-text.ts';
import type { Range } from '../span.ts';

/** In a longer span the steps would be more than anyone reads; the failures listed below the chart lead into one. */
const LONGEST_MS = 25 * 3_600_000;

interface StepsSectionProps {
  readonly service: ServiceView;
  readonly range: Range;
  /** The moment that was asked for, if one was: what held then is read out whole. */
  readonly askedAt: number | null;
}

/** Why it was red at five past two: the verdict in force when the span begins and each one in it, with what they rested on. */
export function StepsSection({ service, range, askedAt }: StepsSectionProps) {
  const { steps: text } = historyText();
  const isShort = range.toMs - range.fromMs <= LONGEST_MS;
  return (
    <section className="verdict-steps" aria-labelledby="verdict-steps-heading">
      <h2 id="verdict-steps-heading">{text.title}</h2>
      {isShort ? (
        <Steps service={service} range={range} askedAt={askedAt} />
      ) : (
        <p className="muted">{text.zoomIn}</p>
      )}
    </section>
  );
}

function Steps({ service, range: { fromMs, toMs }, askedAt }: StepsSectionProps) {
  const { steps: text } = historyText();
  const { id: serviceId, name, verdict } = service;
  const changes = useQuery(
    'history.changes',
    { serviceId, fromMs, toMs, inForce: true },
    `${verdict.reason} ${verdict.since}`,
  );
  if (changes.value === null) return <p className="muted">{changes.failure?.message ?? '…'}</p>;
  if (changes.value.length === 0) return <p className="muted">{text.nothing}</p>;
  return (
    <>
      <VerdictSteps key={askedAt} changes={changes.value} name={name} askedAt={askedAt} />
      {changes.value.some(({ at }) => at >= fromMs) ? null : <p className="muted">{text.none}</p>}
    </>
  );
}
