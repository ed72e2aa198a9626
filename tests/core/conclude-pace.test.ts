import { describe, expect, it } from 'vitest';
import { createConcludePace } from '../../src/core/conclude-pace.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

function createCounted() {
  const clock = createVirtualClock(0);
  let runs = 0;
  const pace = createConcludePace(clock, () => {
    runs += 1;
  });
  return { clock, pace, runs: () => runs };
}

describe('when verdicts are renewed', () => {
  it('is at once with a handful of services', () => {
    const { pace, runs } = createCounted();
    pace.afterOutcome(20);
    pace.afterOutcome(20);
    expect(runs()).toBe(2);
  });

  it('is once for all outcomes of half a second with hundreds', async () => {
    const { clock, pace, runs } = createCounted();
    for (let outcome = 0; outcome < 9; outcome += 1) pace.afterOutcome(250);
    expect(runs()).toBe(0);
    await clock.advance(500);
    expect(runs()).toBe(1);
    await clock.advance(5_000);
    expect(runs()).toBe(1);
    pace.afterOutcome(250);
    await clock.advance(500);
    expect(runs()).toBe(2);
  });

  it('is now where somebody waits for it, and then not again', async () => {
    const { clock, pace, runs } = createCounted();
    pace.afterOutcome(250);
    pace.flush();
    pace.flush();
    await clock.advance(1_000);
    expect(runs()).toBe(1);
  });
});
