import type { EngineState } from '../../src/core/engine-state.ts';
import { NEW_PAGE } from '../../src/core/pages/page-state.ts';
import { CONTROLS_INTERVAL_MS } from '../../src/core/schedule.ts';
import { CHECKING_FROM } from '../../src/core/verdict/charts.ts';
import { ANY_NETWORK, type ControlLatencies, learnControls } from '../../src/core/verdict/pace.ts';
import type { TargetState } from '../../src/core/verdict/target-state.ts';
import type { Level } from '../../src/shared/level.ts';
import type { Service } from '../../src/shared/service.ts';
import { controlOutcome } from './outcome.ts';
import type { Random } from './random.ts';

/** Whether nothing is failing, suspected, slow, unstable or told. */
export function isCalm(state: EngineState): boolean {
  // Charts first: they are what mostly is not calm yet, and this is asked after every try.
  for (const { charts, slow, slowConnection } of state.targets.values()) {
    if (charts.partial > 0 || charts.outage > 0 || charts.alarm !== 'none') return false;
    if (slow.score > 0 || slow.isUp || slowConnection.score > 0 || slowConnection.isUp) return false;
  }
  return isEveryVerdictGood(state);
}

/** Whether every verdict is good, and nothing has been told that would have an end. */
export function isEveryVerdictGood({ verdicts, told, steadiness }: EngineState): boolean {
  for (const { reason, suspicion } of verdicts.values()) {
    if (reason !== 'all_good' || suspicion !== 'none') return false;
  }
  for (const { level, heldSince } of told.values()) if (level !== null || heldSince !== null) return false;
  for (const { isFlapping } of steadiness.values()) if (isFlapping) return false;
  return true;
}

/** Whether a target adds nothing to a verdict: no alarm, no suspicion. */
export function isAtRest({ charts, slow, slowConnection }: TargetState): boolean {
  return charts.alarm === 'none' && charts.outage < CHECKING_FROM && !slow.isUp && !slowConnection.isUp;
}

/** The pages of these services as read at a time: one component each, at the level the page then gave. */
export function pagesAt(
  services: readonly Service[],
  atMs: number,
  officialAt: (serviceId: string, atMs: number) => Level,
): EngineState['pages'] {
  return new Map(
    services.flatMap(({ id, name, page }) => {
      if (page === null) return [];
      const at = Math.round(atMs);
      const components = [{ id: 'all', name, group: null, level: officialAt(id, atMs) }];
      const reading = { at, url: page.url, isMirror: false, name, components, incidents: [] };
      return [[page.url, { ...NEW_PAGE, reading, triedAt: at }] as const];
    }),
  );
}

/** What is usual for the controls after half a day of health. */
export function learnControlPace(random: Random): ControlLatencies {
  let latencies: ControlLatencies = new Map();
  for (let index = 0; index < 150; index += 1) {
    const { reading } = controlOutcome(random, [], index * CONTROLS_INTERVAL_MS);
    latencies = learnControls(latencies, ANY_NETWORK, reading);
  }
  return latencies;
}
