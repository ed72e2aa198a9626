import type { Clock } from '../../src/core/ports.ts';

/** Two clocks and a timer that a test turns by hand; everything that falls due on the way happens, in order. */
export interface VirtualClock extends Clock {
  /** Lets time pass on both clocks, running timers and what follows from them. */
  readonly advance: (ms: number) => Promise<void>;
  /** The machine sleeps: timers wait. On Linux the monotonic clock stands still meanwhile. */
  readonly sleep: (ms: number, isMonoRunning: boolean) => void;
  /** The wall clock is set, forward or back. */
  readonly step: (ms: number) => void;
  /** How many timers wait. */
  readonly timers: () => number;
}

export function createVirtualClock(startWallMs = Date.UTC(2026, 3, 28, 12)): VirtualClock {
  let wallMs = startWallMs;
  let monoMs = 1_000;
  const timers = new Map<object, { readonly atMs: number; readonly run: () => void }>();
  const earliest = () =>
    [...timers].reduce<readonly [object, { readonly atMs: number; readonly run: () => void }] | null>(
      (first, timer) => (first === null || timer[1].atMs < first[1].atMs ? timer : first),
      null,
    );
  return {
    wallMs: () => Math.round(wallMs),
    monoMs: () => monoMs,
    after: (delayMs, run) => {
      const id = {};
      timers.set(id, { atMs: monoMs + Math.max(0, delayMs), run });
      return () => timers.delete(id);
    },
    advance: async (ms) => {
      const untilMs = monoMs + ms;
      await settled();
      for (let next = earliest(); next !== null && next[1].atMs <= untilMs; next = earliest()) {
        const [id, { atMs, run }] = next;
        timers.delete(id);
        // A timer that fell due while the machine slept runs late.
        const passedMs = Math.max(0, atMs - monoMs);
        monoMs += passedMs;
        wallMs += passedMs;
        run();
        await settled();
      }
      wallMs += untilMs - monoMs;
      monoMs = untilMs;
    },
    sleep: (ms, isMonoRunning) => {
      wallMs += ms;
      if (isMonoRunning) monoMs += ms;
    },
    step: (ms) => {
      wallMs += ms;
    },
    timers: () => timers.size,
  };
}

/** Lets every promise that can go on do so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
