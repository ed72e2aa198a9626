import type { ControlReading, OutcomeClass } from '../../shared/observation.ts';
import { isClockWrong } from '../verdict/connection.ts';
import { isOutOfDate } from './certificate-codes.ts';
import type { Classified } from './classify.ts';

/** How near in time the controls must have been asked to speak for a probe. */
export const GATE_WINDOW_MS = 5_000;

/** Whether any control host answered. */
export function someControlAnswered(reading: ControlReading): boolean {
  return reading.hosts.some((host) => host.ok);
}

/**
 * After the controls have failed, a failure to connect is taken for the connection's own for this long: what just came back
 * may go again, and in a lossy Wi-Fi they get through now and then.
 */
export const SHAKY_MS = 60_000;

/**
 * Whether the controls bear the connection out: at least half of them answered. One in three getting through is what a lossy
 * Wi-Fi looks like; one in three failing may be that one's own trouble, or a country that blocks it.
 */
export function controlsBearOut(reading: ControlReading): boolean {
  const answered = reading.hosts.filter((host) => host.ok).length;
  return answered > 0 && 2 * answered >= reading.hosts.length;
}

/**
 * The control gate: a failure to connect counts against the service only if unrelated hosts answered at the same time.
 * Without such proof the failure is `local`. A failure that only the provider can have sent passes untouched.
 */
export function gateOutcome(
  classified: Classified,
  at: number,
  controls: ControlReading | null,
): OutcomeClass {
  if (classified.class !== 'network_failure') return classified.class;
  if (controls === null || Math.abs(controls.at - at) > GATE_WINDOW_MS) return 'local';
  if (!controlsBearOut(controls)) return 'local';
  return isOutOfDate(classified.code) ? dateFailureClass(controls) : 'network_failure';
}

/** With a clock that is right the certificate is the provider's own mistake; with one hours off it is the clock's. */
function dateFailureClass(controls: ControlReading): OutcomeClass {
  if (controls.clockAheadMs == null) return 'network_failure';
  return isClockWrong(controls) ? 'local' : 'provider_failure';
}
