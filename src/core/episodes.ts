import { isTrouble, worse } from '../shared/level.ts';
import type { Episode, Verdict } from '../shared/verdict.ts';
import type { Official } from './verdict/official.ts';

/**
 * The episode after a verdict: trouble opens one, `operational` closes it, doubt in between leaves it open. Null where there
 * is none open before or after. The official incident is noted once, with the time at which the page first spoke of it.
 */
export function followEpisode(
  open: Episode | null,
  serviceId: string,
  verdict: Verdict,
  official: Official | null,
  wallMs: number,
): Episode | null {
  if (open === null && !isTrouble(verdict.level)) return null;
  const episode = open ?? {
    id: `${serviceId}-${wallMs}`,
    serviceId,
    startedAt: wallMs,
    endedAt: null,
    worst: verdict.level,
    cause: verdict.cause,
    incidentId: null,
    officialAt: null,
  };
  if (verdict.level === 'operational' && verdict.suspicion === 'none') {
    return { ...withIncident(episode, official), endedAt: Math.max(wallMs, episode.startedAt) };
  }
  if (!isTrouble(verdict.level)) return episode;
  return {
    ...withIncident(episode, official),
    worst: worse(episode.worst, verdict.level),
    cause: episode.cause === 'provider' ? 'provider' : verdict.cause,
  };
}

function withIncident(episode: Episode, official: Official | null): Episode {
  const incident = official?.incidents[0];
  if (episode.incidentId === null && incident !== undefined) {
    const spokenAt = incident.updates[0]?.at ?? incident.startedAt;
    return {
      ...episode,
      incidentId: incident.id,
      officialAt: Math.min(spokenAt, episode.officialAt ?? spokenAt),
    };
  }
  const saysTrouble = official !== null && isTrouble(official.level);
  return saysTrouble && episode.officialAt === null && official.reading !== null
    ? { ...episode, officialAt: official.reading.at }
    : episode;
}

/** Whether two states of one episode differ in anything worth writing down. */
export function isSameEpisode(a: Episode | null, b: Episode | null): boolean {
  return (
    a === b ||
    (a !== null &&
      b !== null &&
      a.id === b.id &&
      a.endedAt === b.endedAt &&
      a.worst === b.worst &&
      a.cause === b.cause &&
      a.incidentId === b.incidentId &&
      a.officialAt === b.officialAt)
  );
}
