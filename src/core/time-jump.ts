import type { Now } from './now.ts';

/**
 * What happened between two looks at the clocks. On Linux the monotonic clock stands still while the machine sleeps, so a
 * sleep shows as the wall running ahead; where it runs on, sleep and a frozen process alike show as a timer far overdue.
 */
export type TimeJump = 'none' | 'slept' | 'frozen' | 'set_back';

const MAX_DRIFT_MS = 5_000;
/** A timer this late did not wait for a busy processor: twice the usual probe interval. */
const MAX_LATE_MS = 60_000;

/** Compares the clocks at a timer's firing with those of the last firing; `dueMonoMs` is when it should have fired. */
export function detectTimeJump(before: Now, now: Now, dueMonoMs: number): TimeJump {
  const drift = now.wallMs - before.wallMs - (now.monoMs - before.monoMs);
  if (drift > MAX_DRIFT_MS) return 'slept';
  if (drift < -MAX_DRIFT_MS) return 'set_back';
  return now.monoMs - dueMonoMs > MAX_LATE_MS ? 'frozen' : 'none';
}
