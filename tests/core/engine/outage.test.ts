import { describe, expect, it } from 'vitest';
import type { ProbeEnd } from '../../../src/core/ports.ts';
import { type Sensitivity, SensitivitySchema, SettingsSchema } from '../../../src/shared/settings.ts';
import { CLAUDE, HOUR, MINUTE, OTHER, play, SECOND, service } from '../support/play.ts';
import { ALIVE, NO_NAME, OVERLOADED, SILENT } from '../support/scripted-ports.ts';

function answered(status: number, headers: Readonly<Record<string, string>>): ProbeEnd {
  return { kind: 'answered', status, headers, bodyStart: '' };
}
const WALL = answered(403, { 'cf-mitigated': 'challenge' });
const PORTAL = answered(302, { location: 'http://portal.example/sign-in' });

const PROBES = SettingsSchema.parse({}).probes;

describe('an outage', () => {
  it('is told once, within two minutes, and its end once', async () => {
    const { world, clock, notifications, verdict, kinds } = play();
    await clock.advance(10 * MINUTE);
    expect(verdict()?.reason).toBe('all_good');
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(110 * SECOND);
    expect(kinds()).toEqual(['started']);
    expect(verdict()).toMatchObject({ level: 'major_outage', cause: 'provider', reason: 'failing_here' });
    await clock.advance(HOUR);
    expect(kinds()).toEqual(['started']);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(3 * MINUTE);
    expect(kinds()).toEqual(['started', 'ended']);
    await clock.advance(HOUR);
    expect(notifications).toHaveLength(2);
  });

  it('is told sooner or later as the user wishes, from the next try on', async () => {
    const toldAfterMs = async (first: Sensitivity, then: Sensitivity | null): Promise<number> => {
      const { engine, world, clock, kinds } = play([CLAUDE], { probes: { ...PROBES, sensitivity: first } });
      await clock.advance(10 * MINUTE);
      world.probe = () => ({ end: OVERLOADED });
      if (then !== null) engine.changeSettings({ probes: { sensitivity: then } });
      let tookMs = 0;
      for (; kinds().length === 0 && tookMs < 10 * MINUTE; tookMs += SECOND) await clock.advance(SECOND);
      engine.stop();
      return tookMs;
    };
    const [early, balanced, calm] = await Promise.all(
      SensitivitySchema.options.map((step) => toldAfterMs(step, null)),
    );
    expect(early).toBeLessThan((balanced ?? 0) - 20 * SECOND);
    expect(balanced).toBeLessThan((calm ?? 0) - MINUTE);
    expect(await toldAfterMs('calm', 'early')).toBe(early);
  });

  it('is told as soon when there is no answer at all, and blamed on nobody', async () => {
    const { world, clock, verdict, kinds } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: SILENT });
    await clock.advance(105 * SECOND);
    expect(kinds()).toEqual(['started']);
    expect(verdict()).toMatchObject({ cause: 'unclear', reason: 'unreachable_from_here' });
  });

  it('never asks more of a host in trouble than four times a minute', async () => {
    const { world, clock, scripted } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(HOUR);
    const times = scripted.samples().map(({ at }) => at);
    for (const at of times) {
      expect(times.filter((other) => other >= at && other < at + MINUTE).length).toBeLessThanOrEqual(4);
    }
  });

  it('of several services at once is told as one', async () => {
    const services = [CLAUDE, OTHER, service('third', ['api.third.example'])];
    const { world, clock, notifications } = play(services);
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(3 * MINUTE);
    expect(notifications.map(({ kind, serviceIds }) => [kind, serviceIds.length])).toEqual([['several', 3]]);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(5 * MINUTE);
    expect(notifications.map(({ kind, serviceIds }) => [kind, serviceIds.length])).toEqual([
      ['several', 3],
      ['several', 3],
    ]);
  });

  it('survives a restart without being told again', async () => {
    const first = play();
    await first.clock.advance(10 * MINUTE);
    first.world.probe = () => ({ end: OVERLOADED });
    await first.clock.advance(5 * MINUTE);
    first.engine.stop();
    const second = play([CLAUDE], {}, { clock: first.clock, kept: new Map(first.scripted.kept) });
    second.world.probe = () => ({ end: OVERLOADED });
    await second.clock.advance(10 * MINUTE);
    expect(second.verdict()?.level).toBe('major_outage');
    expect(second.kinds()).toEqual([]);
    second.world.probe = () => ({ end: ALIVE });
    await second.clock.advance(10 * MINUTE);
    expect(second.kinds()).toEqual(['ended']);
  });

  it('that ended just before a crash is not told again after it', async () => {
    const { engine, clock, world, scripted, kinds } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(20 * MINUTE);
    world.probe = () => ({ end: ALIVE });
    while (kinds().length < 2) await clock.advance(SECOND);
    const kept = new Map(scripted.kept);
    const settings = scripted.ports.settings.get();
    engine.stop();
    const next = play([CLAUDE], settings, { clock, kept, samples: scripted.samples() });
    await clock.advance(10 * MINUTE);
    expect([kinds(), next.kinds()]).toEqual([['started', 'ended'], []]);
  });

  it('is not held for true behind a bot wall for ever: neither known to go on, nor to be over', async () => {
    const { clock, world, verdict, kinds, engine } = play([service('claude', ['api.claude.example'], false)]);
    await clock.advance(3 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(4 * MINUTE);
    world.probe = () => ({ end: WALL });
    await clock.advance(9 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'major_outage', cause: 'provider', reason: 'failing_here' });
    await clock.advance(3 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'unknown', cause: null, reason: 'bot_wall' });
    await clock.advance(3 * HOUR);
    expect(kinds()).toEqual(['started']);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(2 * MINUTE);
    expect(kinds()).toEqual(['started', 'ended']);
    engine.stop();
  });

  it('of a place with a bot wall at all times ends when the wall is back and the rest works', async () => {
    const { clock, world, verdict, kinds, engine } = play([
      service('claude', ['api.claude.example', 'claude.example']),
    ]);
    const answer = (site: ProbeEnd) => (url: string) => ({
      end: url.includes('api') ? ALIVE : site,
    });
    world.probe = answer(WALL);
    await clock.advance(5 * MINUTE);
    world.probe = answer(OVERLOADED);
    await clock.advance(5 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'partial_outage', reason: 'failing_here' });
    world.probe = answer(WALL);
    await clock.advance(12 * MINUTE);
    expect(verdict()?.level).toBe('operational');
    expect(kinds()).toEqual(['started', 'ended']);
    engine.stop();
  });

  it('once proven stays the provider’s, however long a portal stood in between', async () => {
    const { clock, world, verdict, engine } = play();
    await clock.advance(3 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(4 * MINUTE);
    world.probe = () => ({ end: PORTAL });
    await clock.advance(3 * HOUR);
    world.probe = () => ({ end: SILENT });
    await clock.advance(MINUTE);
    expect(verdict()).toMatchObject({ level: 'major_outage', cause: 'provider' });
    engine.stop();
  });

  it('that comes and goes becomes one unstable stretch, and is not told again and again', async () => {
    const { world, clock, kinds, verdict } = play();
    await clock.advance(10 * MINUTE);
    const seen = new Set<string | undefined>();
    for (let round = 0; round < 20; round += 1) {
      world.probe = () => ({ end: OVERLOADED });
      await clock.advance(2.5 * MINUTE);
      world.probe = () => ({ end: ALIVE });
      await clock.advance(2.5 * MINUTE);
      seen.add(verdict()?.reason);
    }
    expect(seen.has('unstable')).toBe(true);
    expect(verdict()).toMatchObject({ reason: 'unstable', level: 'degraded' });
    expect(kinds().length).toBeLessThanOrEqual(6);
    const told = kinds().length;
    await clock.advance(HOUR);
    expect(verdict()?.reason).toBe('all_good');
    expect(kinds().length).toBeLessThanOrEqual(told + 1);
  });
});

