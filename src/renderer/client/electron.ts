import type { Bridge } from '../../shared/names.ts';
import { err } from '../../shared/result.ts';
import type { Client } from './client.ts';
import { parseAnswer, parseSnapshot } from './parse.ts';

/** A client over the preload script's bridge. The link is always open: the window lives and dies with its host. */
export function createElectronClient(bridge: Bridge): Client {
  const endings = new Set<() => void>();

  return {
    call: async (name, request) => {
      try {
        return parseAnswer(name, await bridge.call(name, request));
      } catch {
        return err({ code: 'internal', message: 'Pilotlight did not answer.' });
      }
    },
    onSnapshot: (listener) => {
      const end = bridge.on('snapshot.changed', (payload) => {
        const snapshot = parseSnapshot(payload);
        if (snapshot !== null) listener(snapshot);
      });
      endings.add(end);
      return () => {
        endings.delete(end);
        end();
      };
    },
    onLink: (listener) => {
      listener({ kind: 'open' });
      return () => undefined;
    },
    retry: () => undefined,
    mostPartingBytes: null,
    close: () => {
      for (const end of endings) end();
      endings.clear();
    },
  };
}
