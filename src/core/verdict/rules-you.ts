import type { ConnectionState } from '../../shared/observation.ts';
import type { Reason } from '../../shared/verdict.ts';
import type { Now } from '../now.ts';
import { type Finding, type Known, newestAnswer, newestSample } from './known.ts';
import { isIntercepted } from './target-state.ts';

/** The first rule: with nothing fresh in hand, nothing is claimed. */
export function whenNothingIsFresh(known: Known, now: Now): Finding | null {
  const sampleAt = newestSample(known);
  const isSampleFresh =
    sampleAt !== null && sampleAt >= known.freshFrom && now.wallMs - sampleAt <= known.sampleKeepMs;
  const readAt = known.official?.reading?.at ?? null;
  const isPageFresh = known.official?.isFresh === true && readAt !== null && readAt >= known.freshFrom;
  return isSampleFresh || isPageFresh ? null : { level: 'unknown', cause: null, reason: 'no_data' };
}

/** The second and third: no control answers, or somebody in between speaks in the service's name. */
export function whenItIsYou(known: Known, now: Now): Finding | null {
  const { state, reading } = known.connection;
  const yours = YOUR_REASONS[state];
  const readAt = known.official?.reading?.at ?? 0;
  const isOutdone = reading === null || Math.max(newestAnswer(known) ?? 0, readAt) > reading.at;
  if (yours !== null && !isOutdone && now.wallMs - reading.at <= CONTROLS_SPEAK_MS) {
    return { level: 'unknown', cause: 'you', reason: yours };
  }
  if (known.targets.some((target) => isIntercepted(target.state))) {
    return { level: 'unknown', cause: 'you', reason: 'intercepted' };
  }
  return null;
}

/** Controls that failed longer ago than this no longer say that the user is offline now. */
const CONTROLS_SPEAK_MS = 5 * 60_000;

const YOUR_REASONS: Readonly<Record<ConnectionState, Reason | null>> = {
  online: null,
  unknown: null,
  offline: 'offline',
  dns: 'dns',
  captive: 'captive_portal',
  intercepted: 'intercepted',
};
