import { useState } from 'react';
import { isOver, type LocalServer, type LocalServerId } from '../../../../shared/local-model/model.ts';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Failed, Loading } from '../../../components/state-message.tsx';
import { useSnapshot } from '../../../hooks/client-context.ts';
import { useCommand } from '../../../hooks/use-command.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { localModelText } from '../../../text/local-model-text.ts';
import { lengthWords } from '../format.ts';
import { HowToStart, ServerList } from './server-list.tsx';
import { useAnswer } from './use-answer.ts';

interface ModelChoice {
  readonly serverId: LocalServerId;
  readonly model: string;
}

interface RunDialogProps {
  readonly what: 'whole' | 'selection' | 'prompt';
  readonly chars: number;
  readonly onRun: (choice: ModelChoice) => void;
  readonly onClose: () => void;
}

/** Asks which model on this computer is to answer, and says where the text goes; where there is none, how to have one. */
export function RunDialog(props: RunDialogProps) {
  const words = localModelText();
  const { settings } = useSnapshot();
  const set = useCommand('settings.set');
  return (
    <Dialog title={words.runTitle} onClose={props.onClose}>
      <div className="form run-dialog">
        {settings.localModel.enabled ? (
          <Models {...props} />
        ) : (
          <>
            <p>{words.off}</p>
            <p className="means">{words.enableHint}</p>
            {set.failure === null ? null : <p role="alert">{set.failure.message}</p>}
            <div className="actions">
              <Button
                kind="primary"
                isBusy={set.isBusy}
                onClick={() => void set.run({ localModel: { enabled: true } })}
              >
                {words.switchOn}
              </Button>
              <Button onClick={props.onClose}>{words.cancel}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Models({ what, chars, onRun, onClose }: RunDialogProps) {
  const words = localModelText();
  const { settings } = useSnapshot();
  const servers = useQuery('localModel.list', {}, settings.localModel.address ?? '');
  const [chosen, setChosen] = useState<ModelChoice | null>(null);
  const answer = useAnswer();
  if (servers.value === null) {
    return servers.failure === null ? (
      <Loading what={words.looking} lines={3} />
    ) : (
      <Failed failure={servers.failure} onAgain={servers.again} />
    );
  }
  const offered = choicesOf(servers.value);
  const choice =
    offered.find((one) => isSame(one, chosen)) ??
    offered.find(({ model }) => model === settings.localModel.model) ??
    offered[0];
  const again = (
    <Button isBusy={servers.isLoading} onClick={servers.again}>
      {words.lookAgain}
    </Button>
  );
  if (choice === undefined) {
    return (
      <>
        <p role="status">{words.noServer}</p>
        {servers.value.length === 0 ? null : <ServerList servers={servers.value} />}
        <HowToStart hasSettingsLink />
        <div className="actions">
          {again}
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </>
    );
  }
  const server = servers.value.find(({ id }) => id === choice.serverId);
  const isBusy = answer !== null && !isOver(answer.run);
  return (
    <>
      <Choice
        label={words.model}
        value={toKey(choice)}
        onChange={(key) => setChosen(offered.find((one) => toKey(one) === key) ?? null)}
        groups={servers.value.flatMap(({ id, name, models }) => {
          const options = models.map((model) => ({ value: toKey({ serverId: id, model }), label: model }));
          return options.length === 0 ? [] : [{ label: name, options }];
        })}
      />
      <p className="means">
        {words.goesTo(words[what](lengthWords(chars)), server?.address.replace('http://', '') ?? '')}
      </p>
      {isBusy ? <p role="alert">{words.busy}</p> : null}
      <div className="actions">
        <Button kind="primary" isBusy={isBusy} onClick={() => onRun(choice)}>
          {words.start}
        </Button>
        {again}
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </>
  );
}

function choicesOf(servers: readonly LocalServer[]): readonly ModelChoice[] {
  return servers.flatMap(({ id, models }) => models.map((model) => ({ serverId: id, model })));
}

function toKey({ serverId, model }: ModelChoice): string {
  return `${serverId} ${model}`;
}

function isSame(one: ModelChoice, other: ModelChoice | null): boolean {
  return other !== null && toKey(one) === toKey(other);
}
