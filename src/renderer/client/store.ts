import type { Failure } from '../../shared/result.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Client, Link } from './client.ts';

/** What the interface shows: the last snapshot accepted, the link to the host, and why there is no first snapshot. */
export interface ClientState {
  readonly snapshot: Snapshot | null;
  readonly link: Link;
  readonly failure: Failure | null;
}

/** A client's state as `useSyncExternalStore` wants it: `getState` answers the same object until something changed. */
export interface ClientStore {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly getState: () => ClientState;
  /** Asks for the whole snapshot again, as after a failure. */
  readonly refresh: () => Promise<void>;
  readonly close: () => void;
}

/** Whether `next` replaces `current`: a rising revision within one run of the engine, or the first of another run. */
export function isNewer(current: Snapshot | null, next: Snapshot): boolean {
  return current === null || next.run !== current.run || next.revision > current.revision;
}

/** Listens before it asks, each time the link opens, so that no change between the two is lost. */
export function createClientStore(client: Client): ClientStore {
  const listeners = new Set<() => void>();
  let state: ClientState = { snapshot: null, link: { kind: 'connecting' }, failure: null };

  const set = (change: Partial<ClientState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const accept = (snapshot: Snapshot): void => {
    if (isNewer(state.snapshot, snapshot)) set({ snapshot, failure: null });
  };
  const refresh = async (): Promise<void> => {
    const answer = await client.call('snapshot.get', {});
    if (answer.ok) accept(answer.value);
    else if (state.snapshot === null) set({ failure: answer.error });
  };

  const stopSnapshots = client.onSnapshot(accept);
  const stopLink = client.onLink((link) => {
    set({ link });
    if (link.kind === 'open') void refresh();
  });

  return {
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    getState: () => state,
    refresh,
    close: () => {
      stopSnapshots();
      stopLink();
      client.close();
    },
  };
}
