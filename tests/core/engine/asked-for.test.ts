import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/core/engine.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { MINUTE, play, START, service } from '../support/play.ts';
import { NO_NAME, OVERLOADED } from '../support/scripted-ports.ts';

const NOTICE = { id: 'n', at: 0, kind: 'storage', text: 'The disk is full.' } as const;

describe('what a user asked for', () => {
  it.each<[string, (engine: Engine) => unknown, (snapshot: Snapshot) => unknown, unknown]>([
    [
      'a setting',
      (engine) => engine.changeSettings({ theme: 'dark' }),
      ({ settings }) => settings.theme,
      'dark',
    ],
    [
      'word when it is back',
      (engine) => engine.tellWhenBack('claude', true),
      ({ services }) => services[0]?.tellWhenBack,
      true,
    ],
    ['a notice put away', (engine) => engine.dismissNotice('n'), ({ notices }) => notices, []],
  ])('is in a snapshot that is told without waiting for others: %s', async (_, ask, read, wanted) => {
    const { engine, world, clock } = play();
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(10 * MINUTE);
    engine.addNotice(NOTICE);
    await clock.advance(MINUTE);
    const told: Snapshot[] = [];
    engine.onSnapshot((snapshot) => told.push(snapshot));
    ask(engine);
    await clock.advance(0);
    expect(told.map(read)).toEqual([wanted]);
  });
});

describe('a look just after another run', () => {
  it('asks about the connection before it is over, where what failed then is not tried again', async () => {
    const phases = { dnsMs: null, tcpMs: null, tlsMs: null, ttfbMs: null, totalMs: 200 };
    const failed = { at: START - 2_000, class: 'local', code: 'ENOTFOUND', phases } as const;
    const { engine, world, clock, verdict } = play(
      [service('claude', ['api.claude.example'], false)],
      {},
      { samples: [{ targetId: 'api.claude.example', ...failed }] },
    );
    Object.assign(world, { probe: () => ({ end: NO_NAME }), controls: () => 'offline' });
    const looked = engine.checkNow(null).then(() => verdict());
    await clock.advance(8_000);
    expect(await looked).toMatchObject({ level: 'unknown', cause: 'you', reason: 'offline' });
  });
});
