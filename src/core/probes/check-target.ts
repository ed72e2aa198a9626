import type { ControlReading, Sample } from '../../shared/observation.ts';
import type { Target } from '../../shared/service.ts';
import type { Clock, Probe } from '../ports.ts';
import { classifyProbe } from './classify.ts';
import { gateOutcome } from './gate.ts';

export const PROBE_DEADLINE_MS = 10_000;

/**
 * Probes a target once and says what that means. After a failure to connect the controls are asked at once; while the
 * network `isSettling` after a sleep or a change such a failure proves nothing.
 */
export async function checkTarget(
  target: Target,
  ports: { readonly probe: Probe; readonly clock: Clock },
  askControls: () => Promise<ControlReading>,
  isSettling: () => boolean,
  signal: AbortSignal,
): Promise<Sample> {
  const result = await ports.probe({ url: target.url, deadlineMs: PROBE_DEADLINE_MS, signal });
  const at = ports.clock.wallMs();
  const classified = classifyProbe(target, result);
  const { code } = classified;
  const sample = { targetId: target.id, at, code, phases: result.phases };
  if (classified.class !== 'network_failure') return { ...sample, class: classified.class };
  const controls = await askControls();
  const gated = gateOutcome(classified, at, controls);
  return { ...sample, class: gated === 'network_failure' && isSettling() ? 'local' : gated };
}
