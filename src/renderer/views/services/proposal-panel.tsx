import { useId, useState } from 'react';
import { FORMAT_NAMES } from '../../../shared/format-names.ts';
import type { Proposal } from '../../../shared/service-calls.ts';
import { codeWords } from '../../../shared/words/code.ts';
import { latencyWords } from '../../../shared/words/duration.ts';
import { pageLevelWord } from '../../../shared/words/state.ts';
import { Button } from '../../components/button.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { useClient } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { withWatched } from './choose.ts';
import { ConditionFields } from './condition-fields.tsx';
import { readConditions, toTyped, underConditions } from './conditions.ts';
import { useChoice } from './use-choice.ts';

const MOST_SHOWN = 8;

function PageFacts({ page }: { readonly page: NonNullable<Proposal['page']> }) {
  const { services: words, common } = TEXT;
  return (
    <>
      <p>
        {FORMAT_NAMES[page.format]} · {pageLevelWord(page.level, page.basis, SPEECH)} ·{' '}
        {words.componentsCount(page.components.length)} · {words.openIncidents(page.openIncidents.length)}
      </p>
      <ul className="proposal-components">
        {page.components.slice(0, MOST_SHOWN).map((component) => (
          <li key={component.id}>
            <StateIcon state={component.level} size={12} />
            <RemoteName text={component.name} />
          </li>
        ))}
        {page.components.length > MOST_SHOWN ? (
          <li className="muted">{common.more(page.components.length - MOST_SHOWN)}</li>
        ) : null}
      </ul>
    </>
  );
}

function TargetFacts({ tried }: Pick<Proposal, 'tried'>) {
  const { services: words } = TEXT;
  return (
    <>
      <p>{words.noPage}</p>
      {tried === null ? null : (
        <p className="muted">
          {words.tryAnswered(
            codeWords(tried.code, tried.class, SPEECH),
            tried.ttfbMs === null ? null : latencyWords(tried.ttfbMs, SPEECH),
          )}
        </p>
      )}
    </>
  );
}

interface FoundProps {
  readonly proposal: Proposal;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}

function Found({ proposal, onClose, onAdded }: FoundProps) {
  const { services: words } = TEXT;
  const { service, known, page, tried } = proposal;
  const [name, setName] = useState(service.name);
  const [typed, setTyped] = useState(toTyped());
  const { must, wrong } = readConditions(typed);
  const [target] = service.targets;
  const add = useCommand('service.add');
  const client = useClient();
  const say = useSay();
  const { chosen, change } = useChoice();
  const nameId = useId();

  const addIt = async (): Promise<void> => {
    if (wrong.length > 0) return;
    const named = name.trim() === '' ? service.name : name.trim();
    const answer = await add.run({
      service: { ...service, name: named, targets: service.targets.map((one) => underConditions(one, must)) },
      watch: { id: service.id, components: null, notifyFrom: 'degraded' },
    });
    if (answer?.ok !== true) return;
    const undo = async (): Promise<boolean> =>
      (await client.call('service.remove', { serviceId: service.id })).ok;
    say({ text: words.isAdded(named), undo });
    onAdded();
  };

  return (
    <>
      {page === null ? <TargetFacts tried={tried} /> : <PageFacts page={page} />}
      {known === null ? null : (
        <p className="known">
          {words.known(known.name)}{' '}
          <Button
            kind="quiet"
            onClick={() => {
              void change(withWatched(chosen, known.id, true), words.isWatched(known.name));
              onAdded();
            }}
          >
            {words.watchKnown(known.name)}
          </Button>
        </p>
      )}
      <label className="choice" htmlFor={nameId}>
        <span className="label">{words.name}</span>
        <input
          id={nameId}
          type="text"
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      {page !== null || target === undefined ? null : (
        <details className="conditions-chosen">
          <summary>{words.conditions.title}</summary>
          <ConditionFields url={target.url} typed={typed} onChange={setTyped} onEnter={() => void addIt()} />
        </details>
      )}
      {add.failure === null ? null : <p role="alert">{add.failure.message}</p>}
      <div className="actions">
        <Button kind={known === null ? 'primary' : 'plain'} isBusy={add.isBusy} onClick={() => void addIt()}>
          {words.addIt}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  );
}

interface ProposalPanelProps extends Omit<FoundProps, 'proposal'> {
  readonly address: string;
}

/** What there is at an address, looked up now, before anything is added. */
export function ProposalPanel({ address, onClose, onAdded }: ProposalPanelProps) {
  const { services: words } = TEXT;
  const found = useQuery('service.detect', { address }, '');
  return (
    <section className="panel proposal" aria-label={words.preview} aria-busy={found.isLoading}>
      <p className="small muted">
        <RemoteName text={address} kind="title" />
      </p>
      {found.failure === null ? null : <Failed failure={found.failure} onAgain={found.again} />}
      {found.value === null ? (
        found.failure === null ? (
          <Loading what={words.preview} lines={3} />
        ) : null
      ) : (
        <Found proposal={found.value} onClose={onClose} onAdded={onAdded} />
      )}
    </section>
  );
}
