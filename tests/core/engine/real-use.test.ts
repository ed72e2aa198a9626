import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import type { FollowTranscripts } from '../../../src/core/ports.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { CLAUDE, MINUTE, OTHER, SECOND, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts, OVERLOADED, type World } from '../support/scripted-ports.ts';

/** An engine whose user has Claude Code and lets it be followed; `write` appends a row to a transcript. */
function playUse(isEnabled = true) {
  const clock = createVirtualClock(START);
  const world: { -readonly [Key in keyof World]: World[Key] } = {
    probe: () => ({ end: ALIVE }),
    controls: () => 'online',
    page: () => 'operational',
  };
  const settings = { realUse: { enabled: isEnabled } };
  const { ports } = createScriptedPorts(clock, { ...world, probe: (url) => world.probe(url) }, settings);
  let append: ((lines: readonly string[]) => void) | null = null;
  const followTranscripts: FollowTranscripts = (onLines) => {
    append = onLines;
    return () => {
      append = null;
    };
  };
  const engine = createEngine({
    ports: { ...ports, followTranscripts },
    catalogue: [CLAUDE, OTHER],
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.start();
  const write = (row: object): void => {
    const timestamp = new Date(clock.wallMs()).toISOString();
    append?.([JSON.stringify({ type: 'assistant', timestamp, ...row })]);
  };
  return {
    engine,
    clock,
    world,
    isFollowed: () => append !== null,
    fail: (status: number) =>
      write({ isApiErrorMessage: true, error: 'server_error', apiErrorStatus: status }),
    limit: () => write({ isApiErrorMessage: true, error: 'rate_limit', apiErrorStatus: 429 }),
    turn: () => write({ message: { model: 'claude-sonnet-5' } }),
    verdict: (id: string) => engine.snapshot().services.find((service) => service.id === id)?.verdict,
  };
}

describe('real use', () => {
  it('shows what no probe sees: three overloads within ten minutes', async () => {
    const { clock, fail, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    fail(529);
    fail(529);
    expect(verdict('claude')?.level).toBe('operational');
    fail(529);
    expect(verdict('claude')).toMatchObject({
      level: 'degraded',
      cause: 'provider',
      reason: 'failing_in_use',
    });
    expect(verdict('claude')?.evidence).toContainEqual(
      expect.objectContaining({ kind: 'use', failed: 3, code: '529' }),
    );
    expect(verdict('other')?.level).toBe('operational');
  });

  it('is over when turns come back', async () => {
    const { clock, fail, turn, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    for (let count = 0; count < 5; count += 1) fail(529);
    await clock.advance(SECOND);
    turn();
    turn();
    expect(verdict('claude')?.reason).toBe('failing_in_use');
    turn();
    expect(verdict('claude')?.level).toBe('operational');
  });

  it('is over when nothing more is seen for ten minutes', async () => {
    const { clock, fail, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    for (let count = 0; count < 3; count += 1) fail(500);
    await clock.advance(11 * MINUTE);
    expect(verdict('claude')?.level).toBe('operational');
  });

  it('never blames the provider for the user’s own limit', async () => {
    const { clock, limit, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    for (let count = 0; count < 10; count += 1) limit();
    expect(verdict('claude')?.level).toBe('operational');
  });

  it('confirms the first failing probe at once', async () => {
    const { clock, world, fail, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    fail(529);
    fail(529);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(35 * SECOND);
    expect(verdict('claude')).toMatchObject({ cause: 'provider', reason: 'failing_here' });
    expect(verdict('other')?.level).toBe('operational');
  });

  it('says nothing any more once the user has switched it off', async () => {
    const { engine, clock, fail, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    for (let count = 0; count < 5; count += 1) fail(529);
    expect(verdict('claude')?.reason).toBe('failing_in_use');
    engine.changeSettings({ realUse: { enabled: false } });
    expect(verdict('claude')?.reason).toBe('all_good');
  });

  it('confirms nothing by one error alone', async () => {
    const { clock, world, fail, verdict } = playUse();
    await clock.advance(2 * MINUTE);
    fail(529);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(35 * SECOND);
    expect(verdict('claude')).toMatchObject({ level: 'operational', suspicion: 'checking' });
  });

  it('is followed only while the user wants it', async () => {
    expect(playUse(false).isFollowed()).toBe(false);
    const { engine, isFollowed } = playUse(true);
    expect(isFollowed()).toBe(true);
    engine.stop();
    expect(isFollowed()).toBe(false);
  });
});
