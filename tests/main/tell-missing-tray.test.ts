import { describe, expect, it } from 'vitest';
import { tellMissingTray } from '../../src/main/tell-missing-tray.ts';
import type { TrayHost } from '../../src/node/desktop/tray-host.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

/** A run of the program on a desktop whose tray is as `hosts` says at each look. */
function start(hosts: readonly TrayHost[], memory = { told: false }) {
  const clock = createVirtualClock();
  let looks = 0;
  let told = 0;
  const stop = tellMissingTray({
    clock,
    findTrayHost: async () => hosts[looks++] ?? hosts.at(-1) ?? 'unknown',
    memory: {
      wasTold: () => memory.told,
      setTold: (isTold) => {
        memory.told = isTold;
      },
    },
    tell: () => {
      told += 1;
    },
  });
  return { clock, stop, memory, counts: () => ({ looks, told }) };
}

describe('tellMissingTray', () => {
  it('tells once, and only of a tray that is still missing after twenty seconds', async () => {
    const { clock, counts } = start(['missing']);
    await clock.advance(19_999);
    expect(counts()).toEqual({ looks: 1, told: 0 });
    await clock.advance(600_000);
    expect(counts()).toEqual({ looks: 2, told: 1 });
    expect(clock.timers()).toBe(0);
  });

  it('says nothing of a panel that came up a little later than the program', async () => {
    const { clock, counts } = start(['missing', 'there']);
    await clock.advance(60_000);
    expect(counts()).toEqual({ looks: 2, told: 0 });
  });

  it.each(['there', 'unknown'] as const)('looks once where the tray is %s', async (host) => {
    const { clock, counts } = start([host]);
    await clock.advance(60_000);
    expect(counts()).toEqual({ looks: 1, told: 0 });
  });

  it('does not tell again at the next start, until a tray has been there in between', async () => {
    const memory = { told: false };
    for (const [hosts, told] of [
      ['missing', 1],
      ['missing', 0],
      ['unknown', 0],
      ['missing', 0],
      ['there', 0],
      ['missing', 1],
    ] as const) {
      const run = start([hosts], memory);
      await run.clock.advance(60_000);
      expect(run.counts().told).toBe(told);
    }
  });

  it('is quiet once it is stopped, even with an answer on its way', async () => {
    const { clock, stop, counts } = start(['missing']);
    await clock.advance(3_000);
    stop();
    await clock.advance(60_000);
    expect(counts()).toEqual({ looks: 1, told: 0 });
    expect(clock.timers()).toBe(0);
  });
});
