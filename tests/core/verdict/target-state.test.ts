import { describe, expect, it } from 'vitest';
import type { EngineHistory } from '../../../src/core/history-port.ts';
import {
  keepControlLatencies,
  keepTargetLatencies,
  recallControlLatencies,
  recallTargetLatencies,
} from '../../../src/core/keep-latency.ts';
import { decideVerdict } from '../../../src/core/verdict/fuse.ts';
import { latencyOn, learnControls, type Pace } from '../../../src/core/verdict/pace.ts';
import {
  NEW_TARGET,
  observeTarget,
  type TargetState,
  wantsQuickTry,
} from '../../../src/core/verdict/target-state.ts';
import type { OutcomeClass } from '../../../src/shared/observation.ts';
import { ok } from '../../../src/shared/result.ts';
import { AT, known, LIMITS, reading, STEP_MS, sample, targetAfter } from '../support/verdicts.ts';

const HOUR = 3_600_000;

/** Healthy answers at the usual pace, the last of them one step before `AT`. */
function healthy(count = 400): TargetState {
  let state = NEW_TARGET;
  for (let index = count; index > 0; index -= 1) {
    state = observe(state, 150 + (index % 20), AT - index * STEP_MS, 'usual');
  }
  return state;
}

function observe(state: TargetState, ttfbMs: number, at: number, pace: Pace): TargetState {
  const phases = { dnsMs: 1, tcpMs: 10, tlsMs: 10, ttfbMs, totalMs: ttfbMs };
  return observeTarget(
    state,
    {
      sample: sample('ok', at, { phases }),
      monoMs: at,
      isQuick: false,
      pace,
      network: 'home',
      opinion: null,
    },
    LIMITS,
  );
}

/** So many answers of one pace from `AT` on. */
function thenAnswers(state: TargetState, count: number, ttfbMs: number, pace: Pace): TargetState {
  let next = state;
  for (let index = 0; index < count; index += 1) next = observe(next, ttfbMs, AT + index * STEP_MS, pace);
  return next;
}

const learned = (state: TargetState): number => {
  const { count, fresh } = latencyOn(state.latencies, 'home').answer;
  return count + fresh.length;
};

describe('learning', () => {
  it('takes in healthy answers, and the first slow one, and stops while a chart is up', () => {
    const state = healthy();
    expect(learned(state)).toBe(400);
    expect(learned(thenAnswers(state, 10, 4_000, 'slow'))).toBe(401);
    expect(learned(thenAnswers(state, 10, 4_000, 'slow_connection'))).toBe(401);
    const failed = observeTarget(
      state,
      {
        sample: sample('provider_failure', AT),
        monoMs: AT,
        isQuick: false,
        pace: 'unknown',
        network: 'home',
        opinion: null,
      },
      LIMITS,
    );
    expect(learned(observe(failed, 150, AT + STEP_MS, 'usual'))).toBe(400);
  });

  it('begins anew where everything has been slow for a day', () => {
    const state = healthy();
    const soon = thenAnswers(state, (23 * HOUR) / STEP_MS, 4_000, 'slow');
    expect(soon.slow.isUp).toBe(true);
    const later = thenAnswers(state, (24 * HOUR) / STEP_MS + 2, 4_000, 'slow');
    expect(later.slow.isUp).toBe(false);
    expect(learned(later)).toBe(0);
  });

  it('outlives the process', () => {
    const written = new Map<string, unknown>();
    const history: Pick<EngineHistory, 'loadState' | 'saveState'> = {
      saveState: (key, value) => {
        written.set(key, JSON.parse(JSON.stringify(value)));
        return ok(undefined);
      },
      loadState: (key) => written.get(key) ?? null,
    };
    const { latencies } = healthy();
    expect(keepTargetLatencies(history, 't', [], latencies)).toHaveLength(1);
    expect(recallTargetLatencies(history, 't')).toEqual(latencies);
    expect(
      keepTargetLatencies(history, 't', latencies, observe(healthy(), 160, AT, 'usual').latencies),
    ).toBeDefined();
    expect(keepTargetLatencies(history, 't', latencies, latencies)).toEqual([]);
    written.set('latency:target:t', { rubbish: true });
    expect(recallTargetLatencies(history, 't')).toEqual([]);
    const answered = reading([true]);
    const controls = {
      ...answered,
      hosts: answered.hosts.map((host) => ({ ...host, connectMs: 20 })),
    };
    let usual = recallControlLatencies(history);
    for (let index = 0; index < 30; index += 1) usual = learnControls(usual, 'home', controls);
    expect(keepControlLatencies(history, new Map(), usual)).toHaveLength(1);
    expect(recallControlLatencies(history)).toEqual(usual);
  });
});

