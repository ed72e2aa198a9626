import { isTrouble, type Level } from '../../shared/level.ts';
import type { Now } from '../now.ts';
import { UNMET } from '../probes/expectations.ts';
import { chartSuspicion, failingShare } from './charts.ts';
import type { Finding, Known } from './known.ts';
import { isConfirmedByUse } from './rules-use.ts';
import { isProven, lastTelling } from './target-state.ts';

/**
 * From this share of failing tries on, an outage is called a major one; below, some of the user's requests still pass. One
 * that was called so is called so down to the lesser share, so that a single try does not turn the word.
 */
const HARD_SHARE = { enter: 0.7, leave: 0.5 };

/** What fails so soon after an incident was called resolved is that incident still; later, it is another story. */
const RELAPSE_MS = 15 * 60_000;

/** The sixth, and what is left of the seventh: the charts of its targets have alarmed, by outage or by intermittent errors. */
export function whenFailingHere(known: Known, now: Now): Finding | null {
  const alarmed = known.targets.filter(({ state }) => state.charts.alarm === 'outage');
  const isPageInTrouble = isTroubleOnPage(known);
  const isConfirmed = isConfirmedByUse(known, now);
  const suspected = known.targets.filter(({ state }) => {
    const suspicion = chartSuspicion(state.charts);
    return suspicion === 'suspected' || (isConfirmed && suspicion === 'checking');
  });
  const isBelieved = alarmed.length > 0 || isPageInTrouble || isConfirmed;
  const down = isBelieved ? [...alarmed, ...suspected] : [];
  const partial = known.targets.filter(({ state }) => state.charts.alarm === 'partial');
  if (down.length > 0) {
    const telling = known.targets.filter(({ state }) => lastTelling(state)?.class !== 'walled');
    const wasHard = known.previous?.level === 'major_outage';
    const share = wasHard ? HARD_SHARE.leave : HARD_SHARE.enter;
    const isHard = down.some(({ state }) => failingShare(state.charts) >= share);
    // Where one place fails hard and every other at least at times, one more that fails is no comfort.
    const isEverywhere = down.length + partial.length >= telling.length;
    // It still answers: a certificate about to end is no outage yet.
    const isOnlyAgeing = down.every(({ state }) => lastTelling(state)?.code === UNMET.certificate);
    if (isOnlyAgeing) return blame(known, down, 'degraded', isPageInTrouble || isConfirmed);
    const level = isHard && isEverywhere ? 'major_outage' : 'partial_outage';
    return blame(known, down, level, isPageInTrouble || isConfirmed);
  }
  return partial.length > 0 ? blame(known, partial, 'degraded', isPageInTrouble || isConfirmed) : null;
}

/** Whether the page, as fresh as it must be, tells of trouble too. */
function isTroubleOnPage({ official }: Known): boolean {
  return official?.isFresh === true && isTrouble(official.level);
}

/** A failure that only the provider can have sent names it; one that anything on the way may cause does not. */
function blame(known: Known, failing: Known['targets'], level: Level, isSeenElsewhere: boolean): Finding {
  const starts = failing.flatMap(({ state }) => state.failingSince ?? []);
  const since = starts.length === 0 ? undefined : Math.min(...starts);
  const resolvedAt = isTroubleOnPage(known) ? null : (known.official?.lastResolved?.resolvedAt ?? null);
  const afterMs = resolvedAt === null || since === undefined ? Number.POSITIVE_INFINITY : since - resolvedAt;
  // What failed here while the page still spoke of it was seen elsewhere too.
  if (!failing.some(({ state }) => isProven(state)) && !isSeenElsewhere && afterMs > 0)
    return { level, cause: 'unclear', reason: 'unreachable_from_here', since };
  const reason = afterMs <= RELAPSE_MS ? 'resolved_but_failing_here' : 'failing_here';
  return { level, cause: 'provider', reason, since };
}

/** What is left of the seventh: answers come, and far more slowly than usual, while others are reached as ever. */
export function whenSlowHere(known: Known): Finding | null {
  const slow = known.targets.map(({ state }) => state.slow).filter(({ isUp }) => isUp);
  if (slow.length === 0) return null;
  const since = Math.min(...slow.flatMap((chart) => chart.since ?? []));
  const isOnTheWay = slow.every((chart) => 2 * chart.onTheWay > chart.slow);
  return { level: 'degraded', cause: isOnTheWay ? 'unclear' : 'provider', reason: 'slow_here', since };
}
