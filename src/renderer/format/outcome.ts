import type { OutcomeClass } from '../../shared/observation.ts';

/** What an outcome says about the service: it answered, it failed, or the try says nothing about it. */
export type OutcomeSide = 'answered' | 'failed' | 'uncounted';

const SIDES: Readonly<Record<OutcomeClass, OutcomeSide>> = {
  ok: 'answered',
  limited: 'answered',
  walled: 'answered',
  provider_failure: 'failed',
  network_failure: 'failed',
  local: 'uncounted',
  intercepted: 'uncounted',
  discarded: 'uncounted',
};

/** Which side an outcome counts on: a rate limit and a bot wall are answers, the user's own trouble counts for nothing. */
export function sideOf(outcome: OutcomeClass): OutcomeSide {
  return SIDES[outcome];
}