describe('stamps', () => {
  const failing = (state: TargetState, at: number, monoMs: number) =>
    observeTarget(
      state,
      {
        sample: sample('provider_failure', at),
        monoMs,
        isQuick: false,
        pace: 'unknown',
        network: 'home',
        opinion: null,
      },
      LIMITS,
    );

  it('from before the clock was set back give way to those after it', () => {
    let state = NEW_TARGET;
    for (let index = 0; index < 5; index += 1) state = failing(state, AT + index * STEP_MS, index * STEP_MS);
    expect(state).toMatchObject({ failingSince: AT, alarmedAt: AT + 2 * STEP_MS });
    const back = failing(state, AT - HOUR, 5 * STEP_MS);
    expect(back).toMatchObject({ failingSince: AT - HOUR, alarmedAt: AT - HOUR });
  });

  it('far apart do not add up to an alarm', () => {
    const first = failing(failing(NEW_TARGET, AT, 0), AT + STEP_MS, STEP_MS);
    expect(failing(first, AT + 2 * STEP_MS, 2 * STEP_MS).charts.alarm).toBe('outage');
    const later = failing(first, AT + HOUR, HOUR);
    expect(later.charts).toMatchObject({ alarm: 'none', outage: 7 });
    expect(later.failingSince).toBe(AT + HOUR);
  });
});

describe('slowness in the verdict', () => {
  const at = AT + 9 * STEP_MS;
  const now = { wallMs: at, monoMs: at };

  it('is the provider’s where only its answers are slow, with both figures', () => {
    const verdict = decideVerdict(known([thenAnswers(healthy(), 10, 4_000, 'slow')]), now);
    expect(verdict).toMatchObject({ level: 'degraded', cause: 'provider', reason: 'slow_here', since: AT });
    const latency = verdict.evidence.find(({ kind }) => kind === 'latency');
    expect(latency).toMatchObject({ slow: 10, tried: 10, ttfbMs: 4_000 });
    expect(latency?.kind === 'latency' && Math.abs(latency.usualMs - 160)).toBeLessThan(10);
  });

  it('is unclear where the way there is slow', () => {
    expect(decideVerdict(known([thenAnswers(healthy(), 10, 4_000, 'slow_path')]), now)).toMatchObject({
      cause: 'unclear',
      reason: 'slow_here',
    });
  });

  it('is yours where everything is slow from here, and no trouble of the service', () => {
    expect(decideVerdict(known([thenAnswers(healthy(), 10, 4_000, 'slow_connection')]), now)).toMatchObject({
      level: 'operational',
      cause: 'you',
      reason: 'slow_connection',
    });
  });

  it('gives way to failures', () => {
    let state = thenAnswers(healthy(), 10, 4_000, 'slow');
    for (let index = 10; index < 14; index += 1) {
      state = observeTarget(
        state,
        {
          sample: sample('provider_failure', AT + index * STEP_MS),
          monoMs: AT + index * STEP_MS,
          isQuick: false,
          pace: 'unknown',
          network: 'home',
          opinion: null,
        },
        LIMITS,
      );
    }
    const later = { wallMs: AT + 13 * STEP_MS, monoMs: AT + 13 * STEP_MS };
    expect(decideVerdict(known([state]), later).reason).toBe('failing_here');
  });
});

describe('a connection in doubt', () => {
  const chartsOf = (outcomes: readonly OutcomeClass[]) => targetAfter(outcomes).charts;

  it('lets failures that anybody may have caused begin anew', () => {
    expect(chartsOf(['network_failure', 'network_failure', 'network_failure']).alarm).toBe('outage');
    const doubted = ['network_failure', 'network_failure', 'local', 'network_failure'] as const;
    expect(chartsOf(doubted)).toMatchObject({ alarm: 'none', outage: 21 });
    expect(chartsOf([...doubted, 'network_failure']).alarm).toBe('outage');
  });

  it('does not excuse a provider that has spoken for itself', () => {
    const failing = ['provider_failure', 'local', 'provider_failure', 'provider_failure'] as const;
    expect(chartsOf(failing).alarm).toBe('outage');
  });
});

describe('quick tries', () => {
  it('are six at most for one suspicion, so that trouble brings few requests more than calm', () => {
    const outcomes = ['network_failure', 'ok', 'ok'] as const;
    let state = NEW_TARGET;
    let count = 0;
    for (let index = 0; index < 60; index += 1) {
      const isQuick = wantsQuickTry(state);
      if (isQuick) count += 1;
      const at = AT + index * STEP_MS;
      const seen = sample(outcomes[index % 3] ?? 'ok', at);
      const tried = {
        sample: seen,
        monoMs: at,
        isQuick,
        pace: 'unknown' as const,
        network: '',
        opinion: null,
      };
      // A span that is never reached: the suspicion lasts.
      state = observeTarget(state, tried, { ...LIMITS, outageLine: 1_000, partialLine: 1_000 });
    }
    expect(count).toBe(6);
  });
});
