import { RefreshCw } from 'lucide-react';
import { sortByAttention } from '../../../shared/attention.ts';
import { placeOf } from '../../../shared/place.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { SnapshotContext } from '../../hooks/client-context.ts';
import { useCommand } from '../../hooks/use-command.ts';
import { TEXT } from '../../speech.ts';
import { PanelLead } from './panel-lead.tsx';
import { PanelService } from './panel-service.tsx';
import { WindowLink } from './window-link.tsx';

/** More than these are counted; the window has them all. */
const MOST_SERVICES = 12;

/** Everything at a glance: the sentence, the services by their need of attention, and the three things one comes for. */
export function Panel({ snapshot }: { readonly snapshot: Snapshot }) {
  const check = useCommand('service.check');
  const services = sortByAttention(snapshot.services);
  const lead = services.find(({ id }) => id === snapshot.overall.serviceId) ?? services[0] ?? null;
  const shown = services.slice(0, MOST_SERVICES);
  const more = services.length - shown.length;
  const waiting = Object.values(snapshot.notes?.waiting ?? {}).reduce((sum, count) => sum + count, 0);

  return (
    <SnapshotContext value={snapshot}>
      <main className="panel-body" data-scrolls>
        <PanelLead snapshot={snapshot} lead={lead} />
        {services.length < 2 ? null : (
          <ul className="panel-services" aria-label={TEXT.services.title}>
            {shown.map((service) => (
              <PanelService key={service.id} service={service} />
            ))}
            {more === 0 ? null : (
              <li>
                <WindowLink className="panel-more" place={placeOf('now')}>
                  {TEXT.desktop.panel.more(more)}
                </WindowLink>
              </li>
            )}
          </ul>
        )}
      </main>
      <footer className="panel-foot">
        <Button kind="quiet" isBusy={check.isBusy} onClick={() => void check.run({ serviceId: null })}>
          <RefreshCw size={14} aria-hidden="true" />
          {check.isBusy ? TEXT.common.checking : TEXT.common.checkNow}
        </Button>
        {snapshot.notes === undefined ? null : (
          <WindowLink className="button" place={placeOf('notes')}>
            {waiting === 0 ? TEXT.desktop.panel.notes : TEXT.desktop.panel.notesWaiting(waiting)}
          </WindowLink>
        )}
        <WindowLink className="button" place={placeOf('now')}>
          {TEXT.desktop.panel.open}
        </WindowLink>
      </footer>
    </SnapshotContext>
  );
}
