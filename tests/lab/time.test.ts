import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createScaledClock,
  parseOffset,
  toNetworkClock,
  toOffsetText,
  toServerDelayMs,
} from '../../src/lab/time.ts';

describe('parseOffset', () => {
  it.each([
    ['00:00', 0],
    ['-00:00', 0],
    ['01:30', 90_000],
    ['120:05', 7_205_000],
    ['2:00:05', 7_205_000],
    ['-26:10:00', -94_200_000],
  ])('reads %s', (text, offsetMs) => {
    expect(parseOffset(text)).toBe(offsetMs);
  });

  it.each(['', '5', '1:60', '1:2', '01:30.5', ' 01:30', '1:00:00:00'])('refuses %j', (text) => {
    expect(parseOffset(text)).toBeNull();
  });

  it('undoes toOffsetText for whole seconds', () => {
    assert(
      property(integer({ min: -1_000_000, max: 1_000_000 }), (seconds) => {
        expect(parseOffset(toOffsetText(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('createScaledClock', () => {
  it('runs wall and monotonic time at the same speed, whole milliseconds on the wall', () => {
    let real = 500;
    const clock = createScaledClock(60, 1_000_000, () => real);
    expect(clock.wallMs()).toBe(1_000_000);
    real += 1000.01;
    expect(clock.wallMs()).toBe(1_060_001);
    expect(clock.monoMs()).toBeCloseTo(60_000.6);
  });

  it('calls back after scaled time and can be told not to', async () => {
    const clock = createScaledClock(100_000);
    const called: string[] = [];
    const cancel = clock.after(60_000, () => called.push('cancelled'));
    cancel();
    await new Promise<void>((resolve) => {
      clock.after(60_000, () => {
        called.push('kept');
        resolve();
      });
    });
    expect(called).toEqual(['kept']);
  });
});

describe('toServerDelayMs', () => {
  it('keeps real time, and never shrinks a delay below what a detector notices', () => {
    expect(toServerDelayMs(5000, 1)).toBe(5000);
    expect(toServerDelayMs(5000, 60)).toBe(1000);
    expect(toServerDelayMs(200, 60)).toBe(200);
    expect(toServerDelayMs(120_000, 60)).toBe(2000);
  });
});

describe('toNetworkClock', () => {
  it('stamps with the story and measures in real time', () => {
    let real = 0;
    const clock = toNetworkClock(
      createScaledClock(60, 1_000_000, () => real),
      60,
      () => real,
    );
    real = 2000;
    expect([clock.wallMs(), clock.monoMs()]).toEqual([1_120_000, 2000]);
  });

  it('lets no deadline pass before an immediate answer', async () => {
    const clock = toNetworkClock(createScaledClock(100_000), 100_000);
    const first = await new Promise((resolve) => {
      const cancel = clock.after(10_000, () => resolve('deadline'));
      setTimeout(() => {
        cancel();
        resolve('answer');
      }, 50);
    });
    expect(first).toBe('answer');
  });
});
