import { describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../src/node/clock.ts';

describe('createClock', () => {
  it('stamps with whole milliseconds and never measures backwards', () => {
    const clock = createClock();
    expect(Number.isInteger(clock.wallMs())).toBe(true);
    const before = clock.monoMs();
    expect(clock.monoMs()).toBeGreaterThanOrEqual(before);
  });

  it('runs once after the delay, and not at all once cancelled', async () => {
    const clock = createClock();
    const cancelled = vi.fn();
    clock.after(1, cancelled)();
    const runs = vi.fn();
    await new Promise<void>((resolve) => {
      clock.after(1, runs);
      clock.after(20, resolve);
    });
    expect(runs).toHaveBeenCalledOnce();
    expect(cancelled).not.toHaveBeenCalled();
  });

  it('waits out delays longer than a Node timer can hold', () => {
    vi.useFakeTimers();
    try {
      const days = 24 * 3_600_000;
      const run = vi.fn();
      const cancelled = vi.fn();
      createClock().after(30 * days, run);
      const cancel = createClock().after(30 * days, cancelled);
      vi.advanceTimersByTime(29 * days);
      expect(run).not.toHaveBeenCalled();
      cancel();
      vi.advanceTimersByTime(2 * days);
      expect(run).toHaveBeenCalledOnce();
      expect(cancelled).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });
});
