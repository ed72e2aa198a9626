import { useId } from 'react';
import type { Prompt } from '../../../../shared/notes/model.ts';
import { plainLine } from '../../../../shared/plain.ts';
import type { ServiceView } from '../../../../shared/snapshot.ts';
import { iconState, stateWord } from '../../../../shared/words/state.ts';
import { Button } from '../../../components/button.tsx';
import { Moment } from '../../../components/moment.tsx';
import { RemoteName } from '../../../components/remote-name.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { SPEECH } from '../../../speech.ts';
import { notesText } from '../../../text/notes-text.ts';
import { PromptCard } from './prompt-card.tsx';
import { toReadiness } from './queue-words.ts';
import { pageOf, usePromptActions } from './use-prompt-actions.ts';

interface ServiceQueueProps {
  readonly name: string;
  /** Undefined for a service that is not watched now. */
  readonly service: ServiceView | undefined;
  readonly prompts: readonly Prompt[];
}

/** What waits for one service, in order, under the state that decides whether it can go out. */
export function ServiceQueue({ name: given, service, prompts }: ServiceQueueProps) {
  const words = notesText().prompts;
  const headingId = useId();
  const actions = usePromptActions();
  const name = plainLine(given, 60);
  const readiness = service === undefined ? 'unsure' : toReadiness(service);
  const page = pageOf(service);
  const [next] = prompts;
  const verdict = service?.verdict;
  const state = verdict === undefined ? 'unknown' : iconState(verdict.level, verdict.cause);
  return (
    <section className="queue" aria-labelledby={headingId} data-state={state} data-ready={readiness}>
      <div className="queue-head">
        <StateIcon state={state} size={16} />
        <h3 id={headingId}>
          <RemoteName text={name} />
        </h3>
        <span className="queue-state">
          {verdict === undefined ? (
            words.notWatched
          ) : (
            <>
              <span className="word">{stateWord(verdict, SPEECH)}</span>{' '}
              <span className="muted">
                {words.since} <Moment at={verdict.since} />
              </span>
            </>
          )}
        </span>
      </div>
      <p className="queue-sentence" role="status">
        {words[readiness](name, prompts.length)}
      </p>
      {readiness === 'ready' && next !== undefined ? (
        <div className="actions">
          {page === null ? null : (
            <Button kind="primary" onClick={() => void actions.send(next, page)}>
              {words.copyAndOpen(new URL(page).hostname)}
            </Button>
          )}
          <Button kind={page === null ? 'primary' : 'plain'} onClick={() => void actions.send(next, null)}>
            {words.copyNext}
          </Button>
        </div>
      ) : null}
      <ol className="prompts" aria-label={words.listFor(name)}>
        {prompts.map((prompt, index) => (
          <PromptCard key={prompt.id} prompts={prompts} index={index} page={page} actions={actions} />
        ))}
      </ol>
    </section>
  );
}
