/** Those who want to hear of something. */
export interface Listeners<Value> {
  readonly add: (listener: (value: Value) => void) => () => void;
  readonly tell: (value: Value) => void;
  readonly any: () => boolean;
}

/** That one of them throws is a bug of its own, which `onBug` hears of; the others hear of the value all the same. */
export function createListeners<Value>(onBug: (error: unknown) => void): Listeners<Value> {
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
          onBug(error);
        }
      }
    },
    any: () => listeners.size > 0,
  };
}
