import type { ProbeEnd } from '../../../src/core/ports.ts';
import type { Known } from '../../../src/core/verdict/known.ts';
import type { Limits } from '../../../src/core/verdict/limits.ts';
import { NEW_TARGET, observeTarget, type TargetState } from '../../../src/core/verdict/target-state.ts';
import type { ControlReading, OutcomeClass, Sample } from '../../../src/shared/observation.ts';
import type { Target } from '../../../src/shared/service.ts';
import type { Verdict } from '../../../src/shared/verdict.ts';

export const AT = Date.UTC(2026, 10, 3, 14, 5);
export const STEP_MS = 30_000;

/** Limits at which three failures at the usual pace are an outage, and nine slow answers slowness. */
export const LIMITS: Limits = {
  outageLine: 20,
  minOutageSpanMs: 60_000,
  partialLine: 70,
  slowLine: 27,
  minSlowSpanMs: 240_000,
};

export function target(id: string): Target {
  return { id, name: id, url: `https://${id}/`, aliveStatuses: [401], expects: 'json' };
}

export function sample(outcome: OutcomeClass, at: number, given: Partial<Sample> = {}): Sample {
  const phases = { dnsMs: 1, tcpMs: 10, tlsMs: 10, ttfbMs: outcome === 'ok' ? 150 : null, totalMs: 170 };
  return { targetId: 't', at, class: outcome, code: CODES[outcome], phases, ...given };
}

const CODES: Readonly<Record<OutcomeClass, string>> = {
  ok: '401',
  limited: '429',
  walled: '403',
  provider_failure: '529',
  network_failure: 'ETIMEDOUT',
  local: 'ETIMEDOUT',
  intercepted: 'SELF_SIGNED_CERT_IN_CHAIN',
  discarded: 'ABORTED',
};

/** A target after these outcomes at the usual pace, the last of them at `AT`. */
export function targetAfter(outcomes: readonly OutcomeClass[], from: TargetState = NEW_TARGET): TargetState {
  return outcomes.reduce((state, outcome, index) => {
    const at = AT - (outcomes.length - 1 - index) * STEP_MS;
    const observation = {
      sample: sample(outcome, at),
      monoMs: at,
      isQuick: false,
      network: '',
      opinion: null,
    };
    return observeTarget(state, { ...observation, pace: 'unknown' }, LIMITS);
  }, from);
}

export function reading(
  answers: readonly boolean[],
  given: Partial<ControlReading> = {},
  stage = 'tcp',
): ControlReading {
  const hosts = answers.map((ok, index) => ({
    host: `c${index}`,
    ok,
    stage: ok ? null : stage,
    code: ok ? null : 'ETIMEDOUT',
  }));
  return { at: AT, hosts, captive: 'clear', literalOk: null, ...given };
}

/** Everything known of a service without a page, at `AT`, with all controls answering. */
export function known(states: readonly TargetState[], given: Partial<Known> = {}): Known {
  return {
    official: null,
    targets: states.map((state, index) => ({ target: target(`t${index}`), state })),
    connection: { state: 'online', reading: reading([true, true, true]) },
    sampleKeepMs: 90_000,
    freshFrom: 0,
    gap: 'silent',
    previous: null,
    alarm: null,
    alarmsAtOnce: [],
    ...given,
  };
}

export function verdict(given: Partial<Verdict> = {}): Verdict {
  return {
    level: 'operational',
    cause: null,
    reason: 'all_good',
    since: AT,
    observedAt: AT,
    suspicion: 'none',
    evidence: [],
    ...given,
  };
}

export const outage = (given: Partial<Verdict> = {}): Verdict =>
  verdict({ level: 'major_outage', cause: 'provider', reason: 'failing_here', ...given });

export const answered = (status: number, headers: Readonly<Record<string, string>> = {}): ProbeEnd => ({
  kind: 'answered',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  bodyStart: '',
});
