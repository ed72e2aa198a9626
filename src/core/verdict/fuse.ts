import { isTrouble } from '../../shared/level.ts';
import type { Evidence, Reason, Verdict } from '../../shared/verdict.ts';
import type { Now } from '../now.ts';
import { chartSuspicion } from './charts.ts';
import {
  connectionEvidence,
  latencyEvidence,
  nameServerEvidence,
  officialEvidence,
  othersEvidence,
  probesEvidence,
} from './evidence.ts';
import { type Finding, type Known, newestObservation } from './known.ts';
import { whenFailingHere, whenSlowHere } from './rules-here.ts';
import { whenOfficial, whenOfficialIsMinor } from './rules-official.ts';
import { modelEvidence, realUseEvidence, whenUseFails } from './rules-use.ts';
import {
  whenItIsYou,
  whenNothingIsFresh,
  whenNothingSpeaks,
  whenSeveralAtOnce,
  whenYourLineIsSlow,
} from './rules-you.ts';

/** Adds up what is known to one verdict: the first rule that holds decides, from "we know nothing" to "all is well". */
export function decideVerdict(known: Known, now: Now): Verdict {
  const finding = whenNothingIsFresh(known, now) ??
    whenItIsYou(known, now) ??
    whenOfficial(known, now) ??
    whenSeveralAtOnce(known) ??
    whenFailingHere(known, now) ??
    whenUseFails(known, now) ??
    whenSlowHere(known) ??
    whenOfficialIsMinor(known) ??
    whenNothingSpeaks(known, now) ??
    whenYourLineIsSlow(known) ?? { level: 'operational', cause: null, reason: 'all_good' };
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

/** What a page says while everything works from here. It may say so for weeks, and is not when trouble here began. */
const NOT_FELT: ReadonlySet<Reason> = new Set([
  'official_but_works_here',
  'incident_open_all_green',
  'recovering',
]);

/** Trouble keeps its beginning while it changes its face; calm and doubt begin when they are first seen. */
function decideSince(finding: Finding, previous: Verdict | null, now: Now): number {
  const own = Math.min(finding.since ?? now.wallMs, now.wallMs);
  if (previous === null) return own;
  if (isTrouble(finding.level) && isTrouble(previous.level)) {
    const isFeltNow = NOT_FELT.has(previous.reason) && !NOT_FELT.has(finding.reason);
    return isFeltNow ? own : Math.min(previous.since, own);
  }
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
  const use = realUseEvidence(known, now);
  const model = modelEvidence(known, now);
  const { state, reading } = known.connection;
  const isFailing = probes.some((evidence) => evidence.kind === 'probes' && evidence.failed > 0);
  const isAsked =
    reading !== null && (isFailing || reason !== 'all_good' || state === 'ipv6' || state === 'clock');
  return [
    ...(reason === 'no_data' ? [gapEvidence(known, now)] : []),
    ...probes,
    ...(use === null ? [] : [use]),
    ...(model === null ? [] : [model]),
    ...known.targets.flatMap(({ target, state }) => latencyEvidence(target, state) ?? []),
    ...known.targets.flatMap(({ target, state }) => nameServerEvidence(target, state) ?? []),
    ...(isWidespread(known) ? [othersEvidence(known.alarmsAtOnce)] : []),
    ...(isAsked ? [connectionEvidence(state, reading)] : []),
    ...(known.official === null ? [] : officialEvidence(known.official)),
  ];
}

const isWidespread = ({ alarm, alarmsAtOnce }: Known): boolean => alarm !== null && alarmsAtOnce.length > 0;

function gapEvidence(known: Known, now: Now): Evidence {
  return { kind: 'gap', fromAt: newestObservation(known) ?? now.wallMs, reason: known.gap };
}

/** Whether two verdicts differ in what they say, their evidence aside. */
export function isNewVerdict(before: Verdict | null, after: Verdict): boolean {
  return (
    before === null ||
    before.level !== after.level ||
    before.cause !== after.cause ||
    before.reason !== after.reason
  );
}
