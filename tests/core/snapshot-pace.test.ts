import { describe, expect, it } from 'vitest';
import { createSnapshotPace } from '../../src/core/snapshot-pace.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

function createCounted() {
  const clock = createVirtualClock(0);
  let told = 0;
  const pace = createSnapshotPace(clock, () => {
    told += 1;
  });
  return { clock, pace, told: () => told };
}

describe('when clients are told of a change', () => {
  it('is once for all that happens within a tenth of a second', async () => {
    const { clock, pace, told } = createCounted();
    for (let change = 0; change < 9; change += 1) pace.soon();
    await clock.advance(99);
    expect(told()).toBe(0);
    await clock.advance(1);
    expect(told()).toBe(1);
    await clock.advance(5_000);
    expect(told()).toBe(1);
  });

  it('is at once where a user asked for it, together with what waited, and then not again', async () => {
    const { clock, pace, told } = createCounted();
    pace.soon();
    pace.atOnce();
    pace.soon();
    expect(told()).toBe(0);
    await clock.advance(0);
    expect(told()).toBe(1);
    await clock.advance(5_000);
    expect(told()).toBe(1);
  });

  it('is never once it was called off', async () => {
    const { clock, pace, told } = createCounted();
    pace.soon();
    pace.cancel();
    await clock.advance(5_000);
    expect(told()).toBe(0);
  });
});
