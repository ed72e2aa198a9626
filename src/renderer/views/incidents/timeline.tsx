import { useState } from 'react';
import type { IncidentUpdate } from '../../../shared/observation.ts';
import { levelWord } from '../../../shared/words/state.ts';
import { Button } from '../../components/button.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { incidentStatusWord } from '../../format/incident.ts';
import { SPEECH, TEXT } from '../../speech.ts';

/** Beyond this a body is cut until asked for: a page may send a hundred thousand characters. */
const SHOWN_CHARACTERS = 1200;

function Body({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= SHOWN_CHARACTERS) {
    return (
      <p className="update-body" dir="auto">
        {text}
      </p>
    );
  }
  return (
    <>
      <p className="update-body" dir="auto">
        {isWhole ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`}
      </p>
      <Button kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? TEXT.incidents.showLess : TEXT.incidents.showAll}
      </Button>
    </>
  );
}

/** The provider's updates in the order given, each with its status and what it said of the components. */
export function Timeline({ updates }: { readonly updates: readonly IncidentUpdate[] }) {
  if (updates.length === 0) return <p className="muted">{TEXT.incidents.noUpdates}</p>;
  return (
    <ol className="timeline">
      {updates.map((update) => (
        <li key={update.id}>
          <p className="update-head">
            <strong>{incidentStatusWord(update.status)}</strong>{' '}
            <span className="muted">
              <Moment at={update.at} />
            </span>
          </p>
          {update.body === '' ? null : <Body text={update.body} />}
          {update.components.length === 0 ? null : (
            <ul className="update-components">
              {update.components.map(({ id, name, to }) => (
                <li key={id}>
                  <StateIcon state={to} size={12} />
                  <RemoteName text={name} /> <span className="muted">{levelWord(to, SPEECH)}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
