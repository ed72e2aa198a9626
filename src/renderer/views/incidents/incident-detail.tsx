import { useEffect, useRef, useState } from 'react';
import type { IncidentRow } from '../../../shared/contract.ts';
import type { ServiceView } from '../../../shared/snapshot.ts';
import { ExternalLink } from '../../components/external-link.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { TEXT } from '../../speech.ts';
import { IncidentFacts } from './incident-facts.tsx';
import { SeenChanges } from './seen-changes.tsx';
import { Share } from './share.tsx';
import { SideBySide } from './side-by-side.tsx';
import { SimilarIncidents } from './similar-incidents.tsx';
import { Timeline } from './timeline.tsx';
import { useSeen } from './use-seen.ts';

interface IncidentDetailProps {
  readonly row: IncidentRow;
  /** All that is on record, to find what was like it. */
  readonly rows: readonly IncidentRow[];
  readonly services: readonly ServiceView[];
}

const ORDERS = ['newest', 'oldest'] as const;
type Order = (typeof ORDERS)[number];

function Updates({ row: { incident } }: Pick<IncidentDetailProps, 'row'>) {
  const { incidents } = TEXT;
  const [order, setOrder] = useState<Order>('newest');
  const updates = incident.updates.filter(({ status }) => status !== 'postmortem');
  const labels = { newest: incidents.newestFirst, oldest: incidents.oldestFirst };
  return (
    <section aria-labelledby="updates-heading">
      <div className="timeline-head">
        <h3 id="updates-heading">{incidents.updates}</h3>
        {updates.length < 2 ? null : (
          <Segmented
            legend={incidents.order}
            options={ORDERS.map((value) => ({ value, label: labels[value] }))}
            value={order}
            onChange={setOrder}
          />
        )}
      </div>
      <Timeline updates={order === 'newest' ? updates.toReversed() : updates} />
    </section>
  );
}

/** One incident: what, since when, what was seen here beside it, what was like it, and every word the provider wrote. */
export function IncidentDetail({ row, rows, services }: IncidentDetailProps) {
  const { incidents } = TEXT;
  const { incident } = row;
  const heading = useRef<HTMLHeadingElement>(null);
  const service = services.find(({ id }) => id === row.serviceId);
  const seen = useSeen(row);
  const postmortem = incident.updates.filter(({ status }) => status === 'postmortem');

  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <article className="incident-detail" aria-labelledby="incident-heading">
      <p className="back">
        <a href="#/incidents">{incidents.all}</a>
      </p>
      <div className="incident-title">
        <h2 id="incident-heading" ref={heading} tabIndex={-1}>
          <RemoteName text={incident.name} kind="title" />
        </h2>
        <Share row={row} serviceName={service?.name ?? row.serviceId} seen={seen} />
      </div>
      <IncidentFacts row={row} service={service} seen={seen} />
      {incident.url === null ? null : (
        <p>
          <ExternalLink url={incident.url}>{incidents.onPage}</ExternalLink>
        </p>
      )}
      <SideBySide incident={incident} seen={seen} />
      {postmortem.length === 0 ? null : (
        <section aria-labelledby="postmortem-heading">
          <h3 id="postmortem-heading">{incidents.postmortem}</h3>
          <Timeline updates={postmortem} />
        </section>
      )}
      <Updates row={row} />
      <SeenChanges seen={seen} service={service} />
      <SimilarIncidents row={row} rows={rows} />
    </article>
  );
}
