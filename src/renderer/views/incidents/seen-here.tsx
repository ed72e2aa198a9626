import type { Incident } from '../../../shared/observation.ts';
import type { Episode } from '../../../shared/verdict.ts';
import { spanWords } from '../../../shared/words/duration.ts';
import { Moment } from '../../components/moment.tsx';
import { isOfficialHistory } from '../../format/incident.ts';
import { SPEECH, TEXT } from '../../speech.ts';
import type { Seen } from './use-seen.ts';

const MINUTE_MS = 60_000;

/** How the page's word compares with what was seen here; null where one of the two is not known. */
export function leadWords(episode: Episode): string | null {
  if (episode.officialAt === null) return null;
  const { incidents } = TEXT;
  const leadMs = episode.officialAt - episode.startedAt;
  if (Math.abs(leadMs) < MINUTE_MS) return incidents.sameTime;
  return leadMs > 0
    ? incidents.before(spanWords(leadMs, SPEECH))
    : incidents.behind(spanWords(-leadMs, SPEECH));
}

/** When the trouble was seen here, and how that compares with the page; that it was not, or that nobody looked. */
export function SeenHere({ incident, seen }: { readonly incident: Incident; readonly seen: Seen }) {
  const { incidents } = TEXT;
  const { episode, band, isKnown } = seen;
  const wasLookedAt = band.some(({ state }) => state !== 'unknown');
  const lead = episode === null ? null : leadWords(episode);
  return (
    <div>
      <dt>{incidents.facts.seenHere}</dt>
      <dd>
        {episode === null && isOfficialHistory(incident) ? (
          incidents.fromPageHistory
        ) : episode === null ? (
          isKnown ? (
            wasLookedAt ? (
              incidents.notSeen
            ) : (
              incidents.notLooking
            )
          ) : (
            '…'
          )
        ) : (
          <>
            <Moment at={episode.startedAt} />
            {episode.endedAt === null
              ? ''
              : `, ${incidents.lasted(spanWords(episode.endedAt - episode.startedAt, SPEECH))}`}
            {lead === null ? null : <strong className="lead"> {lead}</strong>}
          </>
        )}
      </dd>
    </div>
  );
}
