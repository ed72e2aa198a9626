import { z } from 'zod';
import { isTrouble, type Level } from '../../shared/level.ts';
import type { Evidence, Reason, Verdict } from '../../shared/verdict.ts';

/**
 * Flap damping over verdicts, by the exact formula of Nagios (base/flapping.c): of the last 21 states, the changes between
 * neighbours are weighted from 0.75 for the oldest to 1.25 for the newest, and their sum stands against 20.
 */
export const SteadinessSchema = z
  .object({
    /** The last verdicts that said something, one a minute, oldest first. */
    ring: z.array(z.enum(['well', 'trouble'])).readonly(),
    /** Wall time of the newest of them; null while there is none. */
    steppedAt: z.int().nullable(),
    isFlapping: z.boolean(),
  })
  .readonly();
export type Steadiness = z.infer<typeof SteadinessSchema>;

export const STEADY: Steadiness = { ring: [], steppedAt: null, isFlapping: false };

const RING_SIZE = 21;
/** With one verdict a minute, the ring spans the time in which trouble that comes and goes is one story. */
const STEP_MS = 60_000;
const START_PERCENT = 30;
const STOP_PERCENT = 20;

/** The steadiness after a verdict of this level. Doubt and maintenance are no states of the service: they are not recorded. */
export function observeSteadiness(before: Steadiness, level: Level, wallMs: number): Steadiness {
  if (level !== 'operational' && !isTrouble(level)) return before;
  const sinceMs = before.steppedAt === null ? STEP_MS : wallMs - before.steppedAt;
  if (sinceMs >= 0 && sinceMs < STEP_MS) return before;
  const state = isTrouble(level) ? ('trouble' as const) : ('well' as const);
  const ring = [...before.ring, state].slice(-RING_SIZE);
  const percent = changePercent(ring);
  const isFlapping = before.isFlapping ? percent > STOP_PERCENT : percent >= START_PERCENT;
  return { ring, steppedAt: wallMs, isFlapping };
}

/** How much of the ring is change, in percent. A ring that is not yet full was steady before. */
export function changePercent(ring: Steadiness['ring']): number {
  const missing = RING_SIZE - ring.length;
  let sum = 0;
  for (const [index, state] of ring.entries()) {
    const position = missing + index;
    if (index > 0 && state !== ring[index - 1]) sum += 0.75 + ((position - 1) * 0.5) / (RING_SIZE - 2);
  }
  return (100 * sum) / (RING_SIZE - 1);
}

/** What is seen from here comes and goes; what the page says, and what is the user's own, is told as it is. */
const DAMPED: ReadonlySet<Reason> = new Set([
  'all_good',
  'failing_here',
  'resolved_but_failing_here',
  'unreachable_from_here',
  'slow_here',
]);

/** The verdict as it is shown: while it flaps, one steady word for what comes and goes. */
export function steadyVerdict(
  verdict: Verdict,
  { isFlapping, ring }: Steadiness,
  previous: Verdict | null,
): Verdict {
  if (!isFlapping || !DAMPED.has(verdict.reason)) return verdict;
  const isGoingOn = previous !== null && isTrouble(previous.level);
  return {
    ...verdict,
    level: 'degraded',
    cause: verdict.cause ?? (isGoingOn ? previous.cause : null) ?? 'unclear',
    reason: 'unstable',
    since: isGoingOn ? Math.min(previous.since, verdict.since) : verdict.since,
    evidence: [changesEvidence(ring), ...verdict.evidence],
  };
}

function changesEvidence(ring: Steadiness['ring']): Evidence {
  const count = ring.filter((state, index) => index > 0 && state !== ring[index - 1]).length;
  return { kind: 'changes', count, spanMs: Math.max(0, ring.length - 1) * STEP_MS };
}
