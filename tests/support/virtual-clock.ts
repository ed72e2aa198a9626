import type { Clock } from '../../src/core/ports.ts';

/** A clock in a test's hand: both times stand still until `advance` moves them and fires what falls due, in order. */
export interface VirtualClock extends Clock {
  /** Moves both clocks on, letting promises settle after each timer. */
  readonly advance: (byMs: number) => Promise<void>;
  /** Moves the wall alone: a step of the clock, or a sleep during which the monotonic clock stood still. */
  readonly stepWall: (byMs: number) => void;
  readonly timers: () => number;
}

export function createVirtualClock(startWallMs = Date.UTC(2026, 3, 28, 12)): VirtualClock {
  let wall = startWallMs;
  let mono = 1_000;
  let nextId = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  return {
    wallMs: () => wall,
    monoMs: () => mono,
    after: (delayMs, run) => {
      const id = nextId++;
      timers.set(id, { at: mono + Math.max(0, delayMs), run });
      return () => timers.delete(id);
    },
    advance: async (byMs) => {
      const end = mono + byMs;
      for (;;) {
        await settle();
        const [next] = [...timers]
          .filter(([, { at }]) => at <= end)
          .toSorted((a, b) => a[1].at - b[1].at || a[0] - b[0]);
        if (next === undefined) break;
        const [id, { at, run }] = next;
        timers.delete(id);
        wall += Math.max(0, at - mono);
        mono = Math.max(mono, at);
        run();
      }
      wall += end - mono;
      mono = end;
      await settle();
    },
    stepWall: (byMs) => {
      wall += byMs;
    },
    timers: () => timers.size,
  };
}

/** Lets every promise that can go on without a timer do so. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
