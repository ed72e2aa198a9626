import type { ServiceView } from '../../../shared/snapshot.ts';
import { VerdictSteps } from '../../components/verdict-steps.tsx';
import { TEXT } from '../../speech.ts';
import type { Seen } from './use-seen.ts';

/** Each step of the verdict here, with what it rested on. */
export function SeenChanges({
  seen,
  service,
}: {
  readonly seen: Seen;
  readonly service: ServiceView | undefined;
}) {
  const { incidents } = TEXT;
  return (
    <section aria-labelledby="seen-changes-heading">
      <h3 id="seen-changes-heading">{incidents.verdictChanges}</h3>
      {seen.changes.length === 0 ? (
        <p className="muted">{seen.isKnown ? incidents.noChanges : '…'}</p>
      ) : (
        <VerdictSteps changes={seen.changes} name={service?.name ?? ''} />
      )}
    </section>
  );
}
