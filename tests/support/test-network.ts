import type { Clock } from '../../src/core/ports.ts';
import { createClock } from '../../src/node/clock.ts';
import { createNetwork, type Network, type NetworkOptions } from '../../src/node/http/network.ts';

/** A network in which every name leads to loopback and no proxy is asked, whatever the environment says. */
export function createTestNetwork(options: Partial<NetworkOptions> = {}): Network {
  return createNetwork({
    clock: createClock(),
    userAgent: 'Pilotlight/test',
    resolveProxy: () => Promise.resolve(null),
    resolveHost: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    ...options,
  });
}

/** The real clock, with timers that fire when the test says so: a deadline then strikes at a known moment. */
export function createManualClock(): Clock & { readonly strike: () => void; readonly timers: () => number } {
  const timers = new Set<() => void>();
  return {
    ...createClock(),
    after: (_delayMs, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
    strike: () => {
      for (const run of timers) run();
      timers.clear();
    },
    timers: () => timers.size,
  };
}

/** A signal nobody raises. */
export function noAbort(): AbortSignal {
  return new AbortController().signal;
}
