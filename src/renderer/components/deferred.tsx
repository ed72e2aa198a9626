import { type ComponentType, createElement, type ReactNode, useEffect, useState } from 'react';

interface Waiting {
  /** What stands in its place until the code is here; nothing where left out. */
  readonly whileFetched?: ReactNode;
}

/** A component whose code is fetched when it is first drawn, or before that with `load`. */
export interface Deferred<Props> {
  (props: Props & Waiting): ReactNode;
  /** Fetches the code; rejects where it cannot be had, and may be called again. */
  readonly load: () => Promise<unknown>;
}

/**
 * As `lazy`, but drawn at once where its code is here already, and as soon as it is where it was not. `lazy` shows its fallback
 * in both cases, and React leaves a fallback of `Suspense` standing for 300 ms. Code that cannot be had is thrown while drawing.
 */
export function deferred<Props extends object>(fetch: () => Promise<ComponentType<Props>>): Deferred<Props> {
  let here: ComponentType<Props> | null = null;
  const load = async (): Promise<ComponentType<Props>> => {
    here = await fetch();
    return here;
  };
  function Component(props: Props & Waiting): ReactNode {
    // Chosen once: another type of element would be another component, and lose what this one holds.
    const [chosen, setChosen] = useState(() => (here === null ? null : { type: here }));
    const [failure, setFailure] = useState<Error | null>(null);
    const isAwaited = chosen === null;
    useEffect(() => {
      if (!isAwaited) return undefined;
      let isCurrent = true;
      load().then(
        (type) => {
          if (isCurrent) setChosen({ type });
        },
        (error: unknown) => {
          if (isCurrent) setFailure(error instanceof Error ? error : new Error(String(error)));
        },
      );
      return () => {
        isCurrent = false;
      };
    }, [isAwaited]);
    if (failure !== null) throw failure;
    return chosen === null ? (props.whileFetched ?? null) : createElement(chosen.type, props);
  }
  return Object.assign(Component, { load });
}
