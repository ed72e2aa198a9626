import type { ModelCheckSettings } from '../../shared/model-check/model.ts';
import { jitter } from '../schedule.ts';
import { askedToday, type ModelCheckState, nextDayAt } from './check-state.ts';

/** Between a first failure and its confirmation, and between a first answer after failures and its own. */
const CONFIRM_AFTER_MS = 2 * 60_000;
/** However often a key is refused, it is tried again after this long: keys get new money, and providers err. */
const LONGEST_REST_MS = 6 * 3_600_000;

/** When a model may be asked next, and what it waits for. */
export interface ModelPace {
  readonly delayMs: number;
  readonly waitsFor: 'interval' | 'confirmation' | 'rest' | 'next_day';
}

/**
 * How long until the next request: the interval; sooner while a failure or a recovery wants confirmation, which takes two further
 * tries at most and never adds load to a long outage; later after refusals, doubled each time, and never before `Retry-After`. At
 * the cap, until the next day. `random` is a number from 0 to below 1.
 */
export function decidePace(
  state: ModelCheckState,
  settings: Pick<ModelCheckSettings, 'intervalMs' | 'capPerDay'>,
  wallMs: number,
  random: number,
): ModelPace {
  if (askedToday(state, wallMs) >= settings.capPerDay) {
    // Spread over a minute, so that not every Pilotlight asks at midnight.
    return { delayMs: nextDayAt(wallMs) - wallMs + Math.round(60_000 * random), waitsFor: 'next_day' };
  }
  if (state.lastAskedAt === null) return { delayMs: 0, waitsFor: 'interval' };
  const { waitsFor, paceMs } = paceAfter(state, settings.intervalMs);
  // A clock that was set back must not make an hour's wait of fifteen minutes.
  const sinceMs = Math.max(0, wallMs - state.lastAskedAt);
  const restMs = Math.max(0, Math.min((state.notBefore ?? 0) - wallMs, LONGEST_REST_MS));
  return {
    delayMs: Math.max(0, restMs, jitter(paceMs, random) - sinceMs),
    waitsFor: restMs > 0 ? 'rest' : waitsFor,
  };
}

function paceAfter(
  state: ModelCheckState,
  intervalMs: number,
): { readonly waitsFor: ModelPace['waitsFor']; readonly paceMs: number } {
  const { refusedInARow, failedInARow, answeredInARow, isFailing } = state;
  if (refusedInARow > 0) {
    const doubled = intervalMs * 2 ** Math.min(refusedInARow, 10);
    return { waitsFor: 'rest', paceMs: Math.max(intervalMs, Math.min(doubled, LONGEST_REST_MS)) };
  }
  const isDoubtful = isFailing ? answeredInARow > 0 : failedInARow > 0;
  return isDoubtful
    ? { waitsFor: 'confirmation', paceMs: Math.min(intervalMs, CONFIRM_AFTER_MS) }
    : { waitsFor: 'interval', paceMs: intervalMs };
}

/** How long a told answer speaks for now: until the one after the next is due, and then a minute. */
export function answerKeepMs(intervalMs: number): number {
  return 2 * intervalMs + 60_000;
}
