import type { Log } from './ports.ts';

/** Those who want to hear of something. */
export interface Listeners<Value> {
  readonly add: (listener: (value: Value) => void) => () => void;
  readonly tell: (value: Value) => void;
  readonly any: () => boolean;
}

/** That one of them throws is a bug of its own, for the log; the others hear of the value all the same. */
export function createListeners<Value>(log: Pick<Log, 'error'>): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (value) => {
      for (const listener of listeners) {
        try {
          listener(value);
        } catch (error) {
          log.error('listener', { error: String(error) });
        }
      }
    },
    any: () => listeners.size > 0,
  };
}
