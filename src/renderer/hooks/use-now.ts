import { useSyncExternalStore } from 'react';

const TICK_MS = 1000;

/** Within this the two clocks are taken for the same: a snapshot is a moment old when it comes. */
const MAX_SKEW_MS = 5_000;

const listeners = new Set<() => void>();
let skewMs = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Takes the host's clock for the right one: every time on screen is the host's, and a browser elsewhere, or a story told
 * faster than life, has another. `atMs` is the time of a snapshot that has just come.
 */
export function followHostClock(atMs: number): void {
  const found = atMs - Date.now();
  skewMs = Math.abs(found) > MAX_SKEW_MS ? found : 0;
}

/** The present by the host's clock, in ms since 1970. */
export function hostNow(): number {
  return Date.now() + skewMs;
}

function tick(): void {
  now = hostNow();
  for (const listener of listeners) listener();
}

/** One timer for every age on screen; it rests while nobody can see them. */
function follow(): void {
  clearInterval(timer);
  if (listeners.size === 0 || document.visibilityState === 'hidden') return;
  tick();
  timer = setInterval(tick, TICK_MS);
}

function subscribe(onChange: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', follow);
  listeners.add(onChange);
  if (listeners.size === 1) follow();
  return () => {
    listeners.delete(onChange);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', follow);
  };
}

/** The present in ms since 1970, shared by all who ask and renewed each second while the window can be seen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** The end of the current step of `everyMs` ms, which changes only when a step begins: for what need not follow each second. */
export function useNowStep(everyMs: number): number {
  return useSyncExternalStore(subscribe, () => Math.ceil(now / everyMs) * everyMs);
}

const DAY_STEP_MS = 300_000;

/** The present in ms for words that need no more of it than which day it is: at most five minutes old, and new at each midnight. */
export function useNowOfDay(): number {
  return useNowStep(DAY_STEP_MS) - DAY_STEP_MS;
}
