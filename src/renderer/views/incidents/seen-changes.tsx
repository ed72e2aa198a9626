import type { ServiceView } from '../../../shared/snapshot.ts';
import { evidenceLine } from '../../../shared/words/evidence.ts';
import { verdictSentence } from '../../../shared/words/sentence.ts';
import { iconState } from '../../../shared/words/state.ts';
import { Moment } from '../../components/moment.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { SPEECH, TEXT } from '../../speech.ts';
import type { Seen } from './use-seen.ts';

/** A service that comes and goes may have hundreds. */
const MOST = 40;

/** Each step of the verdict here, with what it rested on. */
export function SeenChanges({
  seen,
  service,
}: {
  readonly seen: Seen;
  readonly service: ServiceView | undefined;
}) {
  const { incidents } = TEXT;
  const name = service?.name ?? '';
  const shown = seen.changes.toSorted((a, b) => a.at - b.at).slice(-MOST);
  return (
    <section aria-labelledby="seen-changes-heading">
      <h3 id="seen-changes-heading">{incidents.verdictChanges}</h3>
      {shown.length === 0 ? (
        <p className="muted">{seen.isKnown ? incidents.noChanges : '…'}</p>
      ) : (
        <ol className="seen-changes">
          {shown.map(({ at, to }) => {
            const state = iconState(to.level, to.cause);
            const { headline } = verdictSentence({ name, verdict: to, nowMs: at, style: 'told' }, SPEECH);
            return (
              <li key={at} data-state={state}>
                <span className="muted">
                  <Moment at={at} />
                </span>
                <StateIcon state={state} size={12} />
                <details>
                  <summary>
                    <bdi>{headline}</bdi>
                  </summary>
                  <ul className="small">
                    {to.evidence.map((fact) => (
                      <li key={JSON.stringify(fact)}>
                        <bdi>{evidenceLine(fact, at, SPEECH)}</bdi>
                      </li>
                    ))}
                  </ul>
                </details>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
