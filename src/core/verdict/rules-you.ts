import {
  BEYOND_READ,
  type ConnectionState,
  type ControlReading,
  type Sample,
} from '../../shared/observation.ts';
import type { Reason } from '../../shared/verdict.ts';
import type { Now } from '../now.ts';
import {
  type Finding,
  isFreshSample,
  type Known,
  newestAnswer,
  newestSample,
  newestSuccess,
  newestWall,
} from './known.ts';
import { isVerifiedSince } from './others.ts';
import { lastIntercepted, type TargetState } from './target-state.ts';

/**
 * The first rule: with nothing fresh in hand, nothing is claimed. What alarmed before a sleep or a restart is neither held for true
 * nor ended by a page alone: a try is under way.
 */
export function whenNothingIsFresh(known: Known, now: Now): Finding | null {
  const isAlarmed = known.targets.some(({ state }) => state.charts.alarm !== 'none');
  return isFreshSample(known, newestSample(known), now) || (isPageFresh(known) && !isAlarmed)
    ? null
    : { level: 'unknown', cause: null, reason: 'no_data' };
}

function isPageFresh({ official, freshFrom }: Known): boolean {
  return official?.isFresh === true && (official.reading?.at ?? 0) >= freshFrom;
}

/**
 * The last before all is well: tries that show neither life nor failure, and a page that says nothing, are no health. Nor is a page
 * that told of trouble before a sleep or a restart, until it is read again: what it spoke of, a try may never meet.
 */
export function whenNothingSpeaks(known: Known, now: Now): Finding | null {
  if (known.official?.isAwaited === true) return { level: 'unknown', cause: null, reason: 'no_data' };
  const isPageKnown = isPageFresh(known) && known.official?.level !== 'unknown';
  if (isPageKnown || isFreshSample(known, newestSuccess(known, now), now)) return null;
  const wall = newestWall(known, now);
  if (wall === null || !isFreshSample(known, wall.at, now))
    return { level: 'unknown', cause: null, reason: 'no_data' };
  const reason = wall.code === BEYOND_READ ? 'answer_too_long' : 'bot_wall';
  return { level: 'unknown', cause: null, reason };
}

/** The second and third: no control answers, or somebody in between speaks in the service's name. */
export function whenItIsYou(known: Known, now: Now): Finding | null {
  const { state, reading } = known.connection;
  const yours = YOUR_REASONS[state];
  const readAt = isPageFresh(known) ? (known.official?.reading?.at ?? 0) : 0;
  const isOutdone =
    reading === null ||
    reading.hosts.some(({ ok }) => ok) ||
    isUntriedSince(known, reading, now) ||
    Math.max(newestAnswer(known, now) ?? 0, readAt) > reading.at;
  if (yours !== null && !isOutdone && Math.abs(now.wallMs - reading.at) <= CONTROLS_SPEAK_MS) {
    return { level: 'unknown', cause: 'you', reason: yours };
  }
  for (const target of known.targets) {
    const last = lastIntercepted(target.state, known.freshFrom);
    if (last !== null && isFreshSample(known, last.at, now))
      return { level: 'unknown', cause: 'you', reason: whoAnswered(target.state, last) };
  }
  return null;
}

/** An answer speaks against controls that fail after it for so long: the next try at the usual pace comes sooner. */
const ANSWER_SPEAKS_MS = 60_000;

/**
 * Whether this service answered a moment ago and was not tried since the controls failed in their turn. Where a firewall stops them
 * at all times, it answers again at the next try; where it does not, that try fails.
 */
function isUntriedSince(known: Known, { at }: ControlReading, now: Now): boolean {
  const answer = newestAnswer(known, now);
  if (answer === null || answer !== newestSample(known) || answer < known.freshFrom) return false;
  return answer < at && now.wallMs - answer <= ANSWER_SPEAKS_MS;
}

/** Who stands between the user and a target, as far as one try tells. */
function whoAnswered({ opinion }: TargetState, { code }: Sample): Reason {
  if (opinion?.blames === 'you') return 'name_server';
  const isStatus = /^[1-5]\d\d$/.test(code);
  if (code === '407') return 'proxy';
  if (code === '511' || (isStatus && code < '400')) return 'captive_portal';
  return isStatus || CERTIFICATE_CODE.test(code) ? 'intercepted' : 'proxy';
}

/** What fails with no certificate in its code, and is still somebody else's answer, failed at the proxy. */
const CERTIFICATE_CODE = /CERT|ISSUER|SIGNATURE|SELF_SIGNED|^ERR_(?:SSL|TLS)_/;

/** Controls that failed longer ago than this no longer say that the user is offline now. */
const CONTROLS_SPEAK_MS = 5 * 60_000;

const YOUR_REASONS: Readonly<Record<ConnectionState, Reason | null>> = {
  online: null,
  ipv6: null,
  unknown: null,
  offline: 'offline',
  dns: 'dns',
  captive: 'captive_portal',
  proxy: 'proxy',
  intercepted: 'intercepted',
  clock: 'clock',
};

/** Services of different providers fell silent within a minute: nothing is claimed until the connection is found sound. */
export function whenSeveralAtOnce(known: Known): Finding | null {
  const { alarm, alarmsAtOnce, connection } = known;
  if (alarm === null || alarmsAtOnce.length === 0) return null;
  if (isVerifiedSince(connection.reading, [alarm, ...alarmsAtOnce])) return null;
  return { level: 'unknown', cause: 'unclear', reason: 'several_at_once' };
}

/** Nothing is wrong with the service; everything is slow to be reached from here. */
export function whenYourLineIsSlow(known: Known): Finding | null {
  const slow = known.targets.filter(({ state }) => state.slowConnection.isUp);
  const since = slow.flatMap(({ state }) => state.slowConnection.since ?? []);
  return slow.length === 0
    ? null
    : { level: 'operational', cause: 'you', reason: 'slow_connection', since: Math.min(...since) };
}
