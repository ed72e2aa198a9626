import { useId, useState } from 'react';
import { codeWords } from '../../../shared/words/code.ts';
import { type Explanation, explainMessage } from '../../../shared/words/explain.ts';
import { Button } from '../../components/button.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useFocusWhenAsked } from '../../hooks/use-focus-when-asked.ts';
import { useNowStep } from '../../hooks/use-now.ts';
import { SPEECH, TEXT } from '../../speech.ts';

/** A message as a program writes it, with the code and the class by which it is put into words; a limit has none. */
const EXAMPLES = [
  { message: '529 overloaded_error', code: '529', class: 'provider_failure' },
  { message: '429 rate_limit_error', code: '429', class: 'limited' },
  { message: 'ECONNRESET', code: 'ECONNRESET', class: 'network_failure' },
  { message: 'usage limit reached', code: null },
] as const;
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
              <Button key={example.message} kind="quiet" onClick={() => write(example.message)}>
                {example.code === null
                  ? diagnose.limitReached
                  : codeWords(example.code, example.class, SPEECH)}
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
