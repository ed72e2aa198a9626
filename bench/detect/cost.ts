import { CALM_CHARTS, observeCharts } from '../../src/core/verdict/charts.ts';
import { limitsFor } from '../../src/core/verdict/limits.ts';
import { decidePace, latencyOn } from '../../src/core/verdict/pace.ts';
import { CALM_SLOW_CHART, observeSlowness } from '../../src/core/verdict/slow-chart.ts';
import { NEW_TARGET, observeTarget } from '../../src/core/verdict/target-state.ts';
import type { Phases, Sample } from '../../src/shared/observation.ts';
import { toPhases } from './latency.ts';
import { LEARNED } from './machine.ts';
import { createRandom } from './random.ts';

/** Nanoseconds a sample. The charts are what detects; the rest is the memory around them. */
export interface Cost {
  readonly chartsNs: number;
  /** All of `observeTarget`: charts, pace, learning and the last forty samples. */
  readonly targetNs: number;
}

const LIMITS = limitsFor('balanced', 1);
const SAMPLES = 2_000_000;
const ROUNDS = 7;

/** The best of several rounds: what the code costs, not what else the machine had to do. */
export function measureCost(): Cost {
  const random = createRandom(3);
  // One sample in fifty fails or is slow, so that every branch is taken and no chart rests for long.
  const odd = Uint8Array.from({ length: 4_096 }, () =>
    random.chance(0.02) ? 1 : random.chance(0.02) ? 2 : 0,
  );
  const rounds = Array.from({ length: ROUNDS }, () => ({ charts: runCharts(odd), target: runTarget(odd) }));
  return {
    chartsNs: Math.min(...rounds.map(({ charts }) => charts)),
    targetNs: Math.min(...rounds.map(({ target }) => target)),
  };
}

/** Charts A, B and L, with the pace that L is fed. */
function runCharts(odd: Uint8Array): number {
  const latency = latencyOn(LEARNED.latencies, '');
  const usual = toPhases(25, 220);
  const slow: Phases = toPhases(25, 4_000);
  let charts = CALM_CHARTS;
  let chart = CALM_SLOW_CHART;
  const startedMs = performance.now();
  for (let index = 0; index < SAMPLES; index += 1) {
    const kind = odd[index & 4_095];
    const monoMs = index * 30_000;
    const outcome = kind === 1 ? 'provider_failure' : 'ok';
    charts = observeCharts(charts, { class: outcome, monoMs, tookMs: 220, isQuick: false }, LIMITS);
    const pace = decidePace(kind === 2 ? slow : usual, latency, false);
    if (pace === 'usual' || pace === 'slow')
      chart = observeSlowness(chart, { kind: pace, monoMs, wallMs: monoMs }, LIMITS);
  }
  const tookMs = performance.now() - startedMs;
  if (charts.outage < 0 || chart.score < 0) throw new Error('A chart fell below zero.');
  return (tookMs * 1e6) / SAMPLES;
}

function runTarget(odd: Uint8Array): number {
  const samples = SAMPLES / 10;
  let state = { ...NEW_TARGET, latencies: LEARNED.latencies };
  const startedMs = performance.now();
  for (let index = 0; index < samples; index += 1) {
    const kind = odd[index & 4_095];
    const at = index * 30_000;
    const sample: Sample = {
      targetId: 'api',
      at,
      class: kind === 1 ? 'provider_failure' : 'ok',
      code: kind === 1 ? '503' : '401',
      phases: toPhases(25, kind === 2 ? 4_000 : 220),
    };
    const pace = kind === 1 ? 'unknown' : decidePace(sample.phases, latencyOn(state.latencies, ''), false);
    state = observeTarget(
      state,
      { sample, monoMs: at, isQuick: false, pace, network: '', opinion: null },
      LIMITS,
    );
  }
  return ((performance.now() - startedMs) * 1e6) / samples;
}
