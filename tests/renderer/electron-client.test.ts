import { describe, expect, it } from 'vitest';
import type { Link } from '../../src/renderer/client/client.ts';
import { createElectronClient } from '../../src/renderer/client/electron.ts';
import type { Bridge } from '../../src/shared/names.ts';
import { toState } from './states.ts';

type Listener = (payload: unknown) => void;

/** The preload script's side, as far as a client can see it. */
function createBridge(call: Bridge['call']): { bridge: Bridge; listeners: Set<Listener> } {
  const listeners = new Set<Listener>();
  return {
    listeners,
    bridge: {
      call,
      on: (_, listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}

describe('the client over the bridge', () => {
  it('passes name and request on, and parses the answer', async () => {
    const { bridge } = createBridge((name, request) =>
      Promise.resolve({ ok: true, value: name === 'service.check' ? {} : request }),
    );
    const client = createElectronClient(bridge);
    expect(await client.call('service.check', { serviceId: null })).toEqual({ ok: true, value: {} });
    expect(await client.call('snapshot.get', {})).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('makes a failure of a rejection', async () => {
    const { bridge } = createBridge(() => Promise.reject(new Error('gone')));
    expect(await createElectronClient(bridge).call('snapshot.get', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  });

  it('hands on snapshots that fit the contract, and none once closed', () => {
    const { bridge, listeners } = createBridge(() => Promise.resolve(null));
    const client = createElectronClient(bridge);
    const revisions: number[] = [];
    client.onSnapshot(({ revision }) => revisions.push(revision));
    for (const listener of listeners) {
      listener(toState('one', 1_700_000_000_000, 3));
      listener({ revision: 4 });
    }
    expect(revisions).toEqual([3]);
    client.close();
    expect(listeners.size).toBe(0);
  });

  it('is open from the start', () => {
    const links: Link[] = [];
    createElectronClient(createBridge(() => Promise.resolve(null)).bridge).onLink((link) => links.push(link));
    expect(links).toEqual([{ kind: 'open' }]);
  });
});
