import { useId, useState } from 'react';
import { MAX_ADDRESS_CHARS, parseLoopbackAddress } from '../../../shared/local-model/address.ts';
import type { SettingsPatch } from '../../../shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { localModelText } from '../../text/local-model-text.ts';
import { HowToStart, ServerList } from '../notes/local-model/server-list.tsx';

interface SectionProps {
  readonly onChange: (patch: SettingsPatch) => void;
}

const ANY = '';

/** Whether models on this computer may answer prompts, which were found, and where another listens. */
export function LocalModelSection({ onChange }: SectionProps) {
  const words = localModelText();
  const { settings } = useSnapshot();
  return (
    <section aria-labelledby="settings-local-model">
      <h2 id="settings-local-model">{words.title}</h2>
      <Switch
        label={words.enable}
        hint={words.enableHint}
        isOn={settings.localModel.enabled}
        onChange={(enabled) => onChange({ localModel: { enabled } })}
      />
      {settings.localModel.enabled ? <Servers onChange={onChange} /> : null}
    </section>
  );
}

function Servers({ onChange }: SectionProps) {
  const words = localModelText();
  const { model, address } = useSnapshot().settings.localModel;
  const servers = useQuery('localModel.list', {}, address ?? '');
  if (servers.value === null) {
    return servers.failure === null ? (
      <Loading what={words.looking} lines={2} />
    ) : (
      <Failed failure={servers.failure} onAgain={servers.again} />
    );
  }
  const models = [...new Set(servers.value.flatMap((server) => server.models))];
  // One that is not there now is offered too, so that the list never shows what is not so.
  const offered = model === null || models.includes(model) ? models : [...models, model];
  return (
    <>
      {servers.value.length === 0 ? (
        <p role="status">{words.noServer}</p>
      ) : (
        <ServerList servers={servers.value} />
      )}
      {models.length === 0 ? <HowToStart hasSettingsLink={false} /> : null}
      {offered.length === 0 ? null : (
        <div className="setting">
          <Choice
            label={words.model}
            value={model ?? ANY}
            onChange={(value) => onChange({ localModel: { model: value === ANY ? null : value } })}
            groups={[
              {
                label: null,
                options: [
                  { value: ANY, label: words.anyModel },
                  ...offered.map((name) => ({ value: name, label: name })),
                ],
              },
            ]}
          />
        </div>
      )}
      <Address address={address} onChange={onChange} />
      <div className="actions">
        <Button isBusy={servers.isLoading} onClick={servers.again}>
          {words.lookAgain}
        </Button>
      </div>
    </>
  );
}

/** Where another server listens. It is taken when the field is left or with Enter; an address elsewhere is not. */
function Address({ address, onChange }: SectionProps & { readonly address: string | null }) {
  const words = localModelText();
  const id = useId();
  const [text, setText] = useState(address ?? '');
  const [isWrong, setWrong] = useState(false);
  const take = (): void => {
    const typed = text.trim();
    const parsed = typed === '' ? null : parseLoopbackAddress(typed);
    setWrong(typed !== '' && parsed === null);
    const next = parsed?.origin ?? null;
    if ((typed === '' || parsed !== null) && next !== address) onChange({ localModel: { address: next } });
  };
  return (
    <div className="local-address">
      <label className="choice" htmlFor={id}>
        <span className="label">{words.address}</span>
        <input
          id={id}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="localhost:8080"
          maxLength={MAX_ADDRESS_CHARS}
          value={text}
          aria-invalid={isWrong || undefined}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setText(target.value)}
          onBlur={take}
          onKeyDown={({ key }) => {
            if (key === 'Enter') take();
          }}
        />
      </label>
      <p id={`${id}-hint`} className="means">
        {words.addressHint}
      </p>
      {isWrong ? <p role="alert">{words.addressWrong}</p> : null}
    </div>
  );
}
