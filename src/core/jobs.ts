import type { Clock } from './ports.ts';

/** Things to do again and again, each by its own key, on one timer. */
export interface Jobs {
  /** Sets when a job is next due, counted from now; a job that is running now takes it up when it ends. */
  readonly schedule: (key: string, delayMs: number) => void;
  /** Moves a job forward to at most `delayMs` from now; never back. */
  readonly hasten: (key: string, delayMs: number) => void;
  readonly drop: (key: string) => void;
  /** Runs a job at once and waits for it; one already under way is waited for instead. */
  readonly runNow: (key: string) => Promise<void>;
  /** Wall time at which a job is next due; null while it runs or where there is none. */
  readonly nextAt: (key: string) => number | null;
  /** Stops the timer until `proceed`; jobs keep their place. */
  readonly pause: () => void;
  readonly proceed: () => void;
  readonly stop: () => void;
}

/** What a job answers: how long until it is due again, or null to end it. */
export type Run = (key: string) => Promise<number | null>;

/**
 * Builds a job runner. `onWake` is called before due jobs start with how late the timer fired, and may reschedule; that it throws
 * is a bug, and so is a job that rejects: both are handed to `onBug`, the job is tried again in a minute.
 */
export function createJobs(
  clock: Clock,
  run: Run,
  onWake: (dueMonoMs: number) => void,
  onBug: (key: string, error: unknown) => void,
): Jobs {
  const due = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  let cancelTimer: (() => void) | null = null;
  let isPaused = true;

  function arm(): void {
    cancelTimer?.();
    cancelTimer = null;
    const waiting = [...due].filter(([key]) => !running.has(key)).map(([, at]) => at);
    if (isPaused || waiting.length === 0) return;
    const dueMonoMs = Math.min(...waiting);
    cancelTimer = clock.after(Math.max(0, dueMonoMs - clock.monoMs()), () => wake(dueMonoMs));
  }

  function wake(dueMonoMs: number): void {
    try {
      onWake(dueMonoMs);
    } catch (error) {
      // The one timer would not be set again, and nothing be looked at ever after.
      onBug('wake', error);
    }
    if (!isPaused) {
      const now = clock.monoMs();
      for (const [key, at] of due) if (at <= now && !running.has(key)) void start(key);
    }
    arm();
  }

  function start(key: string): Promise<void> {
    due.delete(key);
    const done = run(key)
      .catch((error: unknown) => {
        onBug(key, error);
        return RETRY_AFTER_BUG_MS;
      })
      .then((delayMs) => {
        running.delete(key);
        if (delayMs !== null && !due.has(key)) due.set(key, clock.monoMs() + delayMs);
        arm();
      });
    running.set(key, done);
    return done;
  }

  return {
    schedule: (key, delayMs) => {
      due.set(key, clock.monoMs() + delayMs);
      arm();
    },
    hasten: (key, delayMs) => {
      const at = clock.monoMs() + delayMs;
      const planned = due.get(key);
      if (planned === undefined || planned <= at) return;
      due.set(key, at);
      arm();
    },
    drop: (key) => {
      due.delete(key);
      arm();
    },
    runNow: (key) => {
      const underWay = running.get(key) ?? start(key);
      arm();
      return underWay;
    },
    nextAt: (key) => {
      const at = due.get(key);
      return at === undefined || running.has(key) ? null : Math.round(clock.wallMs() + at - clock.monoMs());
    },
    pause: () => {
      isPaused = true;
      arm();
    },
    proceed: () => {
      isPaused = false;
      arm();
    },
    stop: () => {
      isPaused = true;
      due.clear();
      arm();
    },
  };
}

const RETRY_AFTER_BUG_MS = 60_000;
