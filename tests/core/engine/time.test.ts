import { describe, expect, it } from 'vitest';
import { CLAUDE, HOUR, MINUTE, OTHER, play, SECOND } from '../support/play.ts';
import { ALIVE, OVERLOADED, SILENT } from '../support/scripted-ports.ts';

describe('sleep', () => {
  it.each([true, false])(
    'with the monotonic clock running: %s, alarms for nothing and counts as unknown',
    async (isMonoRunning) => {
      const { engine, world, clock, kinds, verdict } = play([CLAUDE, OTHER]);
      await clock.advance(10 * MINUTE);
      engine.suspend();
      clock.sleep(8 * HOUR, isMonoRunning);
      engine.resume();
      expect(verdict()).toMatchObject({ level: 'unknown', reason: 'no_data' });
      expect(verdict()?.evidence[0]).toMatchObject({ kind: 'gap', reason: 'slept' });
      // The Wi-Fi takes its time.
      world.probe = () => ({ end: SILENT });
      world.controls = () => 'offline';
      await clock.advance(20 * SECOND);
      world.probe = () => ({ end: ALIVE });
      world.controls = () => 'online';
      await clock.advance(2 * MINUTE);
      expect(verdict()?.reason).toBe('all_good');
      expect(kinds()).toEqual([]);
    },
  );

  it.each([true, false])(
    'that nobody told of is noticed by the clocks (monotonic clock running: %s)',
    async (isMonoRunning) => {
      const { clock, scripted, kinds } = play();
      await clock.advance(10 * MINUTE + 13 * SECOND);
      const before = scripted.samples().length;
      clock.sleep(HOUR, isMonoRunning);
      await clock.advance(4 * SECOND);
      expect(scripted.samples().length - before).toBeLessThanOrEqual(1);
      await clock.advance(5 * MINUTE);
      expect(kinds()).toEqual([]);
    },
  );

  it('that nobody told of leaves out the try that was under way', async () => {
    const { clock, world, scripted } = play();
    await clock.advance(10 * MINUTE);
    const before = scripted.samples().length;
    world.probe = () => {
      world.probe = () => ({ end: ALIVE });
      clock.after(SECOND, () => clock.sleep(HOUR, false));
      return { end: { kind: 'failed', stage: 'tcp', code: 'ECONNRESET' }, tookMs: 3_000 };
    };
    await clock.advance(MINUTE);
    const outcomes = scripted.samples().slice(before);
    const others = outcomes.filter(({ class: outcome }) => outcome !== 'ok');
    expect(others.map(({ class: outcome }) => outcome)).toEqual(['discarded']);
  });

  it('does not join a failure before it to one after it', async () => {
    const { engine, world, clock, verdict, kinds } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(50 * SECOND);
    expect(verdict()?.suspicion).not.toBe('none');
    engine.suspend();
    clock.sleep(HOUR, true);
    engine.resume();
    await clock.advance(50 * SECOND);
    expect(kinds()).toEqual([]);
    expect(verdict()?.level).toBe('operational');
    await clock.advance(MINUTE);
    expect(kinds()).toEqual(['started']);
  });
});

describe('the clock', () => {
  it.each([-30 * 24 * HOUR, -2 * HOUR, 2 * HOUR, 30 * 24 * HOUR])(
    'set by %i ms causes no burst, no alarm and no silence',
    async (stepMs) => {
      const { clock, scripted, kinds, verdict } = play([CLAUDE, OTHER]);
      await clock.advance(10 * MINUTE);
      const before = scripted.samples().length;
      clock.step(stepMs);
      await clock.advance(2 * MINUTE);
      expect(verdict()?.reason).toBe('all_good');
      // Two targets at two tries a minute, and one round more for the fresh start.
      expect(scripted.samples().length - before).toBeLessThanOrEqual(2 * 4 + 2);
      await clock.advance(10 * MINUTE);
      expect(kinds()).toEqual([]);
    },
  );

  it.each([-2 * HOUR, 2 * HOUR])(
    'set by %i ms within an outage changes neither the verdict nor what was told',
    async (stepMs) => {
      const { clock, world, kinds, verdict } = play();
      await clock.advance(10 * MINUTE);
      world.probe = () => ({ end: OVERLOADED });
      await clock.advance(5 * MINUTE);
      clock.step(stepMs);
      await clock.advance(5 * MINUTE);
      expect(verdict()).toMatchObject({ level: 'major_outage', cause: 'provider', reason: 'failing_here' });
      world.probe = () => ({ end: ALIVE });
      await clock.advance(10 * MINUTE);
      expect(kinds()).toEqual(['started', 'ended']);
    },
  );

  it('set back while offline does not make stamps from ahead speak for the connection', async () => {
    const { clock, world, verdict } = play();
    await clock.advance(10 * MINUTE);
    clock.step(-HOUR);
    world.probe = () => ({ end: SILENT });
    world.controls = () => 'offline';
    world.page = () => null;
    await clock.advance(3 * MINUTE);
    expect(verdict()).toMatchObject({ cause: 'you', reason: 'offline' });
  });
});

describe('a process that stood still', () => {
  it('discards what was in flight, and alarms for nothing', async () => {
    const { clock, world, scripted, kinds } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: SILENT, tookMs: 9_000 });
    await clock.advance(35 * SECOND);
    clock.sleep(4 * MINUTE, true);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(5 * MINUTE);
    expect(kinds()).toEqual([]);
    expect(scripted.samples().at(-1)?.class).toBe('ok');
  });
});

describe('a change of network', () => {
  it('drops what is in flight and starts afresh, controls first', async () => {
    const { engine, clock, world, scripted, kinds, verdict } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: SILENT });
    await clock.advance(32 * SECOND);
    engine.networkChanged();
    expect(verdict()?.evidence[0]).toMatchObject({ kind: 'gap', reason: 'network_changed' });
    const before = scripted.samples().length;
    await clock.advance(20 * SECOND);
    expect(
      scripted
        .samples()
        .slice(before)
        .every(({ class: outcome }) => outcome === 'local'),
    ).toBe(true);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(5 * MINUTE);
    expect(kinds()).toEqual([]);
    expect(verdict()?.reason).toBe('all_good');
  });
});

describe('a look at the controls', () => {
  it('that a change of network broke off is not taken for being offline', async () => {
    const { engine, clock, world } = play();
    const seen = new Set<string>();
    engine.onSnapshot(({ connection }) => seen.add(connection.state));
    await clock.advance(10 * MINUTE);
    let changes = 0;
    world.controls = () => {
      world.controls = () => 'online';
      clock.after(SECOND, () => {
        changes += 1;
        engine.networkChanged();
      });
      return 'offline';
    };
    await clock.advance(10 * MINUTE);
    expect(changes).toBe(1);
    expect([...seen]).toEqual(['online']);
  });
});

describe('silence', () => {
  it('becomes unknown, never up', async () => {
    const { clock, world, verdict } = play();
    await clock.advance(10 * MINUTE);
    // Every try is cut short by this side: nothing is said about the service either way.
    world.probe = () => ({ end: SILENT });
    world.controls = () => 'offline';
    world.page = () => null;
    await clock.advance(30 * MINUTE);
    expect(verdict()?.level).toBe('unknown');
  });
});