describe('the user’s own side', () => {
  it.each([
    ['offline', SILENT, 'offline'],
    ['dns', NO_NAME, 'dns'],
    ['portal', SILENT, 'captive_portal'],
    ['proxy', { kind: 'failed', stage: 'proxy', code: '407' }, 'proxy'],
  ] as const)('is named when it is %s, and nothing is told', async (controls, end, reason) => {
    const { world, clock, kinds, verdict } = play([CLAUDE, OTHER]);
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end });
    world.controls = () => controls;
    world.page = () => null;
    await clock.advance(3 * MINUTE);
    expect(verdict()).toMatchObject({ cause: 'you', reason });
    await clock.advance(2 * HOUR);
    expect(verdict()?.cause).toBe('you');
    world.probe = () => ({ end: ALIVE });
    world.controls = () => 'online';
    world.page = () => 'operational';
    await clock.advance(10 * MINUTE);
    expect(verdict()?.reason).toBe('all_good');
    expect(kinds()).toEqual([]);
  });

  it('is not named every five minutes where a firewall stops the controls and nothing else', async () => {
    const { world, clock, scripted } = play([CLAUDE, OTHER]);
    world.controls = () => 'offline';
    await clock.advance(3 * HOUR);
    expect(new Set(scripted.changes().map(({ to }) => to.reason))).toEqual(new Set(['no_data', 'all_good']));
  });

  it('is suspected for a minute after the controls have failed, even where they answer again', async () => {
    const { world, clock, scripted } = play([CLAUDE]);
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: SILENT, tookMs: 100 });
    world.controls = () => 'offline';
    await clock.advance(35 * SECOND);
    world.controls = () => 'online';
    const before = scripted.samples().length;
    await clock.advance(50 * SECOND);
    const shaky = scripted.samples().slice(before);
    expect(shaky.length).toBeGreaterThan(0);
    expect(shaky.every(({ class: outcome }) => outcome === 'local')).toBe(true);
    await clock.advance(MINUTE);
    expect(scripted.samples().at(-1)?.class).toBe('network_failure');
  });

  it('is suspected when two providers fall silent in the same minute, until most controls say otherwise', async () => {
    const { world, clock, verdict } = play([CLAUDE, OTHER]);
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: SILENT });
    const reasons = new Set<string | undefined>();
    for (let step = 0; step < 40; step += 1) {
      await clock.advance(5 * SECOND);
      reasons.add(verdict()?.reason);
    }
    expect(reasons.has('several_at_once')).toBe(true);
    expect(verdict()).toMatchObject({ reason: 'unreachable_from_here', cause: 'unclear' });
    expect(verdict()?.evidence.some(({ kind }) => kind === 'others')).toBe(true);
  });
});
