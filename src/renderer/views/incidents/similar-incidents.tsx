import type { IncidentRow } from '../../../shared/contract.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { findSimilar } from '../../format/similar.ts';
import { toHash } from '../../route.ts';
import { SPEECH, TEXT } from '../../speech.ts';

interface SimilarIncidentsProps {
  readonly row: IncidentRow;
  readonly rows: readonly IncidentRow[];
}

/** Incidents like this one, and how long they took: the best guess at how long this one will. */
export function SimilarIncidents({ row, rows }: SimilarIncidentsProps) {
  const { incidents } = TEXT;
  const similar = findSimilar(row, rows);
  return (
    <section aria-labelledby="similar-heading">
      <h3 id="similar-heading">{incidents.similar}</h3>
      {similar.typicalMs === null || similar.longestMs === null ? (
        <p className="muted">{incidents.noSimilar}</p>
      ) : (
        <>
          <p>
            {incidents.similarMeans(
              similar.rows.length,
              spanWords(similar.typicalMs, SPEECH),
              spanWords(similar.longestMs, SPEECH),
            )}
          </p>
          <ul className="similar">
            {similar.rows.map(({ serviceId, incident }) => (
              <li key={`${serviceId} ${incident.id}`}>
                <a href={toHash({ view: 'incidents', incidentId: incident.id, ofServiceId: serviceId })}>
                  <RemoteName text={incident.name} kind="title" />
                </a>{' '}
                <span className="muted">
                  <Moment at={incident.startedAt} /> ·{' '}
                  {incidents.took(spanWords((incident.resolvedAt ?? 0) - incident.startedAt, SPEECH))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
