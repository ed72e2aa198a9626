import { type Cause, type Level, severity } from '../../shared/level.ts';
import type { Now } from '../now.ts';
import { type Finding, isFreshSample, type Known } from './known.ts';
import { whenFailingHere } from './rules-here.ts';
import { lastTelling, worksSince } from './target-state.ts';

/** Probes clean for so long beside an official incident: "works here", and later "recovering". */
const WORKS_HERE_MS = 5 * 60_000;
const RECOVERING_MS = 15 * 60_000;

/** The fourth and fifth: the page speaks of maintenance, or of an outage; where it fails worse here, that is told instead. */
export function whenOfficial(known: Known, now: Now): Finding | null {
  const { official } = known;
  if (official === null || !official.isFresh) return null;
  const isOutage = official.level === 'partial_outage' || official.level === 'major_outage';
  if (!isOutage && (official.maintenance !== null || official.level === 'maintenance')) {
    return {
      level: 'maintenance',
      cause: null,
      reason: 'official_maintenance',
      since: official.maintenance?.startedAt,
    };
  }
  const grave = official.incidents.find(({ impact }) => impact === 'major' || impact === 'critical');
  if (!isOutage && grave === undefined) return null;
  const since = official.incidents[0]?.startedAt;
  const worksForMs = now.wallMs - (worksHereSince(known, now) ?? now.wallMs);
  const failing = whenFailingHere(known, now);
  const isMending = worksForMs >= RECOVERING_MS || grave?.status === 'monitoring';
  if (!isOutage && official.troubled.length === 0 && failing === null && isMending) {
    return { level: 'degraded', cause: 'provider', reason: 'recovering', since };
  }
  const said: Level = isOutage
    ? official.level
    : grave?.impact === 'critical'
      ? 'major_outage'
      : 'partial_outage';
  if (failing !== null && severity(failing.level) > severity(said)) return { ...failing, cause: 'provider' };
  const reason = worksForMs >= WORKS_HERE_MS ? 'official_but_works_here' : 'official_outage';
  return { level: said, cause: 'provider', reason, since };
}

/**
 * Since when every probed target has worked without a break, as far as that was seen: not before a sleep, and not on another network.
 * Null where one does not work, or nothing was probed lately.
 */
function worksHereSince(known: Known, now: Now): number | null {
  const probed = known.targets.filter(({ state }) => state.recent.some((sample) => sample.class === 'ok'));
  const since = probed.map(({ state }) =>
    isFreshSample(known, lastTelling(state)?.at ?? null, now) ? worksSince(state, known.freshFrom) : null,
  );
  const proven = since.filter((at) => at !== null);
  return proven.length === 0 || proven.length < since.length ? null : Math.max(...proven);
}

/** The seventh: the page speaks of something lesser. */
export function whenOfficialIsMinor(known: Known): Finding | null {
  const { official } = known;
  if (official === null || !official.isFresh) return null;
  const [incident] = official.incidents;
  if (official.level === 'degraded') {
    return { level: 'degraded', cause: 'provider', reason: 'official_degraded', since: incident?.startedAt };
  }
  if (incident !== undefined) {
    const level = incident.impact === 'none' ? 'operational' : 'degraded';
    const cause: Cause | null = level === 'degraded' ? 'provider' : null;
    return { level, cause, reason: 'incident_open_all_green', since: incident.startedAt };
  }
  return null;
}
