import { latencyOn, learnAnswer, slowAnswerFromMs, type TargetLatency } from '../../src/core/verdict/pace.ts';
import type { Phases } from '../../src/shared/observation.ts';
import { createRandom, type Random } from './random.ts';

/** A healthy answer in ms: log-normal around 220 ms, with a Pareto tail on one answer in fifty. */
export function drawAnswerMs(random: Random): number {
  const usual = 220 * Math.exp(0.3 * random.normal());
  return random.chance(0.02) ? Math.min(8_000, usual * (1 - random.next()) ** (-1 / 1.5)) : usual;
}

export const drawConnectMs = (random: Random): number => 25 * Math.exp(0.25 * random.normal());

export function toPhases(connectMs: number, answerMs: number | null): Phases {
  return {
    dnsMs: 4,
    tcpMs: connectMs,
    tlsMs: connectMs,
    ttfbMs: answerMs,
    totalMs: connectMs + (answerMs ?? 0),
  };
}

/** What a week of health taught, and what chance alone calls slow. */
export interface Learned {
  readonly latencies: readonly TargetLatency[];
  /** The probability that a healthy answer counts as slow, and such answers. */
  readonly slowChance: number;
  readonly slowAnswersMs: readonly [number, ...number[]];
}

/** Learns what is usual from a week of healthy answers, by the code under test. */
export function learnUsual(network: string): Learned {
  const random = createRandom(7);
  let latencies: readonly TargetLatency[] = [];
  for (let index = 0; index < 20_000; index += 1) {
    const wallMs = index * 30_000;
    latencies = learnAnswer(
      latencies,
      network,
      toPhases(drawConnectMs(random), drawAnswerMs(random)),
      wallMs,
    );
  }
  const limitMs = slowAnswerFromMs(latencyOn(latencies, network)) ?? Number.POSITIVE_INFINITY;
  const drawn = Array.from({ length: 400_000 }, () => drawAnswerMs(random));
  const [first = limitMs + 1, ...rest] = drawn.filter((ms) => ms > limitMs);
  return { latencies, slowChance: (rest.length + 1) / drawn.length, slowAnswersMs: [first, ...rest] };
}
