import { expect, it } from 'vitest';
import { createEngine } from '../../../src/core/engine.ts';
import type { Service } from '../../../src/shared/service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { readFixture } from '../feeds/fixtures.ts';
import { CLAUDE, HOUR, MINUTE, START } from '../support/play.ts';
import { ALIVE, createScriptedPorts } from '../support/scripted-ports.ts';

/** Services known by pages of one host alone, which ask to be kept so long; `isUp` until the host falls silent. */
function watch(pages: number, maxAgeMs: number | null) {
  const clock = createVirtualClock(START);
  const host = { isUp: true };
  const { ports } = createScriptedPorts(clock, {
    probe: () => ({ end: ALIVE }),
    controls: () => 'online',
    page: () => 'operational',
  });
  const catalogue = Array.from({ length: pages }, (_, index): Service => {
    const url = `https://pages.example/${index}`;
    const page = { format: 'cstate' as const, url, mirrors: [] };
    return { ...CLAUDE, id: `s${index}`, name: `S${index}`, page, targets: [] };
  });
  const engine = createEngine({
    ports: {
      ...ports,
      fetchPage: () => {
        const at = clock.wallMs();
        return Promise.resolve(
          host.isUp
            ? {
                kind: 'body',
                bytes: readFixture('cstate/operational.json'),
                contentType: '',
                etag: null,
                maxAgeMs,
              }
            : { kind: 'failed', failure: { at, kind: 'timeout', detail: '' }, retryAfterMs: null },
        );
      },
    },
    catalogue,
    capabilities: { tray: false, notifications: false, startAtLogin: false, openLinks: false },
    version: '0',
    run: 'test',
    notices: [],
  });
  engine.start();
  const levels = () => new Set(engine.snapshot().services.map(({ verdict }) => verdict.level));
  return { clock, engine, host, levels };
}

it.each<readonly [number, number | null]>([
  [1, 10 * MINUTE],
  [1, HOUR],
  [14, null],
  [40, null],
])(
  '%i pages of a host that ask to be kept for %s ms are in no doubt between two readings, and in doubt once one is missed',
  async (pages, maxAgeMs) => {
    const { clock, engine, host, levels } = watch(pages, maxAgeMs);
    await clock.advance(30 * MINUTE);
    const seen = new Set<string>();
    for (let minute = 0; minute < 60; minute += 1) {
      await clock.advance(MINUTE);
      for (const level of levels()) seen.add(level);
    }
    expect([...seen]).toEqual(['operational']);
    host.isUp = false;
    await clock.advance(40 * MINUTE);
    expect([...levels()]).toEqual(['unknown']);
    engine.stop();
  },
);
