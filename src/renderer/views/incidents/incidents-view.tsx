import { useEffect, useState } from 'react';
import type { IncidentRow } from '../../../shared/contract.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { Choice } from '../../components/choice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { IncidentDetail } from './incident-detail.tsx';
import { IncidentList } from './incident-list.tsx';

const MOST = 200;
const EVERY = '';

type Kind = 'all' | 'incident' | 'maintenance';
const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'incident', label: 'Incidents' },
  { value: 'maintenance', label: 'Maintenance' },
];

/** Changes when an open incident came, went or was written about: then the list is asked for again. */
function openIncidentsMark({ services }: Snapshot): string {
  return services
    .flatMap(({ incidents }) =>
      incidents.map(({ id, status, updates }) => `${id} ${status} ${updates.length}`),
    )
    .join('\n');
}

function matches(row: IncidentRow, serviceId: string, kind: Kind): boolean {
  return (
    (serviceId === EVERY || row.serviceId === serviceId) && (kind === 'all' || row.incident.kind === kind)
  );
}

interface IncidentsViewProps {
  readonly incidentId: string | null;
  /** The service the address names: the list begins with its incidents alone. */
  readonly serviceId?: string | null;
}

/** Official incidents and maintenances: the list, and beside it or in its place the one the address names. */
export function IncidentsView({ incidentId, serviceId: named = null }: IncidentsViewProps) {
  const snapshot = useSnapshot();
  const [serviceId, setServiceId] = useState(named ?? EVERY);
  const [kind, setKind] = useState<Kind>('all');
  useEffect(() => {
    if (named !== null) setServiceId(named);
  }, [named]);
  const query = useQuery('incidents.list', { serviceId: null, limit: MOST }, openIncidentsMark(snapshot));
  const rows = query.value ?? [];
  const shown = rows.filter((row) => matches(row, serviceId, kind));
  const chosen = rows.find(({ incident }) => incident.id === incidentId) ?? null;

  return (
    <div className="incidents" data-chosen={incidentId !== null}>
      <section className="incidents-list" aria-labelledby="incidents-heading">
        <h1 id="incidents-heading">Incidents</h1>
        <div className="filters">
          <Choice
            label="Service"
            value={serviceId}
            onChange={setServiceId}
            groups={[
              {
                label: null,
                options: [
                  { value: EVERY, label: 'All services' },
                  ...snapshot.services.map(({ id, name }) => ({ value: id, label: name })),
                ],
              },
            ]}
          />
          <Segmented legend="Kind" options={KINDS} value={kind} onChange={setKind} />
        </div>
        {query.failure === null ? null : <Failed failure={query.failure} onAgain={query.again} />}
        {query.value === null ? (
          query.failure === null ? (
            <Loading what="incidents" lines={6} />
          ) : null
        ) : (
          <IncidentList rows={shown} total={rows.length} services={snapshot.services} chosenId={incidentId} />
        )}
      </section>
      {incidentId === null ? null : chosen === null ? (
        query.isLoading ? null : (
          <Empty title="This incident is not known here.">
            <p>
              <a href="#/incidents">All incidents</a>
            </p>
          </Empty>
        )
      ) : (
        <IncidentDetail key={chosen.incident.id} row={chosen} services={snapshot.services} />
      )}
    </div>
  );
}
