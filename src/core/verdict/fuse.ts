import { type Cause, isTrouble, type Level, severity } from '../../shared/level.ts';
import type { ConnectionState, ControlReading } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { Evidence, Reason, Verdict } from '../../shared/verdict.ts';
import type { Now } from '../now.ts';
import { chartSuspicion, failingShare } from './charts.ts';
import { connectionEvidence, officialEvidence, probesEvidence } from './evidence.ts';
import type { Official } from './official.ts';
import { isIntercepted, lastTelling, type TargetState, worksSince } from './target-state.ts';

/** All that is known about one service at one moment. */
export interface Known {
  readonly official: Official | null;
  readonly targets: readonly { readonly target: Target; readonly state: TargetState }[];
  readonly connection: { readonly state: ConnectionState; readonly reading: ControlReading | null };
  /** How old the newest probe may be and still tell of now, in ms: three intervals. */
  readonly sampleKeepMs: number;
  /** Observations made before this wall time are of another network or of before a sleep. */
  readonly freshFrom: number;
  /** Why earlier observations do not count, for the evidence. */
  readonly gap: 'started' | 'slept' | 'network_changed' | 'silent';
  readonly previous: Verdict | null;
}

type Finding = Pick<Verdict, 'level' | 'cause' | 'reason'> & { readonly since?: number | undefined };

/** Probes clean for so long beside an official incident: "works here", and later "recovering". */
const WORKS_HERE_MS = 5 * 60_000;
const RECOVERING_MS = 15 * 60_000;

/** Adds up what is known to one verdict: the first rule that holds decides, from "we know nothing" to "all is well". */
export function decideVerdict(known: Known, now: Now): Verdict {
  const finding = whenNothingIsFresh(known, now) ??
    whenItIsYou(known, now) ??
    whenOfficial(known, now) ??
    whenFailingHere(known) ??
    whenOfficialIsMinor(known) ?? { level: 'operational', cause: null, reason: 'all_good' };
  const { level, cause, reason } = finding;
  return {
    level,
    cause,
    reason,
    since: decideSince(finding, known.previous, now),
    observedAt: newestObservation(known),
    suspicion: reason === 'no_data' ? 'none' : strongestSuspicion(known),
    evidence: gatherEvidence(known, reason, now),
  };
}

