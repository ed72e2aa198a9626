import type { ServiceView, Snapshot } from '../../../shared/snapshot.ts';
import { overallSentence } from '../../../shared/words/overall.ts';
import { verdictSentence } from '../../../shared/words/sentence.ts';
import { iconState } from '../../../shared/words/state.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { useCommand } from '../../hooks/use-command.ts';
import { useNow } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { EvidenceList } from './evidence-list.tsx';
import { TellWhenBack } from './tell-when-back.tsx';

interface HeadlineProps {
  readonly snapshot: Snapshot;
  /** The service the sentence speaks of, or the first; null where none is watched. */
  readonly lead: ServiceView | null;
}

/** One service speaks for itself, ages included; several are summed up, and the one that matters most speaks below. */
function Sentences({ snapshot, lead }: HeadlineProps) {
  const now = useNow();
  const overall = overallSentence(snapshot, now, SPEECH);
  if (lead === null) return <h1>{overall}</h1>;
  const own = verdictSentence({ ...lead, nowMs: now }, SPEECH);
  const isAlone = snapshot.services.length === 1;
  const isSaid = isAlone || overall.startsWith(own.headline);
  const below = isSaid ? own.detail : [own.headline, own.detail].filter((part) => part !== null).join(' ');
  return (
    <>
      <h1>
        <bdi>{isAlone ? own.headline : overall}</bdi>
      </h1>
      {below === null ? null : (
        <p className="headline-detail">
          <bdi>{below}</bdi>
        </p>
      )}
    </>
  );
}

/** The sentence, since when it holds, and what it rests on. */
export function Headline({ snapshot, lead }: HeadlineProps) {
  const check = useCommand('service.check');
  const state = iconState(snapshot.overall.level, snapshot.overall.cause);
  const { common, now } = TEXT;

  return (
    <section className="headline" data-state={state} aria-label={now.overall}>
      <StateIcon state={state} size={28} />
      <div className="headline-body">
        <Sentences snapshot={snapshot} lead={lead} />
        {/* Spoken when the state changes. The sentences above tick: they would be spoken each second. */}
        <p className="visually-hidden" role="status">
          {overallSentence(snapshot, snapshot.at, SPEECH)}
        </p>
        {lead === null ? null : (
          <EvidenceList evidence={lead.verdict.evidence} label={now.known(lead.name)} />
        )}
        {lead === null ? null : (
          <div className="actions">
            <Button kind="primary" isBusy={check.isBusy} onClick={() => void check.run({ serviceId: null })}>
              {check.isBusy ? common.checking : common.checkNow}
            </Button>
            <TellWhenBack service={lead} />
            <span className="muted">
              {now.since} <Moment at={lead.verdict.since} />
            </span>
          </div>
        )}
        {check.failure === null ? null : <p role="alert">{check.failure.message}</p>}
      </div>
    </section>
  );
}
