import { describe, expect, it } from 'vitest';
import type { ProbeEnd } from '../../../src/core/ports.ts';
import { withoutUntried } from '../../../src/core/verdict/untried.ts';
import { watchedServices } from '../../../src/core/watched.ts';
import { SettingsSchema } from '../../../src/shared/settings.ts';
import { CLAUDE, HOUR, MINUTE, OTHER, play } from '../support/play.ts';
import { ALIVE, OVERLOADED } from '../support/scripted-ports.ts';
import { targetAfter } from '../support/verdicts.ts';

const PORTAL: ProbeEnd = {
  kind: 'answered',
  status: 200,
  headers: { 'content-type': 'text/html' },
  bodyStart: '<html>',
};
const watch = (id: string, components: readonly string[] | null = null) => ({
  services: [{ id, components, notifyFrom: 'degraded' as const }],
});

/** An outage of Claude, ten minutes long so far, and told. */
async function outage() {
  const played = play([CLAUDE, OTHER]);
  await played.clock.advance(10 * MINUTE);
  played.world.probe = (url) => ({ end: url.includes('claude') ? OVERLOADED : ALIVE });
  await played.clock.advance(10 * MINUTE);
  expect(played.kinds()).toEqual(['started']);
  return played;
}

describe('a choice made during an outage', () => {
  it('not to probe any more leaves the word to the page, and is not told as an end', async () => {
    const { engine, clock, kinds, verdict } = await outage();
    engine.changeSettings({ probes: { enabled: false } });
    await clock.advance(30 * MINUTE);
    expect(verdict()).toMatchObject({ reason: 'all_good', suspicion: 'none' });
    expect(verdict()?.evidence.filter(({ kind }) => kind === 'probes')).toEqual([]);
    expect(kinds()).toEqual(['started']);
  });

  it('to watch the service no more ends its episode', async () => {
    const { engine, clock, scripted, kinds } = await outage();
    engine.changeSettings(watch('other'));
    await clock.advance(5 * MINUTE);
    expect(scripted.episodes()).toMatchObject([{ serviceId: 'claude', endedAt: expect.any(Number) }]);
    expect(kinds()).toEqual(['started']);
  });

  it('to watch the service no more ends what is known of it, once', async () => {
    const { engine, clock, scripted } = await outage();
    const before = scripted.changes().length;
    engine.changeSettings(watch('other'));
    await clock.advance(6 * HOUR);
    expect(scripted.changes().slice(before)).toMatchObject([
      {
        serviceId: 'claude',
        from: { level: 'major_outage' },
        to: { level: 'unknown', cause: null, reason: 'no_data' },
      },
    ]);
  });

  it('to watch the service again later begins with nothing known, and nothing old is told', async () => {
    const { engine, clock, world, scripted, kinds } = await outage();
    engine.changeSettings(watch('other'));
    await clock.advance(6 * HOUR);
    world.probe = () => ({ end: ALIVE });
    const before = scripted.changes().length;
    engine.changeSettings(watch('claude'));
    await clock.advance(5 * MINUTE);
    expect(
      scripted
        .changes()
        .slice(before)
        .filter(({ serviceId }) => serviceId === 'claude')
        .map(({ to }) => to.reason),
    ).toEqual(['no_data', 'all_good']);
    expect(kinds()).toEqual(['started']);
  });

  it('to silence the service silences its end too', async () => {
    const { engine, clock, world, kinds } = await outage();
    engine.changeSettings({ services: [{ id: 'claude', components: null, notifyFrom: null }] });
    world.probe = () => ({ end: ALIVE });
    await clock.advance(10 * MINUTE);
    expect(kinds()).toEqual(['started']);
  });

  it('of other components is no end of the outage, and no start of one', async () => {
    const one = { ...CLAUDE, targets: [] };
    const { engine, clock, world, kinds, verdict } = play([one]);
    world.components = (url) => ({ c1: world.page(url) ?? 'operational', c2: 'operational' });
    await clock.advance(10 * MINUTE);
    world.page = () => 'major_outage';
    await clock.advance(5 * MINUTE);
    engine.changeSettings(watch('claude', ['c2']));
    await clock.advance(5 * MINUTE);
    expect(verdict()?.level).toBe('operational');
    engine.changeSettings(watch('claude', ['c1']));
    await clock.advance(5 * MINUTE);
    expect(verdict()?.level).toBe('major_outage');
    expect(kinds()).toEqual(['started']);
    world.page = () => 'operational';
    await clock.advance(5 * MINUTE);
    expect(kinds()).toEqual(['started', 'ended']);
  });
});

describe('a choice not to probe any more', () => {
  it('does not keep saying who stood in between', async () => {
    const { engine, clock, world, verdict } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: PORTAL });
    await clock.advance(5 * MINUTE);
    expect(verdict()?.reason).toBe('captive_portal');
    engine.changeSettings({ probes: { enabled: false } });
    await clock.advance(5 * MINUTE);
    expect(verdict()?.reason).toBe('all_good');
  });

  it('keeps what is usual', () => {
    const latencies = [
      {
        network: 'home',
        answer: { days: [], fresh: [1], count: 0, usual: null },
        connect: { days: [], fresh: [], count: 0, usual: null },
      },
    ];
    const tried = { ...targetAfter(['ok', 'provider_failure']), latencies };
    const targets = new Map([['api.claude.example', tried]]);
    const off = SettingsSchema.parse({ probes: { enabled: false } });
    const watched = watchedServices([CLAUDE], off);
    expect(withoutUntried(targets, watched, off).get('api.claude.example')).toMatchObject({
      latencies,
      recent: [],
      failingSince: null,
    });
    expect(withoutUntried(targets, watched, SettingsSchema.parse({}))).toBe(targets);
  });
});
