import type { ConnectionState, ControlReading } from '../../shared/observation.ts';

/** How long a control reading speaks for the connection; they are asked every five minutes in calm. */
export const CONTROLS_FRESH_MS = 6 * 60_000;

/** A clock this far off is wrong; certificates, and times told by others, do not fit any more. */
export const CLOCK_WRONG_MS = 3_600_000;

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
    const broken = reached.filter((host) => host.isIpv6Broken === true);
    // One host alone may have a broken IPv6 of its own.
    return broken.length >= 2 && 2 * broken.length > reached.length ? 'ipv6' : 'online';
  }
  if (reading.captive === 'portal') return 'captive';
  if (hosts.every((host) => host.stage === 'proxy')) return 'proxy';
  if (hosts.every((host) => host.stage === 'dns')) return reading.literalOk === true ? 'dns' : 'offline';
  if (hosts.every((host) => host.stage === 'tls')) {
    return hosts.every((host) => DATE_CODES.has(host.code ?? '')) ? 'clock' : 'intercepted';
  }
  return hosts.every((host) => host.stage === 'tls' || host.stage === 'proxy') ? 'intercepted' : 'offline';
}

const DATE_CODES: ReadonlySet<string> = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);
