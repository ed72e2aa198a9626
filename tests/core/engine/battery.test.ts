import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { CLAUDE, MINUTE, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts } from '../support/scripted-ports.ts';

/** An engine whose probes are counted. */
function start() {
  const clock = createVirtualClock(START);
  const { ports } = createScriptedPorts(
    clock,
    { probe: () => ({ end: ALIVE }), controls: () => 'online', page: () => 'operational' },
    {},
  );
  let probes = 0;
  const engine = createEngine({
    ports: {
      ...ports,
      probe: (request) => {
        probes += 1;
        return ports.probe(request);
      },
    },
    catalogue: [CLAUDE],
    capabilities: { tray: true, notifications: true, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.start();
  const countFor = async (ms: number): Promise<number> => {
    const before = probes;
    await clock.advance(ms);
    return probes - before;
  };
  return { engine, countFor };
}

describe('on battery', () => {
  it('targets are probed half as often, and as before again on the mains, at once', async () => {
    const { engine, countFor } = start();
    await countFor(MINUTE);
    const onMains = await countFor(20 * MINUTE);
    engine.setOnBattery(true);
    // The probe that was planned before still comes at its time.
    await countFor(MINUTE);
    const onBattery = await countFor(20 * MINUTE);
    expect(onBattery / onMains).toBeGreaterThan(0.45);
    expect(onBattery / onMains).toBeLessThan(0.55);
    engine.setOnBattery(false);
    expect(await countFor(35_000)).toBeGreaterThanOrEqual(1);
    const after = await countFor(20 * MINUTE);
    expect(Math.abs(after - onMains)).toBeLessThanOrEqual(3);
    engine.stop();
  });
});
