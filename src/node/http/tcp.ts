import { connect, type Socket } from 'node:net';
import type { Clock } from '../../core/ports.ts';
import { isNoRoute } from './error-code.ts';
import type { Address } from './network.ts';

/** How long an address may be silent before the next is tried beside it: https://www.rfc-editor.org/rfc/rfc8305#section-5 */
const ATTEMPT_DELAY_MS = 250;

export interface TcpConnection {
  readonly socket: Socket;
  /** The handshake with the address that answered, without the time lost on those that did not. */
  readonly tcpMs: number;
  /** An IPv6 address was there to be reached and was not, while an IPv4 address was. */
  readonly isIpv6Broken: boolean;
}

/**
 * Connects to the first address that answers: "happy eyeballs", RFC 8305. Node's own gives an attempt up when it starts the
 * next, so that on a slow link (a satellite, some VPNs) none ever ends; here they go on side by side. Rejects with the
 * errors of all addresses. Every socket is destroyed when the signal is raised, the winner too.
 */
export function connectTcp(
  addresses: readonly Address[],
  port: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<TcpConnection> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const waiting = [...interleave(addresses)];
    const pending = new Map<Socket, Address>();
    const errors: Error[] = [];
    let isIpv6Failed = false;
    let cancelNext = () => {};
    const startNext = () => {
      cancelNext();
      const address = waiting.shift();
      if (address !== undefined) start(address);
      else if (pending.size === 0) reject(new AggregateError(errors));
    };
    const start = (address: Address) => {
      const startedMs = clock.monoMs();
      const socket = connect({ host: address.address, port, noDelay: true });
      destroyWhenRaised(socket, signal);
      pending.set(socket, address);
      cancelNext = clock.after(ATTEMPT_DELAY_MS, startNext);
      socket.once('connect', () => {
        cancelNext();
        pending.delete(socket);
        const isIpv6Silent = [...pending.values()].some(({ family }) => family === 6);
        for (const loser of pending.keys()) loser.destroy();
        pending.clear();
        resolve({
          socket,
          tcpMs: clock.monoMs() - startedMs,
          isIpv6Broken: address.family === 4 && (isIpv6Failed || isIpv6Silent),
        });
      });
      socket.once('error', (error) => {
        if (!pending.delete(socket)) return;
        errors.push(error);
        if (address.family === 6 && !isNoRoute(error)) isIpv6Failed = true;
        startNext();
      });
    };
    signal.addEventListener(
      'abort',
      () => {
        cancelNext();
        reject(signal.reason);
      },
      { once: true },
    );
    startNext();
  });
}

/** The families in turn, beginning with the resolver's first: https://www.rfc-editor.org/rfc/rfc8305#section-4 */
function interleave(addresses: readonly Address[]): readonly Address[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  const rounds = Math.max(first.length, second.length);
  return Array.from({ length: rounds }, (_, round) => [first[round], second[round]])
    .flat()
    .filter((address) => address !== undefined);
}

/**
 * Ties a socket's life to the signal. The listener for errors stays for good: a socket may fail at any moment between two
 * owners, and an error nobody listens to ends the process. The socket goes a turn later: whoever waited for a handshake goes
 * on inside OpenSSL's own reading, and a TCP socket that is destroyed there takes the session with it, and then the process
 * with a segmentation fault (seen in Node 20 and 24).
 */
export function destroyWhenRaised(socket: Socket, signal: AbortSignal): void {
  socket.on('error', () => {});
  signal.addEventListener('abort', () => setImmediate(() => socket.destroy()), { once: true });
}
