import { describe, expect, it } from 'vitest';
import { speechIn } from '../../../src/shared/words/languages.ts';
import { CLAUDE, HOUR, MINUTE, OTHER, play, SECOND } from '../support/play.ts';
import { ALIVE, OVERLOADED } from '../support/scripted-ports.ts';

describe('a message', () => {
  it('leads to the service while it lasts, and to how it went once it is over', async () => {
    const { world, clock, notifications } = play();
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(5 * MINUTE);
    world.probe = () => ({ end: ALIVE });
    await clock.advance(10 * MINUTE);
    expect(notifications.map(({ kind, place }) => [kind, place])).toEqual([
      ['started', { view: 'now', serviceId: 'claude', itemId: null }],
      ['ended', { view: 'history', serviceId: 'claude', itemId: null }],
    ]);
  });

  it('of several services leads to all of them', async () => {
    const { world, clock, notifications } = play([CLAUDE, OTHER]);
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(5 * MINUTE);
    expect(notifications.map(({ kind, place }) => [kind, place])).toEqual([
      ['several', { view: 'now', serviceId: null, itemId: null }],
    ]);
  });

  it('that nobody can show is dropped once it is no news any more', async () => {
    const kept = new Map<string, unknown>();
    const { world, clock, notifications } = play([CLAUDE], {}, { kept, isShown: false });
    for (const end of [OVERLOADED, ALIVE, OVERLOADED]) {
      await clock.advance(HOUR);
      world.probe = () => ({ end });
      await clock.advance(10 * MINUTE);
    }
    expect(notifications.map(({ kind }) => kind)).toEqual(['started', 'ended', 'started']);
    expect(kept.get('pending')).toMatchObject([{ kind: 'started', id: notifications.at(-1)?.id }]);
  });

  it('that a snooze held back until between two runs is told once', async () => {
    const first = play();
    await first.clock.advance(10 * MINUTE);
    const notifications = { snoozedUntil: first.clock.wallMs() + 5 * MINUTE };
    first.engine.changeSettings({ notifications });
    first.world.probe = () => ({ end: OVERLOADED });
    await first.clock.advance(5 * MINUTE - 5 * SECOND);
    first.engine.stop();
    first.clock.step(10 * SECOND);
    const settings = first.scripted.ports.settings.get();
    const kept = new Map(first.scripted.kept);
    const second = play([CLAUDE], settings, { clock: first.clock, kept, samples: first.scripted.samples() });
    second.world.probe = () => ({ end: OVERLOADED });
    await second.clock.advance(10 * MINUTE);
    expect([first.kinds(), second.kinds()]).toEqual([[], ['started']]);
  });

  it('speaks the language of the settings, from the next one on', async () => {
    let language: 'en' | 'de' = 'en';
    const speech = () => speechIn(language);
    const { engine, world, clock, notifications } = play([CLAUDE], {}, { speechFor: speech });
    await clock.advance(10 * MINUTE);
    world.probe = () => ({ end: OVERLOADED });
    await clock.advance(5 * MINUTE);
    language = 'de';
    world.probe = () => ({ end: ALIVE });
    await clock.advance(10 * MINUTE);
    expect(notifications.map(({ title }) => title)).toEqual(['claude: major outage', 'claude geht wieder']);
    expect(engine.speech().words.tray.quit).toBe('Pilotlight beenden');
  });

  it('that was kept before places were leads nowhere in particular', async () => {
    const first = play();
    first.engine.onNotification(() => Promise.resolve(false));
    await first.clock.advance(10 * MINUTE);
    const kept = new Map(first.scripted.kept);
    kept.set('pending', [
      {
        id: 'old',
        at: first.clock.wallMs(),
        kind: 'ended',
        serviceIds: ['claude'],
        title: 't',
        body: 'b',
        urgency: 'low',
      },
    ]);
    const second = play([CLAUDE], {}, { clock: first.clock, kept });
    expect(second.notifications.map(({ id, place }) => [id, place])).toEqual([['old', null]]);
  });
});
