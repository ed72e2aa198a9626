import { useEffect, useRef, useState } from 'react';
import type { IncidentRow } from '../../../shared/contract.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { impactWord, incidentStatusWord } from '../../format/incident.ts';
import { SPEECH } from '../../speech.ts';
import { SeenHere } from './seen-here.tsx';
import { Timeline } from './timeline.tsx';

interface IncidentDetailProps {
  readonly row: IncidentRow;
  readonly services: readonly ServiceView[];
}

type Order = 'newest' | 'oldest';
const ORDERS: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
];

interface Affected {
  readonly named: readonly { readonly id: string; readonly name: string }[];
  /** Components nobody names any more. */
  readonly unnamed: number;
}

/** The components an incident touched, as the page names them now or named them in an update. */
function toAffected({ incident }: IncidentRow, service: ServiceView | undefined): Affected {
  const names = new Map<string, string>();
  for (const update of incident.updates) for (const { id, name } of update.components) names.set(id, name);
  for (const { id, name } of service?.components ?? []) names.set(id, name);
  const named = incident.componentIds.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return { named, unnamed: incident.componentIds.length - named.length };
}

/** One incident: what, since when, what it touches, what was seen here, and every word the provider wrote. */
export function IncidentDetail({ row, services }: IncidentDetailProps) {
  const { incident } = row;
  const [order, setOrder] = useState<Order>('newest');
  const heading = useRef<HTMLHeadingElement>(null);
  const service = services.find(({ id }) => id === row.serviceId);
  const affected = toAffected(row, service);

  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <article className="incident-detail" aria-labelledby="incident-heading">
      <p className="back">
        <a href="#/incidents">All incidents</a>
      </p>
      <h2 id="incident-heading" ref={heading} tabIndex={-1}>
        <RemoteName text={incident.name} kind="title" />
      </h2>
      <dl className="facts">
        <div>
          <dt>Service</dt>
          <dd>
            <RemoteName text={service?.name ?? row.serviceId} />
          </dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>
            {incidentStatusWord(incident.status)} · {impactWord(incident.impact)}
          </dd>
        </div>
        <div>
          <dt>Began</dt>
          <dd>
            <Moment at={incident.startedAt} />
          </dd>
        </div>
        {incident.resolvedAt === null ? null : (
          <div>
            <dt>Ended</dt>
            <dd>
              <Moment at={incident.resolvedAt} />, after{' '}
              {spanWords(incident.resolvedAt - incident.startedAt, SPEECH)}
            </dd>
          </div>
        )}
        {incident.scheduledUntil === null ? null : (
          <div>
            <dt>Planned until</dt>
            <dd>
              <Moment at={incident.scheduledUntil} />
            </dd>
          </div>
        )}
        {incident.componentIds.length === 0 ? null : (
          <div>
            <dt>Affected</dt>
            <dd>
              <ul className="affected">
                {affected.named.map(({ id, name }) => (
                  <li key={id}>
                    <RemoteName text={name} />
                  </li>
                ))}
                {affected.unnamed === 0 ? null : (
                  <li className="muted">{affected.unnamed} no longer listed</li>
                )}
              </ul>
            </dd>
          </div>
        )}
        <SeenHere row={row} />
      </dl>
      {incident.url === null ? null : (
        <p>
          <ExternalLink url={incident.url}>On the status page</ExternalLink>
        </p>
      )}
      <div className="timeline-head">
        <h3>Updates</h3>
        {incident.updates.length < 2 ? null : (
          <Segmented legend="Order of updates" options={ORDERS} value={order} onChange={setOrder} />
        )}
      </div>
      <Timeline updates={order === 'newest' ? incident.updates.toReversed() : incident.updates} />
    </article>
  );
}
