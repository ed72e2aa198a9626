import type { Clock } from '../core/ports.ts';

/** Node keeps delays in 32 bits and fires at once beyond: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The clocks of this process. Timers keep the process alive until they have run or are cancelled. */
export function createClock(): Clock {
  return {
    wallMs: () => Date.now(),
    monoMs: () => performance.now(),
    after: (delayMs, run) => {
      let leftMs = delayMs;
      let timer: NodeJS.Timeout;
      const arm = () => {
        const stepMs = Math.min(leftMs, MAX_TIMER_MS);
        leftMs -= stepMs;
        timer = setTimeout(() => (leftMs > 0 ? arm() : run()), stepMs);
      };
      arm();
      return () => clearTimeout(timer);
    },
  };
}
