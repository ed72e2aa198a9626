import { useRef, useState } from 'react';
import type { Conditions, Service, Target } from '../../../shared/service.ts';
import { Button } from '../../components/button.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { useClient } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { useSay } from '../../hooks/use-undo.ts';
import { TEXT } from '../../speech.ts';
import { ConditionFields } from './condition-fields.tsx';
import { readConditions, toTyped, withTargetConditions } from './conditions.ts';

interface ConditionFormProps {
  readonly target: Target;
  readonly onSave: (must: Conditions) => void;
  readonly onCancel: () => void;
  readonly isBusy: boolean;
}

function ConditionForm({ target, onSave, onCancel, isBusy }: ConditionFormProps) {
  const { services: words } = TEXT;
  const [typed, setTyped] = useState(toTyped(target.must));
  const { must, wrong } = readConditions(typed);
  const save = (): void => {
    if (wrong.length === 0) onSave(must);
  };
  return (
    <>
      <ConditionFields url={target.url} typed={typed} onChange={setTyped} onEnter={save} />
      <div className="actions">
        <Button kind="primary" isBusy={isBusy} onClick={save}>
          {words.conditions.save}
        </Button>
        <Button
          onClick={() => {
            setTyped(toTyped(target.must));
            onCancel();
          }}
        >
          {words.cancel}
        </Button>
      </div>
    </>
  );
}

interface EditConditionsProps {
  /** The service of the user's own that the target belongs to. */
  readonly service: Service;
  readonly target: Target;
  /** Called once other conditions are kept, or taken back. */
  readonly onChanged: () => void;
}

/** What one target of a service of the user's own has to answer, to be changed at any time. */
export function EditConditions({ service, target, onChanged }: EditConditionsProps) {
  const { conditions: words } = TEXT.services;
  const [isOpen, setOpen] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const replace = useCommand('service.add');
  const client = useClient();
  const say = useSay();

  const close = (): void => {
    setOpen(false);
    summary.current?.focus();
  };
  const save = async (must: Conditions): Promise<void> => {
    const changed = withTargetConditions(service, target.id, must);
    const answer = await replace.run({ service: changed, watch: null });
    if (answer?.ok !== true) return;
    const undo = async (): Promise<boolean> => {
      const { ok } = await client.call('service.add', { service, watch: null });
      onChanged();
      return ok;
    };
    say({ text: words.areChanged(target.name), undo });
    close();
    onChanged();
  };

  return (
    <details
      className="conditions-chosen"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary ref={summary}>
        {words.change}{' '}
        <span className="visually-hidden">
          <RemoteName text={target.name} />
        </span>
      </summary>
      <ConditionForm
        key={JSON.stringify(target.must)}
        target={target}
        isBusy={replace.isBusy}
        onSave={(must) => void save(must)}
        onCancel={close}
      />
      {replace.failure === null ? null : <p role="alert">{replace.failure.message}</p>}
    </details>
  );
}
