import type { ControlReading, OutcomeClass } from '../../shared/observation.ts';
import type { Classified } from './classify.ts';

/** How near in time the controls must have been asked to speak for a probe. */
export const GATE_WINDOW_MS = 5_000;

/** Whether any control host answered. */
export function someControlAnswered(reading: ControlReading): boolean {
  return reading.hosts.some((host) => host.ok);
}

/**
 * The control gate: a failure to connect counts against the service only if an unrelated host answered at the same time.
 * Without such proof the failure is `local`. A failure that only the provider can have sent passes untouched.
 */
export function gateOutcome(
  classified: Classified,
  at: number,
  controls: ControlReading | null,
): OutcomeClass {
  if (classified.class !== 'network_failure') return classified.class;
  if (controls === null || Math.abs(controls.at - at) > GATE_WINDOW_MS) return 'local';
  return someControlAnswered(controls) ? 'network_failure' : 'local';
}
