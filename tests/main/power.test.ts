import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchPower } from '../../src/main/power.ts';

/** A watch on a machine in the test's hand: its sleep, its network and its time. */
function start() {
  const told: string[] = [];
  const monitor = new EventEmitter();
  const timers = new Set<{ readonly dueMs: number; readonly run: () => void }>();
  let nowMs = 0;
  let network = 'home';
  const battery = { now: false, told: false };
  const stop = watchPower({
    engine: {
      suspend: () => told.push('suspend'),
      resume: () => told.push('resume'),
      networkChanged: () => told.push('network'),
      setOnBattery: (isOnBattery) => {
        if (isOnBattery !== battery.told) told.push(isOnBattery ? 'battery' : 'mains');
        battery.told = isOnBattery;
      },
      checkNow: async () => {
        told.push('check');
      },
    },
    clock: {
      after: (delayMs, run) => {
        const timer = { dueMs: nowMs + delayMs, run };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    monitor,
    readNetwork: () => network,
    isOnBattery: () => battery.now,
    onLock: () => told.push('lock'),
  });
  const pass = (ms: number): void => {
    nowMs += ms;
    for (const timer of [...timers].filter(({ dueMs }) => dueMs <= nowMs)) {
      timers.delete(timer);
      timer.run();
    }
  };
  return {
    told,
    monitor,
    pass,
    stop,
    timers,
    battery,
    moveTo: (place: string) => {
      network = place;
    },
  };
}

describe('watchPower', () => {
  it('passes sleep and waking on, each once', () => {
    const { told, monitor } = start();
    monitor.emit('suspend');
    monitor.emit('suspend');
    monitor.emit('resume');
    expect(told).toEqual(['suspend', 'resume']);
  });

  it('tells of another network within ten seconds, and of the same one never', () => {
    const { told, pass, moveTo } = start();
    pass(10_000);
    expect(told).toEqual([]);
    moveTo('train');
    pass(10_000);
    pass(10_000);
    expect(told).toEqual(['network']);
  });

  it('does not tell of a network that changed in sleep: waking says it already', () => {
    const { told, monitor, pass, moveTo } = start();
    monitor.emit('suspend');
    moveTo('office');
    monitor.emit('resume');
    pass(10_000);
    expect(told).toEqual(['suspend', 'resume']);
  });

  it('ends a sleep that never came after a minute awake', () => {
    const { told, monitor, pass } = start();
    monitor.emit('suspend');
    pass(59_999);
    expect(told).toEqual(['suspend']);
    pass(1);
    expect(told).toEqual(['suspend', 'resume']);
    pass(60_000);
    expect(told).toEqual(['suspend', 'resume']);
  });

  it('tells of the battery within ten seconds, both ways', () => {
    const { told, pass, battery } = start();
    battery.now = true;
    pass(10_000);
    battery.now = false;
    pass(10_000);
    expect(told).toEqual(['battery', 'mains']);
  });

  it('closes what floats when the screen is locked, and looks afresh when it is unlocked', () => {
    const { told, monitor } = start();
    monitor.emit('lock-screen');
    monitor.emit('unlock-screen');
    expect(told).toEqual(['lock', 'check']);
  });

  it('does not look while the machine sleeps: waking does, once the network has settled', () => {
    const { told, monitor } = start();
    monitor.emit('suspend');
    monitor.emit('unlock-screen');
    expect(told).toEqual(['suspend']);
  });

  it('leaves nothing behind', () => {
    const { monitor, stop, timers } = start();
    stop();
    const events = ['suspend', 'resume', 'lock-screen', 'unlock-screen'];
    expect([timers.size, ...events.map((event) => monitor.listenerCount(event))]).toEqual([0, 0, 0, 0, 0]);
  });
});
