import { connect, isIP, type Socket } from 'node:net';
import type { Clock } from '../../core/ports.ts';
import { CodedError, EARLY_CLOSE, isNoRoute } from './error-code.ts';
import type { Address } from './network.ts';

/** Node's own pace through the addresses of a name: https://nodejs.org/api/net.html#socketconnectoptions-connectlistener */
const ATTEMPT_TIMEOUT_MS = 250;
/** For links where no handshake fits into the first: satellites, some VPNs. */
const SLOW_ATTEMPT_TIMEOUT_MS = 1000;

export interface TcpConnection {
  readonly socket: Socket;
  /** The handshake with the address that answered, without the time lost on those that did not. */
  readonly tcpMs: number;
  /** An IPv6 address was there to be reached and was not, while an IPv4 address was. */
  readonly isIpv6Broken: boolean;
}

/**
 * Connects to the first address that answers. Where every attempt ran out of time, all are tried once more with a longer
 * one. Rejects with the socket's error. Once the signal is raised the socket is destroyed, whenever that is.
 */
export async function connectTcp(
  addresses: readonly Address[],
  port: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<TcpConnection> {
  try {
    return await attempt(addresses, port, ATTEMPT_TIMEOUT_MS, clock, signal);
  } catch (error) {
    if (signal.aborted || !isEveryAttemptTimedOut(error)) throw error;
    return await attempt(addresses, port, SLOW_ATTEMPT_TIMEOUT_MS, clock, signal);
  }
}

function attempt(
  addresses: readonly Address[],
  port: number,
  attemptTimeoutMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<TcpConnection> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let attemptedMs = clock.monoMs();
    let isIpv6Failed = false;
    const socket = connect({
      host: 'resolved.invalid',
      port,
      lookup: (_hostname, _options, callback) => process.nextTick(callback, null, addresses),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: attemptTimeoutMs,
      noDelay: true,
    });
    destroyWhenRaised(socket, signal);
    socket.on('connectionAttempt', () => {
      attemptedMs = clock.monoMs();
    });
    socket.on('connectionAttemptFailed', (_address, _port, family, error) => {
      if (family === 6 && !isNoRoute(error)) isIpv6Failed = true;
    });
    socket.on('connectionAttemptTimeout', (_address, _port, family) => {
      if (family === 6) isIpv6Failed = true;
    });
    socket.once('connect', () => {
      const isIpv6Broken = isIpv6Failed && isIP(socket.remoteAddress ?? '') === 4;
      resolve({ socket, tcpMs: clock.monoMs() - attemptedMs, isIpv6Broken });
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new CodedError(EARLY_CLOSE)));
  });
}

function isEveryAttemptTimedOut(error: unknown): boolean {
  return (
    error instanceof AggregateError &&
    error.errors.length > 0 &&
    error.errors.every((each) => each instanceof Error && 'code' in each && each.code === 'ETIMEDOUT')
  );
}

/**
 * Ties a socket's life to the signal. The listener for errors stays for good: a socket may fail at any moment between two
 * owners, and an error nobody listens to ends the process.
 */
export function destroyWhenRaised(socket: Socket, signal: AbortSignal): void {
  socket.on('error', () => {});
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
}
