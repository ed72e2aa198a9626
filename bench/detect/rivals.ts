import type { ProbeResult } from '../../src/core/ports.ts';
import { classifyProbe } from '../../src/core/probes/classify.ts';
import type { Target } from '../../src/shared/service.ts';

/**
 * "Three in a row": what Gatus does by default. A try a minute, down after three failures in a row, up after two successes, and
 * no look at the user's own connection.
 */
export interface ThreeInARow {
  readonly failures: number;
  readonly successes: number;
  readonly isDown: boolean;
}

export const THREE_IN_A_ROW_INTERVAL_MS = 60_000;
export const NOTHING_IN_A_ROW: ThreeInARow = { failures: 0, successes: 0, isDown: false };

const ALIVE: ReadonlySet<string> = new Set(['ok', 'limited', 'walled']);

export function observeThree(before: ThreeInARow, target: Target, result: ProbeResult): ThreeInARow {
  if (!ALIVE.has(classifyProbe(target, result).class)) {
    const failures = before.failures + 1;
    return { failures, successes: 0, isDown: before.isDown || failures >= 3 };
  }
  const successes = before.successes + 1;
  return { failures: 0, successes, isDown: before.isDown && successes < 2 };
}
