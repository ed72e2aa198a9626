import { Check } from 'lucide-react';
import { useState } from 'react';
import type { CatalogueEntry } from '../../../shared/contract.ts';
import type { ShownBy } from '../../../shared/host-calls.ts';
import type { SettingsPatch } from '../../../shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { TEXT } from '../../speech.ts';
import { ImportSettings } from '../settings/import-settings.tsx';
import { RealUseSwitch } from './real-use-offer.tsx';
import { firstOffers, toggleWatched } from './toggle-watched.ts';

/** More would be a catalogue; that is a view of its own. */
const MOST_OFFERS = 8;

interface StepProps {
  readonly onChange: (patch: SettingsPatch) => void;
}

function ServicesStep({ onChange }: StepProps) {
  const { settings, services } = useSnapshot();
  const catalogue = useQuery('catalogue.list', {}, services.map(({ id }) => id).join('\n'));
  // Kept in the order of the first look, so that nothing moves under the pointer.
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const entries = catalogue.value ?? [];
  if (order === null && entries.length > 0) setOrder(firstOffers(entries, MOST_OFFERS).map(({ id }) => id));
  const offers = (order ?? []).flatMap((id): readonly CatalogueEntry[] =>
    entries.filter((entry) => entry.id === id),
  );
  return (
    <li>
      <h3>{TEXT.desktop.firstRun.services}</h3>
      <fieldset className="first-run-services">
        <legend className="visually-hidden">{TEXT.desktop.firstRun.services}</legend>
        {offers.map((entry) => (
          <Button
            key={entry.id}
            aria-pressed={entry.watched}
            onClick={() => onChange({ services: toggleWatched(entries, settings.services, entry.id) })}
          >
            {entry.watched ? <Check size={14} aria-hidden="true" /> : null}
            <RemoteName text={entry.name} />
          </Button>
        ))}
        <a href="#/services">{TEXT.desktop.firstRun.allServices}</a>
      </fieldset>
    </li>
  );
}

function NotificationsStep() {
  const test = useCommand('notification.test');
  const [shownBy, setShownBy] = useState<ShownBy | null>(null);
  const tryOne = async (): Promise<void> => {
    const answer = await test.run({});
    setShownBy(answer?.ok === true ? answer.value.shownBy : null);
  };
  return (
    <li>
      <h3>{TEXT.desktop.firstRun.notifications}</h3>
      <p className="muted">{TEXT.desktop.firstRun.notificationsHint}</p>
      <Button isBusy={test.isBusy} onClick={() => void tryOne()}>
        {TEXT.desktop.firstRun.tryOne}
      </Button>
      <p role="status">
        {test.failure?.message ?? (shownBy === null ? '' : TEXT.desktop.firstRun.shown[shownBy])}
      </p>
    </li>
  );
}

/** What is asked when Pilotlight runs for the first time: three steps in one place, each in force at once, none required.
 * Whoever has answered on another computer takes the answers along. */
export function FirstRun() {
  const { settings, capabilities } = useSnapshot();
  const set = useCommand('settings.set');
  const [said, setSaid] = useState('');
  const change = (patch: SettingsPatch): void => void set.run(patch);

  return (
    <section className="first-run" aria-labelledby="first-run-heading">
      <h2 id="first-run-heading">{TEXT.desktop.firstRun.title}</h2>
      <p className="muted">{TEXT.desktop.firstRun.lead}</p>
      <ol>
        <ServicesStep onChange={change} />
        {capabilities.startAtLogin ? (
          <li>
            <h3>{TEXT.desktop.firstRun.start}</h3>
            <Switch
              label={TEXT.desktop.firstRun.start}
              hint={TEXT.desktop.firstRun.startHint}
              isOn={settings.startAtLogin}
              onChange={(startAtLogin) => change({ startAtLogin })}
            />
          </li>
        ) : capabilities.startAtLoginElsewhere === true ? (
          <li>
            <h3>{TEXT.desktop.firstRun.start}</h3>
            <p className="muted">{TEXT.desktop.firstRun.startElsewhere}</p>
          </li>
        ) : null}
        <NotificationsStep />
        {capabilities.realUse === true ? (
          <li>
            <h3>{TEXT.desktop.realUse.title}</h3>
            <RealUseSwitch onChange={change} />
          </li>
        ) : null}
      </ol>
      {set.failure === null ? null : <p role="alert">{set.failure.message}</p>}
      <div className="actions">
        <Button onClick={() => change({ firstRunDone: true })}>{TEXT.desktop.firstRun.done}</Button>
        <ImportSettings kind="quiet" onSaid={setSaid} />
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
