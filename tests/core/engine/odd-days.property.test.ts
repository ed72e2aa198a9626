import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../../src/core/notification.ts';
import type { ProbeEnd } from '../../../src/core/ports.ts';
import { isTrouble } from '../../../src/shared/level.ts';
import type { Episode } from '../../../src/shared/verdict.ts';
import { CLAUDE, HOUR, MINUTE, OTHER, type Played, play, SECOND, service } from '../support/play.ts';
import { ALIVE, NO_NAME, OVERLOADED, SILENT, type World } from '../support/scripted-ports.ts';

const WALL: ProbeEnd = {
  kind: 'answered',
  status: 403,
  headers: { 'cf-mitigated': 'challenge' },
  bodyStart: '',
};
const PORTAL: ProbeEnd = {
  kind: 'answered',
  status: 200,
  headers: { 'content-type': 'text/html' },
  bodyStart: '',
};
const TWO = service('two', ['api.two.example', 'two.example']);
const PAGE_ONLY = service('page-only', []);
const NO_PAGE = service('no-page', ['api.no-page.example'], false);
const SERVICES = [CLAUDE, OTHER, TWO, PAGE_ONLY, NO_PAGE];
const ALL_WELL: World = {
  probe: () => ({ end: ALIVE }),
  controls: () => 'online',
  page: () => 'operational',
};

const hours = (most: number) => fc.integer({ min: 1, max: most * 60 }).map((minutes) => minutes * MINUTE);
const anyService = fc.constantFrom(...SERVICES.map(({ id }) => id));

