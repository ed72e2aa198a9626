import { z } from 'zod';
import type { EngineHistory } from './history-port.ts';
import type { Stored } from './ports.ts';
import type { ControlLatencies, TargetLatency } from './verdict/pace.ts';
import type { LatencyMemory } from './verdict/usual-latency.ts';

/**
 * What is usual is kept between runs, a key for each target. It is written when a batch of samples has been added to its
 * sketches, every ten minutes in the first hours and every hour or two later on: a crash loses no more than that.
 */

const MemorySchema: z.ZodType<LatencyMemory> = z.object({
  days: z.array(z.object({ day: z.int(), sketch: z.record(z.string(), z.int()) })),
  fresh: z.array(z.number()),
  count: z.int(),
  usual: z
    .object({ medianMs: z.number(), deviationMs: z.number(), highMs: z.number(), count: z.int() })
    .nullable(),
});
const TargetSchema: z.ZodType<readonly TargetLatency[]> = z.array(
  z.object({ network: z.string(), answer: MemorySchema, connect: MemorySchema }),
);
const ControlsSchema = z.array(z.tuple([z.string(), MemorySchema]));

const CONTROLS_KEY = 'latency:controls';
const targetKey = (targetId: string): string => `latency:target:${targetId}`;

type Kept = Pick<EngineHistory, 'loadState'>;

/** Nothing where nothing readable was kept. */
export function recallTargetLatencies(history: Kept, targetId: string): readonly TargetLatency[] {
  const parsed = TargetSchema.safeParse(history.loadState(targetKey(targetId)));
  return parsed.success ? parsed.data : [];
}

export function recallControlLatencies(history: Kept): ControlLatencies {
  const parsed = ControlsSchema.safeParse(history.loadState(CONTROLS_KEY));
  return new Map(parsed.success ? parsed.data : []);
}

/** Writes a target's latencies if more than single samples came in; empty where there is nothing to write. */
export function keepTargetLatencies(
  history: Pick<EngineHistory, 'saveState'>,
  targetId: string,
  before: readonly TargetLatency[],
  after: readonly TargetLatency[],
): readonly Stored[] {
  const isKept = after.every(({ answer }) => before.some((known) => known.answer.days === answer.days));
  return isKept && before.length === after.length ? [] : [history.saveState(targetKey(targetId), after)];
}

/** The same for the controls. */
export function keepControlLatencies(
  history: Pick<EngineHistory, 'saveState'>,
  before: ControlLatencies,
  after: ControlLatencies,
): readonly Stored[] {
  const isKept = [...after].every(([key, { days }]) => before.get(key)?.days === days);
  return isKept ? [] : [history.saveState(CONTROLS_KEY, [...after])];
}