function newestSample(known: Known): number | null {
  const times = known.targets.flatMap(({ state }) => lastTelling(state)?.at ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function newestObservation(known: Known): number | null {
  const times = [newestSample(known), known.official?.reading?.at ?? null].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
}

function whenNothingIsFresh(known: Known, now: Now): Finding | null {
  const sampleAt = newestSample(known);
  const isSampleFresh =
    sampleAt !== null && sampleAt >= known.freshFrom && now.wallMs - sampleAt <= known.sampleKeepMs;
  const readAt = known.official?.reading?.at ?? null;
  const isPageFresh = known.official?.isFresh === true && readAt !== null && readAt >= known.freshFrom;
  return isSampleFresh || isPageFresh ? null : { level: 'unknown', cause: null, reason: 'no_data' };
}

function whenItIsYou(known: Known, now: Now): Finding | null {
  const { state, reading } = known.connection;
  const yours = YOUR_REASONS[state];
  const answeredAt = newestAnswer(known);
  const isOutdone = reading === null || (answeredAt !== null && answeredAt > reading.at);
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

/** When anything of the service last answered: proof of a connection as good as a control's. */
function newestAnswer(known: Known): number | null {
  const answered = new Set(['ok', 'limited', 'walled', 'provider_failure']);
  const times = known.targets.flatMap(
    ({ state }) => state.recent.findLast((sample) => answered.has(sample.class))?.at ?? [],
  );
  return times.length === 0 ? null : Math.max(...times);
}

function whenOfficial(known: Known, now: Now): Finding | null {
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
  const worksForMs = now.wallMs - (worksHereSince(known) ?? now.wallMs);
  if (
    !isOutage &&
    official.troubled.length === 0 &&
    (worksForMs >= RECOVERING_MS || grave?.status === 'monitoring')
  ) {
    return { level: 'degraded', cause: 'provider', reason: 'recovering', since };
  }
  const level: Level = isOutage
    ? official.level
    : grave?.impact === 'critical'
      ? 'major_outage'
      : 'partial_outage';
  const reason = worksForMs >= WORKS_HERE_MS ? 'official_but_works_here' : 'official_outage';
  return { level, cause: 'provider', reason, since };
}

/** Since when every probed target has worked without a break; null where one does not, or nothing is probed. */
function worksHereSince(known: Known): number | null {
  const probed = known.targets.filter(({ state }) => state.recent.some((sample) => sample.class === 'ok'));
  const since = probed.map(({ state }) => worksSince(state));
  const proven = since.filter((at) => at !== null);
  return proven.length === 0 || proven.length < since.length ? null : Math.max(...proven);
}

/** From this share of failing tries on, an outage is called a major one; below, some of the user's requests still pass. */
const HARD_SHARE = 0.7;

function whenFailingHere(known: Known): Finding | null {
  const alarmed = known.targets.filter(({ state }) => state.charts.alarm === 'outage');
  const isPageInTrouble = known.official?.isFresh === true && isTrouble(known.official.level);
  const suspected = known.targets.filter(({ state }) => chartSuspicion(state.charts) === 'suspected');
  const down = alarmed.length > 0 ? alarmed : isPageInTrouble ? suspected : [];
  if (down.length > 0) {
    const telling = known.targets.filter(({ state }) => lastTelling(state)?.class !== 'walled');
    const isHard = down.every(({ state }) => failingShare(state.charts) >= HARD_SHARE);
    const level = isHard && down.length >= telling.length ? 'major_outage' : 'partial_outage';
    return blame(known, down, level, isPageInTrouble);
  }
  const partial = known.targets.filter(({ state }) => state.charts.alarm === 'partial');
  return partial.length > 0 ? blame(known, partial, 'degraded', isPageInTrouble) : null;
}

/** A failure that only the provider can have sent names it; one that anything on the way may cause does not. */
function blame(known: Known, failing: Known['targets'], level: Level, isPageInTrouble: boolean): Finding {
  const starts = failing.flatMap(({ state }) => state.failingSince ?? []);
  const since = starts.length === 0 ? undefined : Math.min(...starts);
  const isProven = failing.some(({ state }) =>
    state.recent.some(
      (sample) => sample.class === 'provider_failure' && sample.at >= (state.failingSince ?? 0),
    ),
  );
  if (!isProven && !isPageInTrouble)
    return { level, cause: 'unclear', reason: 'unreachable_from_here', since };
  const reason =
    known.official?.lastResolved != null && !isPageInTrouble ? 'resolved_but_failing_here' : 'failing_here';
  return { level, cause: 'provider', reason, since };
}

function whenOfficialIsMinor(known: Known): Finding | null {
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
  // A page that answers in words nobody knows is no proof of health unless the probes are.
  const isUnproven = official.level === 'unknown' && newestAnswer(known) === null;
  return isUnproven ? { level: 'unknown', cause: null, reason: 'no_data' } : null;
}

/** Trouble keeps its beginning while it changes its face; calm and doubt begin when they are first seen. */
function decideSince(finding: Finding, previous: Verdict | null, now: Now): number {
  const own = Math.min(finding.since ?? now.wallMs, now.wallMs);
  if (previous === null) return own;
  if (isTrouble(finding.level) && isTrouble(previous.level)) return Math.min(previous.since, own);
  const isSame = previous.level === finding.level && previous.cause === finding.cause;
  return isSame ? Math.min(previous.since, now.wallMs) : own;
}

function strongestSuspicion(known: Known): Verdict['suspicion'] {
  const found = known.targets.map(({ state }) => chartSuspicion(state.charts));
  return found.includes('suspected') ? 'suspected' : found.includes('checking') ? 'checking' : 'none';
}

function gatherEvidence(known: Known, reason: Reason, now: Now): readonly Evidence[] {
  const probes = known.targets.flatMap(
    ({ target, state }) => probesEvidence(target, state, now.wallMs) ?? [],
  );
  const { state, reading } = known.connection;
  const isFailing = probes.some((evidence) => evidence.kind === 'probes' && evidence.failed > 0);
  const isAsked = reading !== null && (isFailing || reason !== 'all_good');
  return [
    ...(reason === 'no_data' ? [gapEvidence(known, now)] : []),
    ...probes,
    ...(isAsked ? [connectionEvidence(state, reading)] : []),
    ...(known.official === null ? [] : officialEvidence(known.official)),
  ];
}

function gapEvidence(known: Known, now: Now): Evidence {
  return { kind: 'gap', fromAt: newestObservation(known) ?? now.wallMs, reason: known.gap };
}

/** Whether two verdicts differ in what they say, their evidence aside. */
export function isNewVerdict(before: Verdict | null, after: Verdict): boolean {
  return (
    before === null ||
    severity(before.level) !== severity(after.level) ||
    before.cause !== after.cause ||
    before.reason !== after.reason
  );
}
