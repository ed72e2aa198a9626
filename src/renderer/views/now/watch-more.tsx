import { useState } from 'react';
import type { CatalogueEntry } from '../../../shared/contract.ts';
import type { Settings, WatchedService } from '../../../shared/settings.ts';
import { Button } from '../../components/button.tsx';
import { Failed, Loading } from '../../components/state-message.tsx';
import { Switch } from '../../components/switch.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { useQuery } from '../../hooks/use-query.ts';

/**
 * The settings' list of services once `entry` is toggled. Where the user never chose, what the catalogue watches by itself
 * becomes the choice; what was chosen for other services stays.
 */
export function toggleService(
  catalogue: readonly CatalogueEntry[],
  chosen: Settings['services'],
  entry: CatalogueEntry,
): readonly WatchedService[] {
  const watched: readonly WatchedService[] =
    chosen ??
    catalogue
      .filter((other) => other.watched)
      .map(({ id }) => ({ id, components: null, notifyFrom: 'degraded' as const }));
  return watched.some(({ id }) => id === entry.id)
    ? watched.filter(({ id }) => id !== entry.id)
    : [...watched, { id: entry.id, components: null, notifyFrom: 'degraded' }];
}

interface Undo {
  readonly text: string;
  readonly services: Settings['services'];
}

/** The catalogue as a list of switches; the last change can be taken back. */
export function WatchMore() {
  const { settings, services } = useSnapshot();
  const catalogue = useQuery('catalogue.list', {}, services.map(({ id }) => id).join('\n'));
  const set = useCommand('settings.set');
  const [undo, setUndo] = useState<Undo | null>(null);

  const toggle = async (entry: CatalogueEntry): Promise<void> => {
    const before = settings.services;
    const answer = await set.run({ services: toggleService(catalogue.value ?? [], before, entry) });
    if (answer?.ok !== true) return;
    setUndo({
      text: entry.watched ? `${entry.name} is no longer watched.` : `${entry.name} is watched now.`,
      services: before,
    });
  };
  const takeBack = async (): Promise<void> => {
    if (undo === null) return;
    const answer = await set.run({ services: undo.services });
    if (answer?.ok === true) setUndo(null);
  };

  return (
    <section className="panel" aria-labelledby="watch-more-heading">
      <h2 id="watch-more-heading">Watch more</h2>
      {catalogue.value === null ? (
        catalogue.failure === null ? (
          <Loading what="the catalogue" />
        ) : (
          <Failed failure={catalogue.failure} onAgain={catalogue.again} />
        )
      ) : (
        <ul className="switch-list">
          {catalogue.value.map((entry) => (
            <li key={entry.id}>
              <Switch label={entry.name} isOn={entry.watched} onChange={() => void toggle(entry)} />
            </li>
          ))}
        </ul>
      )}
      <div role="status" className="undo-place">
        {undo === null ? null : (
          <p className="undo">
            {undo.text}{' '}
            <Button kind="quiet" isBusy={set.isBusy} onClick={() => void takeBack()}>
              Undo
            </Button>
          </p>
        )}
      </div>
      {set.failure === null ? null : <p role="alert">{set.failure.message}</p>}
    </section>
  );
}
