import { describe, expect, it } from 'vitest';
import type { Client, Link } from '../../src/renderer/client/client.ts';
import { parseAnswer } from '../../src/renderer/client/parse.ts';
import { createClientStore, isNewer } from '../../src/renderer/client/store.ts';
import { err, ok } from '../../src/shared/result.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { toState } from './states.ts';

function snapshot(revision: number, run = 'first'): Snapshot {
  return { ...toState('one', 1_000_000, revision), run };
}

/** A client under the test's hand: it says what came and answers `snapshot.get` when told to. */
function createScriptedClient() {
  const order: string[] = [];
  let onSnapshot: (sent: Snapshot) => void = () => undefined;
  let onLink: (link: Link) => void = () => undefined;
  const waiting: ((answer: unknown) => void)[] = [];
  const client: Client = {
    call: async (name) => {
      order.push(name);
      const raw = await new Promise((resolve) => {
        waiting.push(resolve);
      });
      return parseAnswer(name, raw);
    },
    onSnapshot: (listener) => {
      order.push('listen');
      onSnapshot = listener;
      return () => order.push('stop');
    },
    onLink: (listener) => {
      onLink = listener;
      listener({ kind: 'connecting' });
      return () => undefined;
    },
    retry: () => undefined,
    mostPartingBytes: null,
    close: () => order.push('close'),
  };
  return {
    client,
    order,
    send: (sent: Snapshot) => onSnapshot(sent),
    link: (link: Link) => onLink(link),
    answer: async (answer: unknown) => {
      waiting.shift()?.(answer);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
  };
}

describe('isNewer', () => {
  it.each([
    ['the first', null, snapshot(1), true],
    ['a rising revision', snapshot(4), snapshot(5), true],
    ['the same revision', snapshot(4), snapshot(4), false],
    ['a falling revision', snapshot(4), snapshot(3), false],
    ['a lower revision of another run', snapshot(4), snapshot(1, 'second'), true],
  ])('%s', (_, current, next, expected) => {
    expect(isNewer(current, next)).toBe(expected);
  });
});

describe('the client store', () => {
  it('listens before it asks', () => {
    const { client, order, link } = createScriptedClient();
    createClientStore(client);
    expect(order).toEqual(['listen']);
    link({ kind: 'open' });
    expect(order).toEqual(['listen', 'snapshot.get']);
  });

  it('keeps an event that overtook the answer', async () => {
    const { client, link, send, answer } = createScriptedClient();
    const store = createClientStore(client);
    link({ kind: 'open' });
    send(snapshot(8));
    await answer(ok(snapshot(7)));
    expect(store.getState().snapshot?.revision).toBe(8);
  });

  it('keeps the last snapshot while the link is lost, asks anew when it is back and takes the next run', async () => {
    const { client, order, link, answer } = createScriptedClient();
    const store = createClientStore(client);
    link({ kind: 'open' });
    await answer(ok(snapshot(9)));
    link({ kind: 'lost', why: 'gone' });
    expect(store.getState()).toMatchObject({ link: { kind: 'lost' }, snapshot: { revision: 9 } });
    link({ kind: 'open' });
    await answer(ok(snapshot(1, 'second')));
    expect(store.getState().snapshot).toMatchObject({ run: 'second', revision: 1 });
    expect(order.filter((name) => name === 'snapshot.get')).toHaveLength(2);
  });

  it('tells a failure only while there is nothing to show', async () => {
    const { client, link, answer } = createScriptedClient();
    const store = createClientStore(client);
    const failure = { code: 'storage', message: 'The disk is full.' };
    link({ kind: 'open' });
    await answer(err(failure));
    expect(store.getState().failure).toEqual(failure);
    void store.refresh();
    await answer(ok(snapshot(1)));
    expect(store.getState().failure).toBeNull();
    void store.refresh();
    await answer(err(failure));
    expect(store.getState()).toMatchObject({ failure: null, snapshot: { revision: 1 } });
  });

  it('answers the same state until something changed, and tells its listeners when it did', () => {
    const { client, send } = createScriptedClient();
    const store = createClientStore(client);
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    send(snapshot(2));
    const state = store.getState();
    send(snapshot(2));
    expect(store.getState()).toBe(state);
    expect(told).toBe(1);
    stop();
    send(snapshot(3));
    expect(told).toBe(1);
  });

  it('closes what it opened', () => {
    const { client, order } = createScriptedClient();
    createClientStore(client).close();
    expect(order).toEqual(['listen', 'stop', 'close']);
  });
});
