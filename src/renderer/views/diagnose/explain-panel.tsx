import { useId, useState } from 'react';
import { type Explanation, explainMessage } from '../../../shared/words/explain.ts';
import { Button } from '../../components/button.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useFocusWhenAsked } from '../../hooks/use-focus-when-asked.ts';
import { useNowStep } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';

const EXAMPLES = ['529 overloaded_error', '429 rate_limit_error', 'ECONNRESET', 'usage limit reached'];
const EVERY_MS = 10_000;

function Explained({ explained }: { readonly explained: Explanation }) {
  const { diagnose } = TEXT;
  return (
    <div className="explained" data-whose={explained.whose}>
      <h3>{explained.title}</h3>
      <p>{explained.meaning}</p>
      <dl className="facts">
        <div>
          <dt>{diagnose.whoseTitle}</dt>
          <dd>{diagnose.whose[explained.whose]}</dd>
        </div>
        <div>
          <dt>{diagnose.nowTitle}</dt>
          <dd>
            <bdi>{explained.now}</bdi>
          </dd>
        </div>
        <div>
          <dt>{diagnose.doTitle}</dt>
          <dd>
            <ol>
              {explained.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
    </div>
  );
}

/**
 * "What does this error mean?": explained here, from what is known now. The message goes nowhere. Where the address asks for it,
 * its field has the focus.
 */
export function ExplainPanel({ isAskedFor }: { readonly isAskedFor: boolean }) {
  const { diagnose } = TEXT;
  const snapshot = useSnapshot();
  const nowMs = useNowStep(EVERY_MS);
  const [message, setMessage] = useState('');
  const hintId = useId();
  const field = useFocusWhenAsked<HTMLTextAreaElement>(isAskedFor);
  /** From a button that then goes away: the focus goes to the field. */
  const write = (text: string): void => {
    setMessage(text);
    field.current?.focus();
  };
  const explained = explainMessage(message, snapshot, nowMs, SPEECH);
  return (
    <section className="explain" aria-labelledby="explain-heading">
      <h2 id="explain-heading">{diagnose.explain}</h2>
      <p id={hintId} className="muted">
        {diagnose.explainHint}
      </p>
      <textarea
        ref={field}
        className="field"
        rows={3}
        aria-label={diagnose.message}
        aria-describedby={hintId}
        spellCheck={false}
        value={message}
        onChange={({ target }) => setMessage(target.value)}
      />
      <div className="actions small">
        {message === '' ? (
          <>
            <span className="examples muted">{diagnose.examples}</span>
            {EXAMPLES.map((example) => (
              <Button key={example} kind="quiet" onClick={() => write(example)}>
                {example}
              </Button>
            ))}
          </>
        ) : (
          <Button kind="quiet" onClick={() => write('')}>
            {diagnose.clear}
          </Button>
        )}
      </div>
      <div role="status">{explained === null ? null : <Explained explained={explained} />}</div>
    </section>
  );
}
