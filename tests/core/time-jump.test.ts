import { describe, expect, it } from 'vitest';
import { detectTimeJump } from '../../src/core/time-jump.ts';

const BEFORE = { wallMs: 1_000_000, monoMs: 5_000 };
const later = (wallMs: number, monoMs: number) => ({
  wallMs: BEFORE.wallMs + wallMs,
  monoMs: BEFORE.monoMs + monoMs,
});

describe('detectTimeJump', () => {
  it.each([
    ['an ordinary tick', later(30_000, 30_000), 30_000, 'none'],
    ['a little drift', later(34_900, 30_000), 30_000, 'none'],
    ['a sleep on Linux: only the wall went on', later(3_600_000, 30_000), 30_000, 'slept'],
    ['a short sleep', later(35_100, 30_000), 30_000, 'slept'],
    ['a sleep elsewhere: both went on, the timer is late', later(3_600_000, 3_600_000), 30_000, 'frozen'],
    ['a frozen process', later(100_000, 100_000), 30_000, 'frozen'],
    ['a busy processor', later(80_000, 80_000), 30_000, 'none'],
    ['a clock set back', later(-600_000, 30_000), 30_000, 'set_back'],
  ] as const)('takes %s for what it is', (_name, now, dueInMs, expected) => {
    expect(detectTimeJump(BEFORE, now, BEFORE.monoMs + dueInMs)).toBe(expected);
  });
});
