import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src/shared/service.ts';
import { CLAUDE, MINUTE, play, START } from '../support/play.ts';
import { ALIVE } from '../support/scripted-ports.ts';

const DAY = 24 * 60 * MINUTE;
const [target] = CLAUDE.targets;
if (target === undefined) throw new Error('Claude has no target');
const under = (must: NonNullable<typeof target.must>): Service => ({
  ...CLAUDE,
  page: null,
  targets: [{ ...target, must }],
});

describe('conditions that an answer does not meet', () => {
  it('are an outage where the answer is another', async () => {
    const { clock, verdict, engine } = play([under({ text: 'pong' })]);
    await clock.advance(6 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'major_outage', cause: 'provider', reason: 'failing_here' });
    expect(verdict()?.evidence).toContainEqual(expect.objectContaining({ code: 'TEXT_MISSING' }));
    engine.stop();
  });

  it('are no outage, and no health, where the answer has grown longer than what is read', async () => {
    const { clock, world, verdict, notifications, engine } = play([under({ text: 'pong' })]);
    world.probe = () => ({ end: { ...ALIVE, bodyStart: 'pong' } });
    await clock.advance(6 * MINUTE);
    expect(verdict()?.level).toBe('operational');
    world.probe = () => ({ end: { ...ALIVE, isCut: true } });
    await clock.advance(30 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'unknown', cause: null, reason: 'answer_too_long' });
    expect(verdict()?.evidence).toContainEqual(expect.objectContaining({ code: 'BEYOND_READ', failed: 0 }));
    expect(notifications).toEqual([]);
    engine.stop();
  });

  it('are no outage where only the certificate is about to end', async () => {
    const { clock, world, verdict, engine } = play([under({ certificateDays: 14 })]);
    world.probe = () => ({ end: ALIVE, certificateEndsAt: START + 30 * DAY });
    await clock.advance(6 * MINUTE);
    expect(verdict()?.level).toBe('operational');
    world.probe = () => ({ end: ALIVE, certificateEndsAt: START + 3 * DAY });
    await clock.advance(6 * MINUTE);
    expect(verdict()).toMatchObject({ level: 'degraded', cause: 'provider' });
    engine.stop();
  });
});
