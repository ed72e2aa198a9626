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
  const stop = watchPower({
    engine: {
      suspend: () => told.push('suspend'),
      resume: () => told.push('resume'),
      networkChanged: () => told.push('network'),
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

  it('leaves nothing behind', () => {
    const { monitor, stop, timers } = start();
    stop();
    expect([timers.size, monitor.listenerCount('suspend'), monitor.listenerCount('resume')]).toEqual([
      0, 0, 0,
    ]);
  });
});
