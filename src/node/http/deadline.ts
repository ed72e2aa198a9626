import type { Clock } from '../../core/ports.ts';
import { CodedError } from './error-code.ts';

/** One hard end for everything a request does. Raising `signal` destroys every connection made under it. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** What raised the signal; null while nothing did. */
  readonly cause: () => 'deadline' | 'caller' | null;
  /** Ends the request: the timer and the listener are gone, and so are the connections. */
  readonly end: () => void;
}

/** Made once: an exception of the platform's own for every probe would take as long as its parsing. */
const ENDED = new CodedError('ENDED');

/** Starts the clock. The signal is raised after `deadlineMs`, or when the caller's is. */
export function startDeadline(clock: Clock, deadlineMs: number, caller: AbortSignal): Deadline {
  const controller = new AbortController();
  let cause: 'deadline' | 'caller' | null = null;
  const raise = (by: 'deadline' | 'caller') => {
    cause ??= by;
    controller.abort();
  };
  const onCallerAbort = () => raise('caller');
  const cancelTimer = clock.after(deadlineMs, () => raise('deadline'));
  caller.addEventListener('abort', onCallerAbort, { once: true });
  if (caller.aborted) onCallerAbort();
  return {
    signal: controller.signal,
    cause: () => cause,
    end: () => {
      cancelTimer();
      caller.removeEventListener('abort', onCallerAbort);
      controller.abort(ENDED);
    },
  };
}

/** `work`, or a rejection as soon as the signal is raised. For work that cannot be told to stop, such as a name look-up. */
export function untilRaised<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
