import { useId, useState } from 'react';
import { ModelKeySchema } from '../../../../shared/model-check/calls.ts';
import type { ModelCheckView } from '../../../../shared/model-check/model.ts';
import { MODEL_PROVIDERS, type ModelProviderId } from '../../../../shared/model-check/providers.ts';
import { Button } from '../../../components/button.tsx';
import { useCommand } from '../../../hooks/use-command.ts';
import { modelCheckText } from '../../../text/settings-text.ts';

interface KeyFieldProps {
  readonly provider: ModelProviderId;
  readonly view: ModelCheckView;
}

/** Where the key is, a field to hand one over, and a way to have it forgotten. What was entered leaves the window at once. */
export function KeyField({ provider, view }: KeyFieldProps) {
  const words = modelCheckText();
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  const take = useCommand('modelKey.set');
  const forget = useCommand('modelKey.forget');
  const hintId = useId();
  const place = view.keys[provider];
  const { name, keyVariables } = MODEL_PROVIDERS[provider];
  const failure = take.failure ?? forget.failure;

  const hand = async (): Promise<void> => {
    const key = ModelKeySchema.safeParse(text);
    setBad(!key.success);
    if (!key.success) return;
    const answer = await take.run({ provider, key: key.data });
    if (answer?.ok === true) setText('');
  };

  return (
    <div className="model-key">
      <p role="status">{words.places[place]}</p>
      {view.keeping === 'not_taken' ? null : (
        <form
          className="setting"
          onSubmit={(event) => {
            event.preventDefault();
            void hand();
          }}
        >
          <label className="choice">
            <span className="label">{words.key}</span>
            <input
              type="password"
              aria-label={words.keyOf(name)}
              aria-describedby={hintId}
              aria-invalid={isBad || undefined}
              autoComplete="off"
              spellCheck={false}
              maxLength={512}
              value={text}
              onChange={({ target }) => {
                setBad(false);
                setText(target.value);
              }}
            />
          </label>
          <Button isBusy={take.isBusy} onClick={() => void hand()}>
            {words.keep}
          </Button>
          {place === 'key_ring' || place === 'run' ? (
            <Button isBusy={forget.isBusy} onClick={() => void forget.run({ provider })}>
              {words.forget}
            </Button>
          ) : null}
        </form>
      )}
      <p id={hintId} className="small muted">
        {words.keeping[view.keeping](keyVariables)}
      </p>
      {isBad ? <p role="alert">{words.badKey}</p> : null}
      {failure === null ? null : <p role="alert">{failure.message}</p>}
    </div>
  );
}
