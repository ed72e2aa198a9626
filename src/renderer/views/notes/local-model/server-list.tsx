import type { LocalServer } from '../../../../shared/local-model/model.ts';
import { toHash } from '../../../route.ts';
import { localModelText } from '../../../text/local-model-text.ts';

/** Which model servers were found, and what each has to offer. */
export function ServerList({ servers }: { readonly servers: readonly LocalServer[] }) {
  const words = localModelText();
  return (
    <ul className="points" aria-label={words.found}>
      {servers.map(({ id, name, address, state, models }) => (
        <li key={id}>
          <bdi>{name}</bdi>
          {id === 'own' ? null : <span className="muted"> ({address.replace('http://', '')})</span>}:{' '}
          {state === 'ready' ? words.models(models.length) : words.states[state]}
        </li>
      ))}
    </ul>
  );
}

/** That there is no model to run a prompt, and how to have one. */
export function HowToStart({ hasSettingsLink }: { readonly hasSettingsLink: boolean }) {
  const words = localModelText();
  return (
    <>
      <ul className="points">
        {words.howToStart.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {hasSettingsLink ? (
        <a href={toHash({ view: 'settings', part: 'local-model' })}>{words.inSettings}</a>
      ) : null}
    </>
  );
}
