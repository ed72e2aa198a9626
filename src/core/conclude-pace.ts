import type { Clock } from './ports.ts';

/** From so many services on, concluding takes long enough to be worth doing for several outcomes at once. */
const MANY_SERVICES = 60;
/** A conclusion waits no longer than this: far less than the probe it comes from took. */
const TOGETHER_MS = 500;

/** When verdicts are renewed after an outcome. */
export interface ConcludePace {
  /** Runs at once for few services; for many, together with what else comes within half a second. */
  readonly afterOutcome: (services: number) => void;
  /** Runs now what still waits, if anything does. */
  readonly flush: () => void;
}

/** Every outcome renews every verdict, since troubles explain one another: with hundreds of services, `run` is worth sharing. */
export function createConcludePace(clock: Clock, run: () => void): ConcludePace {
  let cancelWait: (() => void) | null = null;
  const flush = (): void => {
    if (cancelWait === null) return;
    cancelWait();
    cancelWait = null;
    run();
  };
  return {
    afterOutcome: (services) => {
      if (services < MANY_SERVICES) run();
      else cancelWait ??= clock.after(TOGETHER_MS, flush);
    },
    flush,
  };
}
