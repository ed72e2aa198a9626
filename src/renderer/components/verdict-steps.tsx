import type { VerdictChange } from '../../shared/verdict.ts';
import { evidenceLine } from '../../shared/words/evidence.ts';
import { verdictSentence } from '../../shared/words/sentence.ts';
import { iconState } from '../../shared/words/state.ts';
import { SPEECH, TEXT } from '../speech.ts';
import { Moment } from './moment.tsx';
import { StateIcon } from './state-icon.tsx';

/** A service that comes and goes may have hundreds. */
const MOST = 40;

interface VerdictStepsProps {
  readonly changes: readonly VerdictChange[];
  /** The service's name, for the sentences. */
  readonly name: string;
  /** The step in force at this moment is open from the start. */
  readonly askedAt?: number | null;
}

/** Each step of a verdict, oldest first, with what it rested on: why it was red at five past two. */
export function VerdictSteps({ changes, name, askedAt = null }: VerdictStepsProps) {
  const shown = changes.toSorted((a, b) => a.at - b.at).slice(-MOST);
  const earlier = changes.length - shown.length;
  const asked = askedAt === null ? undefined : shown.findLast(({ at }) => at <= askedAt);
  return (
    <>
      {earlier === 0 ? null : <p className="small muted">{TEXT.common.earlier(earlier)}</p>}
      <ol className="seen-changes">
        {shown.map((change) => {
          const { at, to } = change;
          const state = iconState(to.level, to.cause);
          const { headline } = verdictSentence({ name, verdict: to, nowMs: at, style: 'told' }, SPEECH);
          return (
            <li key={at} data-state={state}>
              <span className="muted">
                <Moment at={at} />
              </span>
              <StateIcon state={state} size={12} />
              <details open={change === asked}>
                <summary>
                  <bdi>{headline}</bdi>
                </summary>
                <ul className="small">
                  {to.evidence.map((fact) => (
                    <li key={JSON.stringify(fact)}>
                      <bdi>{evidenceLine(fact, at, SPEECH, 'told')}</bdi>
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          );
        })}
      </ol>
    </>
  );
}
