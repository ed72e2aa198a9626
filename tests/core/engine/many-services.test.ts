import { describe, expect, it } from 'vitest';
import { MINUTE, type Played, play, service } from '../support/play.ts';

const SERVICES = Array.from({ length: 60 }, (_, index) => service(`s${index}`, [`api.s${index}.example`]));

/** An engine that has just read of an outage, and waits a moment for more before it concludes. */
async function playUntilWaiting(): Promise<Played> {
  const played = play(SERVICES);
  const readAt = () => played.engine.snapshot().services.find(({ id }) => id === 's0')?.page?.readAt;
  await played.clock.advance(3 * MINUTE);
  expect(played.verdict()?.level).toBe('operational');
  played.world.page = () => 'major_outage';
  for (const before = readAt(); readAt() === before; ) await played.clock.advance(10);
  expect(played.verdict()?.level).toBe('operational');
  return played;
}

describe('an engine with many services', () => {
  it('concludes before it is stopped, and leaves no timer behind', async () => {
    const { engine, clock, verdict } = await playUntilWaiting();
    engine.onSnapshot(() => undefined);
    engine.stop();
    expect(verdict()?.level).toBe('major_outage');
    expect(clock.timers()).toBe(0);
  });

  it('concludes before a sleep what was seen before it', async () => {
    const { engine, verdict } = await playUntilWaiting();
    engine.suspend();
    expect(verdict()?.level).toBe('major_outage');
    engine.stop();
  });
});
