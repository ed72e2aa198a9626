import { useMemo, useSyncExternalStore } from 'react';
import { parseRoute, type Route } from '../route.ts';

function subscribe(onChange: () => void): () => void {
  globalThis.addEventListener('hashchange', onChange);
  return () => globalThis.removeEventListener('hashchange', onChange);
}

function readHash(): string {
  return globalThis.location.hash;
}

/** The route the address says, followed as it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, readHash);
  return useMemo(() => parseRoute(hash), [hash]);
}
