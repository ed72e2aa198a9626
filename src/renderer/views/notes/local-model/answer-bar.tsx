import { X } from 'lucide-react';
import { isOver, type Run } from '../../../../shared/local-model/model.ts';
import { plainLine } from '../../../../shared/plain.ts';
import { spanWords } from '../../../../shared/words/duration.ts';
import { Button } from '../../../components/button.tsx';
import { useClient } from '../../../hooks/client-context.ts';
import { useNow } from '../../../hooks/use-now.ts';
import { toHash } from '../../../route.ts';
import { SPEECH, TEXT } from '../../../speech.ts';
import { localModelText } from '../../../text/local-model-text.ts';
import { answersOf } from './answers.ts';
import { useAnswer } from './use-answer.ts';

const MODEL_CHARS = 40;

/** How the answer of a model on this computer goes on, with a way to stop it, whichever note is open. */
export function AnswerBar({ noteId }: { readonly noteId: string | null }) {
  const words = localModelText();
  const client = useClient();
  const answer = useAnswer();
  if (answer === null) return null;
  const { run, isLost } = answer;
  const isRunning = !isOver(run);
  const hasFailed = run.state === 'failed' || isLost;
  return (
    <section
      className="pad-notice answer-bar"
      aria-label={words.bar}
      data-kind={hasFailed ? 'failing' : run.state}
    >
      <p>
        <span role={hasFailed ? 'alert' : 'status'}>{isLost ? words.lost : sentence(run)}</span>{' '}
        {run.tokens === 0 && !isRunning ? null : <Progress run={run} />}
      </p>
      <div className="answer-tools">
        {answer.noteId === noteId || isLost ? null : (
          <a href={toHash({ view: 'notes', noteId: answer.noteId })}>{words.openNote}</a>
        )}
        {isRunning ? (
          <Button onClick={() => void answersOf(client).stop()}>{words.stop}</Button>
        ) : (
          <button
            type="button"
            className="icon-button"
            aria-label={TEXT.common.close}
            onClick={() => answersOf(client).dismiss()}
          >
            <X size={16} aria-hidden="true" />
          </button>
        )}
      </div>
    </section>
  );
}

/** What the run is doing, or how it ended. */
export function sentence({ state, model, chars, problem }: Run): string {
  const words = localModelText();
  const name = plainLine(model, MODEL_CHARS);
  if (state !== 'failed' || problem === null) return state === 'failed' ? '' : words[state](name);
  const said = plainLine(problem.detail, 200);
  const isSaid = problem.kind === 'refused' || problem.kind === 'server' || problem.kind === 'model_missing';
  const why = words.problems[problem.kind] + (isSaid && said !== '' ? ` ${words.itSays(said)}` : '');
  return chars === 0 ? words.failedAtOnce(why) : words.failed(why);
}

/** How much came in which time; it ticks, so that it is not read aloud by itself. */
function Progress({ run }: { readonly run: Run }) {
  const words = localModelText();
  const now = useNow();
  const { tokens, startedAt, firstAt, endedAt } = run;
  const until = endedAt ?? Math.max(now, startedAt);
  const count = new Intl.NumberFormat(SPEECH.locale);
  const rate = new Intl.NumberFormat(SPEECH.locale, { maximumFractionDigits: 1 });
  const writtenMs = firstAt === null ? 0 : until - firstAt;
  const parts = [
    ...(tokens === 0 ? [] : [words.tokens(count.format(tokens), tokens === 1)]),
    spanWords(until - startedAt, SPEECH),
    ...(endedAt !== null && writtenMs > 1_000
      ? [words.perSecond(rate.format((tokens * 1_000) / writtenMs))]
      : []),
  ];
  return <span className="muted">{parts.join(' · ')}</span>;
}
