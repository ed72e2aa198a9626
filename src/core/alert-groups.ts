import { isTrouble } from '../shared/level.ts';
import type { Verdict } from '../shared/verdict.ts';
import type { Alert, Told } from './alerts.ts';

/** A message waits no longer than this for those of other services. */
export const HOLD_MS = 30_000;

/** Troubles that start within this time of each other are likely one. */
const TOGETHER_MS = 60_000;

/** One service's alert beside what was told before, and the verdict behind it. */
export interface Candidate {
  readonly before: Told;
  readonly alert: Alert;
  readonly verdict: Verdict;
}

/**
 * The alerts with those held back that may have company in a moment: what fails, or recovers, together is told as one. Once
 * one of a kind has waited long enough, or nobody is to be waited for, all of that kind are told.
 */
export function holdBack(candidates: readonly Candidate[], wallMs: number): readonly Alert[] {
  const isHeld = {
    started: isWorthWaiting(candidates, 'started', wallMs),
    ended: isWorthWaiting(candidates, 'ended', wallMs),
  };
  return candidates.map(({ before, alert }) =>
    (alert.due === 'started' || alert.due === 'ended') && isHeld[alert.due]
      ? { told: { ...before, hasBaseline: true, heldSince: heldSince(before, wallMs) }, due: null }
      : alert,
  );
}

/** A stamp from ahead is of before the clock was set back. */
function heldSince({ heldSince: since }: Told, wallMs: number): number {
  return since === null || since > wallMs ? wallMs : since;
}

function isWorthWaiting(
  candidates: readonly Candidate[],
  kind: 'started' | 'ended',
  wallMs: number,
): boolean {
  const due = candidates.filter(({ alert }) => alert.due === kind);
  const others = candidates.filter(({ alert }) => alert.due !== kind);
  if (due.some(({ before }) => wallMs - heldSince(before, wallMs) >= HOLD_MS)) return false;
  return others.some((other) => (kind === 'started' ? mayStart(other, wallMs) : mayEnd(other, due, wallMs)));
}

/** A service under suspicion may be next; so may one more after another was told of just now. */
function mayStart({ before, verdict }: Candidate, wallMs: number): boolean {
  const isSuspected = verdict.suspicion !== 'none' && !isTrouble(verdict.level);
  const sinceTold = before.startedAt === null ? Number.POSITIVE_INFINITY : wallMs - before.startedAt;
  return isSuspected || (sinceTold >= 0 && sinceTold < TOGETHER_MS);
}

/** What started together may end together. */
function mayEnd({ before }: Candidate, due: readonly Candidate[], wallMs: number): boolean {
  const { level, startedAt } = before;
  const isTold = level !== null && isTrouble(level) && startedAt !== null && startedAt <= wallMs;
  return (
    isTold &&
    due.some(
      (ending) => Math.abs((ending.before.startedAt ?? Number.NEGATIVE_INFINITY) - startedAt) <= TOGETHER_MS,
    )
  );
}