/** One thing that happens: to the world, to the machine, to the clock or to the app. */
const anyEvent = fc.oneof(
  fc.record({
    kind: fc.constant('probe' as const),
    id: anyService,
    end: fc.constantFrom(ALIVE, OVERLOADED, OVERLOADED, SILENT, NO_NAME, WALL, PORTAL),
  }),
  fc.record({
    kind: fc.constant('page' as const),
    id: anyService,
    level: fc.constantFrom(
      'operational' as const,
      'degraded_performance' as const,
      'major_outage' as const,
      null,
    ),
  }),
  fc.record({
    kind: fc.constant('connection' as const),
    state: fc.constantFrom(
      'online' as const,
      'offline' as const,
      'dns' as const,
      'portal' as const,
      'proxy' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('sleep' as const),
    ms: hours(12),
    isMonoRunning: fc.boolean(),
    isTold: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('step' as const), ms: fc.constantFrom(-24 * HOUR, 24 * HOUR, -HOUR, HOUR) }),
  fc.record({ kind: fc.constant('network' as const), network: fc.constantFrom('home', 'café', 'vpn', '') }),
  fc.record({ kind: fc.constant('restart' as const), isCrash: fc.boolean(), offMs: hours(20) }),
  fc.record({
    kind: fc.constant('interval' as const),
    intervalMs: fc.constantFrom(15_000, 30_000, 60_000, 300_000),
  }),
  fc.record({ kind: fc.constant('well' as const) }),
);
const anyDay = fc.array(
  fc.record({ event: anyEvent, thenMs: fc.integer({ min: 2, max: 2_400 }).map((s) => s * SECOND) }),
  { minLength: 4, maxLength: 24 },
);
type Event = typeof anyEvent extends fc.Arbitrary<infer One> ? One : never;

/** Plays odd things one after another, across restarts, and gathers all that was told and written. */
function createLife() {
  let network = 'home';
  let world = ALL_WELL;
  let played = start(play(SERVICES));
  const past: { notifications: Notification[]; episodes: Map<string, Episode> } = {
    notifications: [],
    episodes: new Map(),
  };

  function start(next: Played): Played {
    Object.assign(next.scripted.ports, { networkKey: () => network });
    Object.assign(next.world, world);
    return next;
  }
  function change(given: Partial<World>): void {
    world = { ...world, ...given };
    Object.assign(played.world, world);
  }
  function keep(): void {
    past.notifications.push(...played.notifications.splice(0));
    for (const episode of played.scripted.episodes()) past.episodes.set(episode.id, episode);
  }
  function restart(isCrash: boolean, offMs: number): void {
    const { clock, scripted, engine } = played;
    const kept = new Map(scripted.kept);
    engine.stop();
    keep();
    clock.step(offMs);
    const before = { clock, kept: isCrash ? kept : new Map(scripted.kept), samples: scripted.samples() };
    played = start(play(SERVICES, scripted.ports.settings.get(), before));
  }
  function happen(event: Event): void {
    const { engine, clock } = played;
    const { probe, page } = world;
    switch (event.kind) {
      case 'probe':
        change({ probe: (url) => (url.includes(event.id) ? { end: event.end } : probe(url)) });
        break;
      case 'page':
        change({ page: (url) => (url.includes(event.id) ? event.level : page(url)) });
        break;
      case 'connection':
        change({
          controls: () => event.state,
          probe: () => ({ end: event.state === 'online' ? ALIVE : event.state === 'dns' ? NO_NAME : SILENT }),
        });
        break;
      case 'sleep':
        if (event.isTold) engine.suspend();
        clock.sleep(event.ms, event.isMonoRunning);
        if (event.isTold) engine.resume();
        break;
      case 'step':
        clock.step(event.ms);
        break;
      case 'network':
        network = event.network;
        engine.networkChanged();
        break;
      case 'restart':
        restart(event.isCrash, event.offMs);
        break;
      case 'interval':
        engine.changeSettings({ probes: { intervalMs: event.intervalMs } });
        break;
      case 'well':
        change(ALL_WELL);
        break;
    }
  }
  return {
    happen,
    pass: async (ms: number) => {
      await played.clock.advance(ms);
      keep();
    },
    verdict: (id: string) => played.verdict(id),
    openEpisodes: () => [...past.episodes.values()].filter(({ endedAt }) => endedAt === null),
    /** The turns told of a service from the `from`th message on. */
    turns: (id: string, from = 0) =>
      past.notifications
        .slice(from)
        .filter(({ serviceIds, kind }) => serviceIds.includes(id) && kind !== 'worsened')
        .map(({ kind, title }) =>
          kind === 'several' ? (title.endsWith('work again') ? 'ended' : 'started') : kind,
        ),
    told: () => past.notifications.length,
    stop: () => played.engine.stop(),
  };
}

describe('an odd day', () => {
  it('tells starts and ends in turn, leaves nothing behind, and hides no outage after it', async () => {
    await fc.assert(
      fc.asyncProperty(anyDay, async (day) => {
        const life = createLife();
        await life.pass(5 * MINUTE);
        for (const { event, thenMs } of day) {
          life.happen(event);
          const before = life.told();
          await life.pass(thenMs);
          // Nothing changed meanwhile: what was told as over did not begin again.
          for (const { id } of SERVICES) {
            expect([id, ...life.turns(id, before)].join(' ')).not.toContain('ended started');
          }
        }
        life.happen({ kind: 'well' });
        life.happen({ kind: 'interval', intervalMs: 30_000 });
        await life.pass(50 * MINUTE);
        expect(SERVICES.map(({ id }) => life.verdict(id)?.reason)).toEqual(SERVICES.map(() => 'all_good'));
        expect(life.openEpisodes()).toEqual([]);
        for (const { id } of SERVICES) {
          const turns = life.turns(id);
          expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'started' : 'ended')));
        }
        const before = life.told();
        for (const { id } of SERVICES) {
          life.happen({ kind: 'probe', id, end: OVERLOADED });
          life.happen({ kind: 'page', id, level: 'major_outage' });
        }
        await life.pass(12 * MINUTE);
        for (const { id } of SERVICES) {
          expect(isTrouble(life.verdict(id)?.level ?? 'unknown')).toBe(true);
          expect([id, ...life.turns(id, before)]).toEqual([id, 'started']);
        }
        life.stop();
      }),
      { numRuns: 8 },
    );
  });
});
