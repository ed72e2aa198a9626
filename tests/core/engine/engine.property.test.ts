import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAUDE, HOUR, MINUTE, OTHER, play, SECOND } from '../support/play.ts';
import { ALIVE, NO_NAME, OVERLOADED, SILENT } from '../support/scripted-ports.ts';

/** Each run is hours of an engine's life: few of them find much. */
const RUNS = { numRuns: 25 };
const seconds = (least: number, most: number) => fc.integer({ min: least, max: most }).map((s) => s * SECOND);

describe('an engine', () => {
  it('alarms for nothing while the whole machine is offline, however often it comes and goes', async () => {
    const spells = fc.array(
      fc.record({
        offlineMs: seconds(1, 1_200),
        onlineMs: seconds(1, 400),
        how: fc.constantFrom('offline' as const, 'dns' as const, 'portal' as const, 'proxy' as const),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(spells, async (given) => {
        const { clock, world, kinds } = play([CLAUDE, OTHER]);
        await clock.advance(5 * MINUTE);
        for (const { offlineMs, onlineMs, how } of given) {
          world.controls = () => how;
          world.probe = () => ({ end: how === 'dns' ? NO_NAME : SILENT });
          world.page = () => null;
          await clock.advance(offlineMs);
          world.controls = () => 'online';
          world.probe = () => ({ end: ALIVE });
          world.page = () => 'operational';
          await clock.advance(onlineMs);
        }
        expect(kinds()).toEqual([]);
      }),
      RUNS,
    );
  });

  it('alarms for no hiccup shorter than a minute', async () => {
    const hiccups = fc.array(fc.record({ failsMs: seconds(1, 50), worksMs: seconds(420, 900) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(hiccups, async (given) => {
        const { clock, world, kinds } = play([CLAUDE]);
        await clock.advance(5 * MINUTE);
        for (const { failsMs, worksMs } of given) {
          world.probe = () => ({ end: OVERLOADED });
          await clock.advance(failsMs);
          world.probe = () => ({ end: ALIVE });
          await clock.advance(worksMs);
        }
        expect(kinds().filter((kind) => kind === 'worsened')).toEqual([]);
        // Many hiccups within the hour are intermittent errors, and may be told as such; none is an outage.
        if (given.length <= 3) expect(kinds()).toEqual([]);
      }),
      RUNS,
    );
  });

  it('sends no burst of requests and tells nothing when the clock jumps', async () => {
    const jumps = fc.array(
      fc.record({
        stepMs: fc.integer({ min: -90 * 24 * HOUR, max: 90 * 24 * HOUR }),
        thenMs: seconds(1, 300),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(jumps, async (given) => {
        const { clock, scripted, kinds, verdict } = play([CLAUDE]);
        await clock.advance(5 * MINUTE);
        const before = scripted.samples().length;
        const startedMs = clock.monoMs();
        for (const { stepMs, thenMs } of given) {
          clock.step(stepMs);
          await clock.advance(thenMs);
        }
        await clock.advance(2 * MINUTE);
        const minutes = (clock.monoMs() - startedMs) / MINUTE;
        const tries = scripted.samples().length - before;
        // The usual pace, and one try more for each fresh start.
        expect(tries).toBeLessThanOrEqual(2.3 * minutes + given.length + 1);
        expect(tries).toBeGreaterThanOrEqual(1);
        expect(kinds()).toEqual([]);
        expect(verdict()?.level).toBe('operational');
      }),
      RUNS,
    );
  });

  it('tells starts and ends in turn, whatever happens, across restarts', async () => {
    const chapters = fc.array(
      fc.record({
        lastsMs: seconds(5, 600),
        probe: fc.constantFrom(ALIVE, OVERLOADED, SILENT, NO_NAME),
        controls: fc.constantFrom('online' as const, 'online' as const, 'offline' as const),
        page: fc.constantFrom('operational' as const, 'operational' as const, 'major_outage' as const, null),
        isRestart: fc.integer({ min: 0, max: 5 }).map((draw) => draw === 0),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(chapters, async (given) => {
        let played = play([CLAUDE]);
        const told: string[] = [];
        await played.clock.advance(5 * MINUTE);
        for (const { lastsMs, probe, controls, page, isRestart } of given) {
          if (isRestart) {
            played.engine.stop();
            told.push(...played.kinds());
            played = play([CLAUDE], {}, { clock: played.clock, kept: new Map(played.scripted.kept) });
          }
          played.world.probe = () => ({ end: probe });
          played.world.controls = () => controls;
          played.world.page = () => page;
          await played.clock.advance(lastsMs);
        }
        told.push(...played.kinds());
        const turns = told.filter((kind) => kind !== 'worsened');
        expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'started' : 'ended')));
      }),
      RUNS,
    );
  });
});
