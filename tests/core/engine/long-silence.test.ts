import { describe, expect, it } from 'vitest';
import type { ProbeEnd } from '../../../src/core/ports.ts';
import { CLAUDE, HOUR, MINUTE, type Played, play, SECOND } from '../support/play.ts';
import { ALIVE, OVERLOADED } from '../support/scripted-ports.ts';

const DAY = 24 * HOUR;
const PORTAL: ProbeEnd = {
  kind: 'answered',
  status: 200,
  headers: { 'content-type': 'text/html' },
  bodyStart: '<html>',
};
const SLOW = { end: ALIVE, tookMs: 5_000, answerMs: 4_500 };

describe('an outage of before a long silence', () => {
  it('is over with the first success after a weekend asleep, and nobody claims to know how long it lasted', async () => {
    const { clock, engine, world, scripted, notifications } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(5 * MINUTE);
    const before = scripted.changes().length;
    engine.suspend();
    world.probe = () => ({ end: ALIVE });
    clock.sleep(3 * DAY, false);
    engine.resume();
    await clock.advance(5 * MINUTE);
    const reasons = scripted.changes().slice(before);
    expect(reasons.map(({ to }) => to.reason)).toEqual(['no_data', 'all_good']);
    expect(notifications.map(({ kind }) => kind)).toEqual(['started', 'ended']);
    expect(notifications[1]?.body).toBe('claude works here.');
  });

  it('is not held for true at the next start, though the page is read first', async () => {
    const first = play();
    await first.clock.advance(10 * MINUTE);
    first.world.probe = () => ({ end: OVERLOADED });
    await first.clock.advance(5 * MINUTE);
    first.engine.stop();
    first.clock.step(21 * DAY);
    const second = play([CLAUDE], {}, { clock: first.clock, kept: new Map(first.scripted.kept) });
    second.world.probe = () => ({ end: ALIVE, tookMs: 4_000 });
    await second.clock.advance(5 * MINUTE);
    expect(second.scripted.changes().map(({ to }) => to.reason)).toEqual(['no_data', 'all_good']);
    expect(second.notifications.map(({ body }) => body)).toEqual(['claude works here.']);
  });

  it('that still goes on is the same one, and is not told again', async () => {
    const { clock, engine, world, scripted, verdict, kinds } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(5 * MINUTE);
    const since = verdict()?.since;
    engine.suspend();
    clock.sleep(8 * HOUR, true);
    engine.resume();
    await clock.advance(10 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'major_outage', since });
    expect(scripted.episodes()).toHaveLength(1);
    expect(kinds()).toEqual(['started']);
  });
});

describe('an outage that only the page tells of', () => {
  it.each([
    [
      'a sleep',
      ({ engine, clock }: Played) => {
        engine.suspend();
        clock.sleep(3 * HOUR, false);
        engine.resume();
      },
    ],
    ['a sleep nobody told of', ({ clock }: Played) => clock.sleep(3 * HOUR, false)],
    ['a clock set back', ({ clock }: Played) => clock.step(-DAY)],
  ])('goes on over %s, and is not told as over and begun again', async (_, happen) => {
    const played = play();
    const { clock, world, kinds, verdict } = played;
    await clock.advance(10 * MINUTE);
    world.page = () => 'major_outage';
    await clock.advance(10 * MINUTE);
    happen(played);
    await clock.advance(10 * MINUTE);
    expect(verdict()?.level).toBe('major_outage');
    expect(kinds()).toEqual(['started']);
  });

  it('goes on over a restart', async () => {
    const first = play();
    await first.clock.advance(10 * MINUTE);
    first.world.page = () => 'major_outage';
    await first.clock.advance(10 * MINUTE);
    first.engine.stop();
    first.clock.step(20 * HOUR);
    const second = play([CLAUDE], {}, { clock: first.clock, kept: new Map(first.scripted.kept) });
    second.world.page = () => 'major_outage';
    await second.clock.advance(10 * MINUTE);
    expect(second.kinds()).toEqual([]);
    second.world.page = () => 'operational';
    await second.clock.advance(10 * MINUTE);
    expect(second.kinds()).toEqual(['ended']);
  });

  it('is given up where the page cannot be read for a quarter of an hour', async () => {
    const { engine, clock, world, kinds, verdict } = play();
    await clock.advance(10 * MINUTE);
    world.page = () => 'major_outage';
    await clock.advance(10 * MINUTE);
    world.page = () => null;
    clock.sleep(3 * HOUR, false);
    engine.resume();
    await clock.advance(2 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'unknown', reason: 'no_data' });
    await clock.advance(20 * MINUTE);
    expect(verdict()?.reason).toBe('all_good');
    expect(kinds()).toEqual(['started', 'ended']);
  });
});

describe('on another network', () => {
  it('nobody stands in between because somebody did on the one before', async () => {
    const { engine, world, clock, verdict } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: PORTAL });
    await clock.advance(5 * MINUTE);
    expect(verdict()).toMatchObject({ cause: 'you', reason: 'captive_portal' });
    world.probe = () => ({ end: ALIVE });
    engine.networkChanged();
    await clock.advance(10 * SECOND);
    expect(verdict()?.reason).toBe('all_good');
  });

  it.each([
    ['the service was slow', 10 * MINUTE, 'slow_here'],
    ['one answer was slow', 40 * SECOND, 'all_good'],
  ])('where nothing is usual yet, %s no more, and learning goes on', async (_, slowMs, reason) => {
    let network = 'home';
    const { engine, world, clock, verdict, scripted } = play();
    Object.assign(scripted.ports, { networkKey: () => network });
    await clock.advance(3 * HOUR);
    world.probe = () => SLOW;
    await clock.advance(slowMs);
    expect(verdict()?.reason).toBe(reason);
    network = 'café';
    world.probe = () => ({ end: ALIVE });
    engine.networkChanged();
    await clock.advance(MINUTE);
    expect(verdict()?.reason).toBe('all_good');
    await clock.advance(3 * HOUR);
    world.probe = () => SLOW;
    await clock.advance(10 * MINUTE);
    expect(verdict()?.reason).toBe('slow_here');
  });
});
