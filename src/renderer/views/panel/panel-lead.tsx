import type { ServiceView, Snapshot } from '../../../shared/snapshot.ts';
import type { Evidence } from '../../../shared/verdict.ts';
import { evidenceLine } from '../../../shared/words/evidence.ts';
import { overallSentence } from '../../../shared/words/overall.ts';
import { verdictSentence } from '../../../shared/words/sentence.ts';
import { iconState } from '../../../shared/words/state.ts';
import { Age } from '../../components/moment.tsx';
import { Sparkline } from '../../components/sparkline.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { TellWhenBack } from '../now/tell-when-back.tsx';

/** As many facts as a glance takes in, and none that the sentence says itself; the window has all. */
const MOST_FACTS = 2;
const FACTS: ReadonlySet<Evidence['kind']> = new Set(['connection', 'others', 'component', 'changes']);

interface PanelLeadProps {
  readonly snapshot: Snapshot;
  /** The service the sentence speaks of, or the first; null where none is watched. */
  readonly lead: ServiceView | null;
}

/** When anything was last looked at; null before the first look. */
function lastLookAt({ services }: Snapshot): number | null {
  const looks = services.flatMap(({ verdict }) => (verdict.observedAt === null ? [] : [verdict.observedAt]));
  return looks.length === 0 ? null : Math.max(...looks);
}

function Sentences({ snapshot, lead }: PanelLeadProps) {
  const now = useNow();
  const overall = overallSentence(snapshot, now, SPEECH);
  const isCalm = snapshot.overall.level === 'operational';
  const at = lastLookAt(snapshot);
  if (lead === null || isCalm) {
    return (
      <>
        <h1>
          <bdi>{overall}</bdi>
        </h1>
        {at === null ? null : (
          <p className="muted">
            {TEXT.desktop.panel.checked} <Age at={at} />
          </p>
        )}
      </>
    );
  }
  const own = verdictSentence({ ...lead, nowMs: now }, SPEECH);
  const facts = lead.verdict.evidence.filter(({ kind }) => FACTS.has(kind)).slice(0, MOST_FACTS);
  return (
    <>
      <h1>
        <bdi>{own.headline}</bdi>
      </h1>
      {own.detail === null ? null : (
        <p>
          <bdi>{own.detail}</bdi>
        </p>
      )}
      {facts.length === 0 ? null : (
        <ul className="panel-facts">
          {facts.map((fact) => {
            const line = evidenceLine(fact, now, SPEECH);
            return <li key={line}>{line}</li>;
          })}
        </ul>
      )}
    </>
  );
}

/** What is to be said first: in calm one line, in trouble the service that is worst off, with what it rests on. */
export function PanelLead({ snapshot, lead }: PanelLeadProps) {
  const state = iconState(snapshot.overall.level, snapshot.overall.cause);
  const [only] = snapshot.services.length === 1 ? snapshot.services : [];
  const [target] = only?.targets ?? [];
  return (
    <section className="panel-lead" data-state={state} aria-label={TEXT.now.overall}>
      <StateIcon state={state} size={28} />
      <div className="panel-lead-text">
        <Sentences snapshot={snapshot} lead={lead} />
        {target === undefined || target.recent.length === 0 ? null : <Sparkline recent={target.recent} />}
        {lead === null ? null : <TellWhenBack service={lead} />}
        {/* Spoken when the state changes: the sentences above tick. */}
        <p className="visually-hidden" role="status">
          {overallSentence(snapshot, snapshot.at, SPEECH)}
        </p>
      </div>
    </section>
  );
}
