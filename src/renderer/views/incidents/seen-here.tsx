import type { IncidentRow } from '../../../shared/contract.ts';
import type { Episode } from '../../../shared/verdict.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Moment } from '../../components/moment.tsx';
import { useQuery } from '../../hooks/use-query.ts';
import { SPEECH } from '../../speech.ts';

const MINUTE_MS = 60_000;
/** How far around an incident its episode may begin or end. */
const MARGIN_MS = 24 * 60 * MINUTE_MS;

/** How the page's word compares with what was seen here; null where the two came within a minute or one is not known. */
export function leadWords(episode: Episode): string | null {
  if (episode.officialAt === null) return null;
  const leadMs = episode.officialAt - episode.startedAt;
  if (Math.abs(leadMs) < MINUTE_MS) return null;
  return leadMs > 0
    ? `${spanWords(leadMs, SPEECH)} before the page said so`
    : `${spanWords(-leadMs, SPEECH)} after the page said so`;
}

/** When the trouble was seen here, and how that compares with the page; nothing where it was not seen. */
export function SeenHere({ row: { serviceId, incident } }: { readonly row: IncidentRow }) {
  const episodes = useQuery(
    'history.episodes',
    {
      serviceId,
      fromMs: incident.startedAt - MARGIN_MS,
      toMs: (incident.resolvedAt ?? incident.startedAt) + MARGIN_MS,
    },
    incident.status,
  );
  const episode = episodes.value?.find(({ incidentId }) => incidentId === incident.id);
  if (episode === undefined) return null;
  const lead = leadWords(episode);
  return (
    <div>
      <dt>Seen here</dt>
      <dd>
        <Moment at={episode.startedAt} />
        {episode.endedAt === null ? '' : `, for ${spanWords(episode.endedAt - episode.startedAt, SPEECH)}`}
        {lead === null ? '' : ` (${lead})`}
      </dd>
    </div>
  );
}
