import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Client } from '../client/client.ts';
import type { ClientState, ClientStore } from '../client/store.ts';

export interface Connected {
  readonly client: Client;
  readonly store: ClientStore;
}

export const ConnectedContext = createContext<Connected | null>(null);
export const SnapshotContext = createContext<Snapshot | null>(null);

function useConnected(): Connected {
  const connected = useContext(ConnectedContext);
  if (connected === null) throw new Error('rendered outside of ConnectedContext');
  return connected;
}

export function useClient(): Client {
  return useConnected().client;
}

export function useStore(): ClientStore {
  return useConnected().store;
}

/** The snapshot, the link and the failure, followed as they change. */
export function useClientState(): ClientState {
  const { store } = useConnected();
  return useSyncExternalStore(store.subscribe, store.getState);
}

/** The current snapshot, inside of views, which are shown only when there is one. */
export function useSnapshot(): Snapshot {
  const snapshot = useContext(SnapshotContext);
  if (snapshot === null) throw new Error('rendered outside of SnapshotContext');
  return snapshot;
}
