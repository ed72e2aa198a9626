import type { IncidentRow } from '../../../shared/contract.ts';
import type { BandStretch } from '../../../shared/statistics.ts';
import type { Episode, VerdictChange } from '../../../shared/verdict.ts';
import { officialUntil } from '../../format/incident.ts';
import { type IncidentStory, toStory } from '../../format/incident-story.ts';
import { useSnapshot } from '../../hooks/client-context.ts';
import { useNowStep } from '../../hooks/use-now.ts';
import { useQuery } from '../../hooks/use-query.ts';

const MINUTE_MS = 60_000;
/** How far around an incident its episode may begin or end. */
const MARGIN_MS = 24 * 60 * MINUTE_MS;
const BAND_POINTS = 600;

/** What was seen here around an incident; null while it is being asked for. */
export interface Seen {
  readonly story: IncidentStory;
  readonly episode: Episode | null;
  readonly band: readonly BandStretch[];
  readonly changes: readonly VerdictChange[];
  /** Whether all of it has been answered. */
  readonly isKnown: boolean;
}

/** Asks for what was seen here around an incident. While one goes on, it is asked again each minute. */
export function useSeen({ serviceId, incident }: IncidentRow): Seen {
  const { services } = useSnapshot();
  const nowMs = useNowStep(MINUTE_MS);
  const verdict = services.find(({ id }) => id === serviceId)?.verdict;
  const until = officialUntil(incident);
  const version = `${incident.status} ${until === null ? (verdict?.since ?? '') : ''}`;
  const episodes = useQuery(
    'history.episodes',
    {
      serviceId,
      fromMs: incident.startedAt - MARGIN_MS,
      toMs: (until ?? incident.startedAt) + MARGIN_MS,
    },
    version,
  );
  const episode = episodes.value?.find(({ incidentId }) => incidentId === incident.id) ?? null;
  const story = toStory(incident, episode, nowMs);
  const range = { serviceId, fromMs: story.fromMs, toMs: story.toMs };
  const bands = useQuery('history.bands', { ...range, points: BAND_POINTS }, version);
  const changes = useQuery('history.changes', range, version);
  const isAnswered = (query: { readonly value: unknown; readonly failure: unknown }): boolean =>
    query.value !== null || query.failure !== null;
  return {
    story,
    episode,
    band: bands.value?.seen ?? [],
    changes: changes.value ?? [],
    isKnown: isAnswered(episodes) && isAnswered(bands) && isAnswered(changes),
  };
}
