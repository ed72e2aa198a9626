import type { ConnectionState, ControlReading } from '../../shared/observation.ts';

/** How long a control reading speaks for the connection; they are asked every five minutes in calm. */
export const CONTROLS_FRESH_MS = 6 * 60_000;

/**
 * What the controls say about the user's own connection, the most specific word first. An answer from anything unrelated
 * proves it; without one, a sign-in page, dead names and a foreign certificate are told apart from being offline.
 */
export function connectionState(reading: ControlReading | null): ConnectionState {
  if (reading === null || reading.hosts.length === 0) return 'unknown';
  if (reading.hosts.some((host) => host.ok)) return 'online';
  if (reading.captive === 'portal') return 'captive';
  if (reading.hosts.every((host) => host.stage === 'dns'))
    return reading.literalOk === true ? 'dns' : 'offline';
  if (reading.hosts.every((host) => host.stage === 'tls' || host.stage === 'proxy')) return 'intercepted';
  return 'offline';
}
