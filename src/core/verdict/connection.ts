import type { ConnectionState, ControlReading } from '../../shared/observation.ts';
import { isForeignCertificate, isOutOfDate } from '../probes/certificate-codes.ts';

/** How long a control reading speaks for the connection; they are asked every five minutes in calm. */
export const CONTROLS_FRESH_MS = 6 * 60_000;

/** A clock this far off is wrong; certificates, and times told by others, do not fit any more. */
const CLOCK_WRONG_MS = 3_600_000;

/** Whether most of the hosts that answered could not be reached over IPv6. One alone may have a broken IPv6 of its own. */
export function isIpv6BrokenHere(reached: ControlReading['hosts']): boolean {
  const broken = reached.filter((host) => host.isIpv6Broken === true).length;
  return broken >= 2 && 2 * broken > reached.length;
}

/** Whether the answers of the controls show this computer's clock to be hours off. */
export function isClockWrong({ clockAheadMs }: ControlReading): boolean {
  return clockAheadMs != null && Math.abs(clockAheadMs) >= CLOCK_WRONG_MS;
}

/**
 * What the controls say about the user's own connection, the most specific word first. An answer from anything unrelated
 * proves it; without one, a sign-in page, dead names, a proxy, a wrong clock and a foreign certificate are told apart from
 * being offline.
 */
export function connectionState(reading: ControlReading | null): ConnectionState {
  if (reading === null || reading.hosts.length === 0) return 'unknown';
  const { hosts } = reading;
  const reached = hosts.filter((host) => host.ok);
  if (reached.length > 0) {
    if (isClockWrong(reading)) return 'clock';
    return isIpv6BrokenHere(reached) ? 'ipv6' : 'online';
  }
  if (reading.captive === 'portal') return 'captive';
  if (hosts.every((host) => host.stage === 'proxy')) return 'proxy';
  if (hosts.every((host) => host.stage === 'dns')) return reading.literalOk === true ? 'dns' : 'offline';
  if (hosts.every(({ stage, code }) => stage === 'tls' && isOutOfDate(code ?? ''))) return 'clock';
  return isTampered(reading) ? 'intercepted' : 'offline';
}

/**
 * Whether somebody stops every handshake: by a certificate of their own, or by breaking off what plain HTTP is let through. A
 * handshake that only gets no answer is what a line that hardly works looks like.
 */
function isTampered({ hosts, captive }: ControlReading): boolean {
  if (!hosts.every(({ stage }) => stage === 'tls' || stage === 'proxy')) return false;
  return (
    captive === 'clear' ||
    hosts.some(({ stage, code }) => stage === 'tls' && isForeignCertificate(code ?? ''))
  );
}
