import { type ComponentType, createElement, lazy, type ReactNode, useState } from 'react';

/** A component whose code is fetched when it is first drawn, or before that with `load`. */
export interface Deferred<Props> {
  (props: Props): ReactNode;
  /** Fetches the code; rejects where it cannot be had, and may be called again. */
  readonly load: () => Promise<unknown>;
}

/**
 * As `lazy`, but drawn at once where its code is here already. `lazy` shows its fallback all the same, and React leaves a
 * fallback standing for 300 ms, so that two of them one within the other made the pad open after more than half a second.
 */
export function deferred<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Deferred<Props> {
  let here: ComponentType<Props> | null = null;
  const load = async (): Promise<ComponentType<Props>> => {
    here = await fetch();
    return here;
  };
  const Awaited: ComponentType<Props> = lazy(async () => ({ default: await load() }));
  function Component(props: Props): ReactNode {
    // Chosen once: another type of element would be another component, and lose what this one holds.
    const [chosen] = useState<{ readonly type: ComponentType<Props> }>(() => ({ type: here ?? Awaited }));
    return createElement(chosen.type, props);
  }
  return Object.assign(Component, { load });
}
