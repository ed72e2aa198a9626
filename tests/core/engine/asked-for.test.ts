import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/core/engine.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { MINUTE, play } from '../support/play.ts';
import { OVERLOADED } from '../support/scripted-ports.ts';

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
