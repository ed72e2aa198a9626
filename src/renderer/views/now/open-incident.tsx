import type { Incident } from '../../../shared/observation.ts';
import { Moment } from '../../components/moment.tsx';
import { RemoteName } from '../../components/remote-name.tsx';
import { impactWord, incidentStatusWord, latestUpdate } from '../../format/incident.ts';
import { toHash } from '../../route.ts';
import { TEXT } from '../../speech.ts';

interface OpenIncidentProps {
  readonly serviceId: string;
  readonly incident: Incident;
}

/** An open incident in three lines: what, how far, and the provider's last words on it. */
export function OpenIncident({ serviceId, incident }: OpenIncidentProps) {
  const latest = latestUpdate(incident);
  return (
    <li className="open-incident">
      <a href={toHash({ view: 'incidents', incidentId: incident.id, ofServiceId: serviceId })}>
        <RemoteName text={incident.name} kind="title" />
      </a>
      <p className="muted">
        {incidentStatusWord(incident.status)} · {impactWord(incident.impact)} · {TEXT.common.sinceWord}{' '}
        <Moment at={incident.startedAt} />
      </p>
      {latest === null || latest.body === '' ? null : (
        <blockquote dir="auto" className="clamped">
          {latest.body}
        </blockquote>
      )}
      {latest === null ? null : (
        <p className="muted">
          {TEXT.now.lastUpdate} <Moment at={latest.at} />
        </p>
      )}
    </li>
  );
}
