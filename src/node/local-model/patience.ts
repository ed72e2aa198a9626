import type { Clock } from '../../core/ports.ts';

/** One end for a request whose parts may each take a time of their own. Raising `signal` ends its connection. */
export interface Patience<Cause extends string> {
  readonly signal: AbortSignal;
  /** Waits anew: unless this is called again or it ends before, the signal is raised for `cause`. */
  readonly wait: (cause: Cause, waitMs: number) => void;
  /** What raised the signal; null while nothing did. */
  readonly cause: () => Cause | 'caller' | null;
  readonly end: () => void;
}

/** Begins with nothing to wait for. Raising `caller` raises the signal at once; `end` is to be called however the request ended. */
export function createPatience<Cause extends string>(clock: Clock, caller: AbortSignal): Patience<Cause> {
  const controller = new AbortController();
  let raisedBy: Cause | 'caller' | null = null;
  let cancel = () => {};
  const raise = (by: Cause | 'caller'): void => {
    raisedBy ??= by;
    controller.abort();
  };
  const onCaller = (): void => raise('caller');
  caller.addEventListener('abort', onCaller, { once: true });
  if (caller.aborted) onCaller();
  return {
    signal: controller.signal,
    wait: (cause, waitMs) => {
      cancel();
      cancel = clock.after(waitMs, () => raise(cause));
    },
    cause: () => raisedBy,
    end: () => {
      cancel();
      caller.removeEventListener('abort', onCaller);
      controller.abort();
    },
  };
}
