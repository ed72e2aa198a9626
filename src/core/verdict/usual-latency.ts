import {
  addLatencies,
  type LatencySketch,
  medianDeviation,
  mergeSketches,
  quantileOf,
} from './latency-sketch.ts';

/** What is usual, in ms: the median, the median deviation from it, and what one answer in two hundred exceeds. */
export interface Usual {
  readonly medianMs: number;
  readonly deviationMs: number;
  readonly highMs: number;
  readonly count: number;
}

/**
 * One kind of latency on one network, learned from what was measured in health. Ranks, not means: a few slow answers in a
 * hundred move nothing. `days` are the last seven days on which anything was learned, oldest first; days without samples do
 * not count, so that neither a holiday nor a clock set wrong forgets what was learned.
 */
export interface LatencyMemory {
  readonly days: readonly { readonly day: number; readonly sketch: LatencySketch }[];
  /** Measured, and not yet in a sketch. */
  readonly fresh: readonly number[];
  /** How many lie in the sketches. */
  readonly count: number;
  readonly usual: Usual | null;
}

export const NO_LATENCY: LatencyMemory = { days: [], fresh: [], count: 0, usual: null };

/** Fewer samples say nothing about what one in two hundred exceeds. */
const LEAST_SAMPLES = 200;

const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
/** What is usual is worked out anew after this many samples, or a twentieth of all, so that learning costs next to nothing. */
const BATCH = 20;
const BATCH_SHARE = 0.05;
const MAX_BATCH = 200;

/** The memory with one more latency measured in health. `leastSamples` must be there before anything is called usual. */
export function learnLatency(
  memory: LatencyMemory,
  ms: number,
  wallMs: number,
  leastSamples: number = LEAST_SAMPLES,
): LatencyMemory {
  const fresh = [...memory.fresh, ms];
  const batch = Math.max(Math.min(BATCH, leastSamples), Math.min(MAX_BATCH, memory.count * BATCH_SHARE));
  if (fresh.length < batch) return { ...memory, fresh };
  const day = Math.floor(wallMs / DAY_MS);
  const last = memory.days.at(-1);
  const days = (
    last?.day === day
      ? [...memory.days.slice(0, -1), { day, sketch: addLatencies(last.sketch, fresh) }]
      : [...memory.days, { day, sketch: addLatencies({}, fresh) }]
  ).slice(-KEPT_DAYS);
  const merged = mergeSketches(days.map(({ sketch }) => sketch));
  return { days, fresh: [], count: merged.count, usual: usualOf(merged, leastSamples) };
}

function usualOf(merged: ReturnType<typeof mergeSketches>, leastSamples: number): Usual | null {
  if (merged.count < leastSamples) return null;
  const medianMs = quantileOf(merged, 0.5);
  const highMs = quantileOf(merged, 0.995);
  const deviationMs = medianMs === null ? null : medianDeviation(merged, medianMs);
  if (medianMs === null || highMs === null || deviationMs === null) return null;
  return { medianMs, deviationMs, highMs, count: merged.count };
}

/** Floors above the median that keep a fast, steady server from being called slow for a hiccup nobody notices. */
export const ANSWER_FLOOR_MS = 750;
export const CONNECT_FLOOR_MS = 150;

/** The deviation times this is the standard deviation of a normal distribution (Rousseeuw, Croux 1993). */
const TO_SIGMA = 1.4826;

/** From how many ms on a latency is slow: by construction at most one in two hundred in health. */
export function slowFromMs({ medianMs, deviationMs, highMs }: Usual, floorMs: number): number {
  return Math.max(highMs, 2.5 * medianMs, medianMs + 4 * TO_SIGMA * deviationMs, medianMs + floorMs);
}
