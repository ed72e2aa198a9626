import type { ControlReading, OutcomeClass } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { Now } from '../now.ts';
import type { Clock, Ports, ProbeResult } from '../ports.ts';
import { detectTimeJump } from '../time-jump.ts';
import { ANY_NETWORK, decidePace, isSlow, latencyOn, type TargetLatency } from '../verdict/pace.ts';
import type { TargetObservation } from '../verdict/target-state.ts';
import { type Classified, classifyProbe } from './classify.ts';
import { gateOutcome } from './gate.ts';
import {
  mayBeNameServer,
  type NameOpinion,
  OPINION_KEEP_MS,
  refineByOpinion,
  toNameOpinion,
} from './name-opinion.ts';

const PROBE_DEADLINE_MS = 10_000;

/** What a check needs beside the target. */
export interface CheckContext {
  readonly ports: Pick<Ports, 'probe' | 'clock' | 'askNameServer'>;
  readonly signal: AbortSignal;
  readonly askControls: () => Promise<ControlReading>;
  /** While the network settles after a sleep or a change, a failure to connect proves nothing. */
  readonly isSettling: () => boolean;
  /** Where it is left out, `PROBE_DEADLINE_MS`. */
  readonly deadlineMs?: number;
  readonly known?: KnownBefore;
}

/** What earlier checks left behind; nothing at a first look. */
export interface KnownBefore {
  /** What is usual for the target on this network, and whether the controls are slower than usual. */
  readonly latency: TargetLatency;
  readonly areControlsSlow: (reading: ControlReading) => boolean | null;
  /** What another name server said last. */
  readonly opinion: NameOpinion | null;
}

const NOTHING_KNOWN: KnownBefore = {
  latency: latencyOn([], ANY_NETWORK),
  areControlsSlow: () => null,
  opinion: null,
};

/** What one check found, and the try it was found by; the engine adds when and why it was made. */
export interface CheckedTarget extends Pick<TargetObservation, 'sample' | 'pace' | 'opinion'> {
  readonly result: ProbeResult;
}

/**
 * Probes a target once and says what that means. The controls are asked at once after a failure to connect, a foreign answer
 * or a slow one; another name server where this one may be to blame.
 */
export async function checkTarget(target: Target, context: CheckContext): Promise<CheckedTarget> {
  const { ports, signal, known = NOTHING_KNOWN, deadlineMs = PROBE_DEADLINE_MS } = context;
  const { must } = target;
  const isHeadEnough = must?.text === undefined && must?.json === undefined;
  const began = momentOf(ports.clock);
  const result = await ports.probe({ url: target.url, deadlineMs, signal, isHeadEnough });
  const ended = momentOf(ports.clock);
  const at = ended.wallMs;
  const classified = isAcrossJump(began, ended) ? ACROSS_JUMP : classifyProbe(target, result);
  const { code } = classified;
  const sample = { targetId: target.id, at, code, phases: result.phases };
  switch (classified.class) {
    case 'network_failure':
    case 'intercepted': {
      const controls = await context.askControls();
      const gated = gateOutcome(classified, at, controls);
      const settled = gated === 'network_failure' && context.isSettling() ? 'local' : gated;
      const opinion = await nameOpinion(target, result, settled, controls, context);
      return {
        sample: { ...sample, class: opinion === null ? settled : refineByOpinion(settled, opinion) },
        pace: 'unknown',
        opinion,
        result,
      };
    }
    case 'ok': {
      const isAsked = isSlow(result.phases, known.latency);
      const slow = isAsked ? known.areControlsSlow(await context.askControls()) : null;
      return {
        sample: { ...sample, class: 'ok' },
        pace: decidePace(result.phases, known.latency, slow),
        opinion: null,
        result,
      };
    }
    default:
      return { sample: { ...sample, class: classified.class }, pace: 'unknown', opinion: null, result };
  }
}

const momentOf = (clock: Clock): Now => ({ wallMs: clock.wallMs(), monoMs: clock.monoMs() });

/** Where nobody tells of a sleep, the first to see it may be the try that lay asleep: its connection did not survive. */
const isAcrossJump = (began: Now, ended: Now): boolean =>
  detectTimeJump(began, ended, ended.monoMs) !== 'none';

const ACROSS_JUMP: Classified = { class: 'discarded', code: 'OVERDUE' };

/** The opinion that stands, or a new one; null where no name server is to blame, or there is none to ask. */
async function nameOpinion(
  target: Target,
  failed: ProbeResult,
  outcome: OutcomeClass,
  controls: ControlReading,
  { ports, signal, known }: CheckContext,
): Promise<NameOpinion | null> {
  if (ports.askNameServer === undefined || outcome === 'local') return null;
  if (!mayBeNameServer(outcome, failed, controls)) return null;
  const at = ports.clock.wallMs();
  const opinion = known?.opinion ?? null;
  if (opinion !== null && Math.abs(at - opinion.at) < OPINION_KEEP_MS) return opinion;
  const answer = await ports.askNameServer({ url: target.url, deadlineMs: PROBE_DEADLINE_MS, signal });
  return toNameOpinion(target, failed, answer, at);
}
