import type { Clock } from './ports.ts';

/** Snapshots that nobody waits for follow one another no faster than this: a burst of probes is one picture. */
const TOGETHER_MS = 100;

/** When clients are told of a change. */
export interface SnapshotPace {
  /** A moment later, together with what follows meanwhile. */
  readonly soon: () => void;
  /** As soon as what is being done is done: somebody who asked for the change looks at the window for it. */
  readonly atOnce: () => void;
  readonly cancel: () => void;
}

/** Tells of changes by `tell`: of what happens by itself in pictures of a tenth of a second, of what a user did at once. */
export function createSnapshotPace(clock: Clock, tell: () => void): SnapshotPace {
  let cancelWait: (() => void) | null = null;
  const cancel = (): void => {
    cancelWait?.();
    cancelWait = null;
  };
  const within = (delayMs: number): void => {
    cancelWait = clock.after(delayMs, () => {
      cancelWait = null;
      tell();
    });
  };
  return {
    soon: () => {
      if (cancelWait === null) within(TOGETHER_MS);
    },
    atOnce: () => {
      cancel();
      within(0);
    },
    cancel,
  };
}
