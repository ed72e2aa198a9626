import { isTrouble } from '../../shared/level.ts';
import type { BandStretch, EpisodeFacts, Mean, Summary } from '../../shared/statistics.ts';
import type { Episode } from '../../shared/verdict.ts';
import type { TimeRange } from '../history-port.ts';
import { durationsOf } from './stretches.ts';

/**
 * Trouble that is there in the first minutes of a stretch of watching began, for all we know, before it; the same holds for its
 * end after a gap. Twice the width to which presence is known.
 */
const UNSURE_EDGE_MS = 10 * 60_000;

/** The newest of the episodes are listed, no more than this many. */
const MOST_LISTED = 200;

/**
 * One episode in figures; `began` is when the trouble behind it did, in ms, null where that is not known. Detection and lead are told only of trouble that began while Pilotlight was looking, repair only where
 * the end was seen as well: the gap before would count as delay, or as outage.
 */
export function toEpisodeFacts(
  episode: Episode,
  began: number | null,
  presence: readonly TimeRange[],
): EpisodeFacts {
  const { id, startedAt, endedAt, worst, cause, incidentId, officialAt } = episode;
  const beganAt = Math.min(startedAt, began ?? startedAt);
  const isBeginningSeen = isSeenBefore(beganAt, presence);
  const isEndSeen = endedAt !== null && isSeenThrough(beganAt, endedAt, presence);
  return {
    id,
    startedAt,
    endedAt,
    worst,
    cause,
    incidentId,
    detectMs: isBeginningSeen && began !== null ? startedAt - beganAt : null,
    repairMs: isBeginningSeen && isEndSeen ? Math.max(0, endedAt - beganAt) : null,
    leadMs: isBeginningSeen && officialAt !== null ? officialAt - startedAt : null,
  };
}

/** Whether Pilotlight had been looking for a while when something happened. */
function isSeenBefore(at: number, presence: readonly TimeRange[]): boolean {
  return presence.some(({ fromMs, toMs }) => fromMs + UNSURE_EDGE_MS <= at && at <= toMs);
}

function isSeenThrough(fromMs: number, toMs: number, presence: readonly TimeRange[]): boolean {
  return presence.some((seen) => seen.fromMs <= fromMs && toMs <= seen.toMs);
}

/**
 * What a range adds up to: how long each state held, and the means over the episodes that began in it. `stretches` cover the
 * range; episodes whose cause was the user's own side are none of the service's.
 */
export function summarizeRange(
  range: TimeRange,
  firstAt: number | null,
  stretches: readonly BandStretch[],
  episodes: readonly EpisodeFacts[],
  hasPage: boolean,
): Summary {
  const ms = durationsOf(stretches);
  const theirs = episodes.filter(({ cause, worst }) => cause !== 'you' && isTrouble(worst));
  const workingMs = (ms.operational ?? 0) + (ms.degraded ?? 0);
  return {
    ...range,
    firstAt,
    ms,
    episodeCount: theirs.length,
    detect: meanOf(theirs.map(({ detectMs }) => detectMs)),
    repair: meanOf(theirs.map(({ repairMs }) => repairMs)),
    betweenMs: theirs.length === 0 ? null : workingMs / theirs.length,
    lead: meanOf(theirs.map(({ leadMs }) => leadMs)),
    silentCount: hasPage
      ? theirs.filter(
          ({ leadMs, detectMs, endedAt }) => leadMs === null && detectMs !== null && endedAt !== null,
        ).length
      : 0,
    episodes: theirs.toSorted((a, b) => b.startedAt - a.startedAt).slice(0, MOST_LISTED),
  };
}

/** The mean of those values that are known; null where none is. */
export function meanOf(values: readonly (number | null)[]): Mean | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return { meanMs: known.reduce((sum, value) => sum + value, 0) / known.length, count: known.length };
}
