import { useDeferredValue, useMemo, useState } from 'react';
import type { IncidentRow } from '../../../shared/contract.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { listsNone } from '../../../shared/words/state.ts';
import { Choice } from '../../components/choice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Empty, Failed, Loading } from '../../components/state-message.tsx';
import { findMeant } from '../../format/incident.ts';
import { matchesText } from '../../format/similar.ts';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import { IncidentDetail } from './incident-detail.tsx';
import { IncidentList } from './incident-list.tsx';

const MOST = 500;
const EVERY = '';
const NO_ROWS: readonly IncidentRow[] = [];

const KINDS = ['all', 'incident', 'maintenance'] as const;
type Kind = (typeof KINDS)[number];

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
  /** Whose incident it is; null where the address does not say. */
  readonly ofServiceId?: string | null;
}

/** Official incidents and maintenances: the list, and beside it or in its place the one the address names. */
export function IncidentsView({
  incidentId,
  serviceId: named = null,
  ofServiceId = null,
}: IncidentsViewProps) {
  const { incidents, common } = TEXT;
  const snapshot = useSnapshot();
  const [serviceId, setServiceId] = useState(named ?? EVERY);
  const [kind, setKind] = useState<Kind>('all');
  const [typed, setTyped] = useState('');
  const [lastNamed, setLastNamed] = useState(named);
  // Another address names another service: https://react.dev/reference/react/useState#storing-information-from-previous-renders
  if (named !== lastNamed) {
    setLastNamed(named);
    if (named !== null) setServiceId(named);
  }
  const query = useQuery('incidents.list', { serviceId: null, limit: MOST }, openIncidentsMark(snapshot));
  const rows = query.value ?? NO_ROWS;
  // What is typed stands at once; what it leaves of hundreds follows a frame later.
  const wanted = useDeferredValue(typed);
  const shown = useMemo(
    () => rows.filter((row) => matches(row, serviceId, kind) && matchesText(row, wanted)),
    [rows, serviceId, kind, wanted],
  );
  const chosen = findMeant(rows, incidentId, ofServiceId);
  const silent = snapshot.services.find(({ id, verdict }) => id === serviceId && listsNone(verdict));
  const clear = (): void => {
    setServiceId(EVERY);
    setKind('all');
    setTyped('');
  };

  return (
    <>
      <h1 id="incidents-heading" className="incidents-title">
        {incidents.title}
      </h1>
      <div className="incidents" data-chosen={incidentId !== null}>
        <section className="incidents-list" aria-labelledby="incidents-heading">
          <div className="filters">
            <input
              type="search"
              className="field"
              placeholder={incidents.search}
              aria-label={incidents.search}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Choice
              label={common.service}
              value={serviceId}
              onChange={setServiceId}
              groups={[
                {
                  label: null,
                  options: [
                    { value: EVERY, label: common.allServices },
                    ...snapshot.services.map(({ id, name }) => ({ value: id, label: name })),
                  ],
                },
              ]}
            />
            <Segmented
              legend={incidents.kind}
              options={KINDS.map((value) => ({ value, label: incidents.kinds[value] }))}
              value={kind}
              onChange={setKind}
            />
          </div>
          {silent === undefined ? null : (
            <p className="small muted">{SPEECH.words.verdict.noIncidentByPage(silent.name)}</p>
          )}
          {query.failure === null ? null : <Failed failure={query.failure} onAgain={query.again} />}
          {query.value === null ? (
            query.failure === null ? (
              <Loading what={incidents.what} lines={6} />
            ) : null
          ) : (
            <IncidentList
              rows={shown}
              total={rows.length}
              services={snapshot.services}
              chosen={chosen}
              onClear={clear}
            />
          )}
        </section>
        {incidentId === null ? null : chosen === null ? (
          query.isLoading ? null : (
            <Empty title={incidents.notKnown}>
              <p>
                <a href="#/incidents">{incidents.all}</a>
              </p>
            </Empty>
          )
        ) : (
          <IncidentDetail
            key={`${chosen.serviceId} ${chosen.incident.id}`}
            row={chosen}
            rows={rows}
            services={snapshot.services}
          />
        )}
      </div>
    </>
  );
}
