import { z } from 'zod';
import { OutcomeClassSchema } from './observation.ts';

/**
 * Where the time of good answers went, on average, in ms: finding the address, connecting, securing, and waiting for the first
 * byte. A phase that was not needed counts as 0. Means, because those of parts add up to that of the whole; medians do not.
 */
export const PhaseMeansSchema = z
  .object({ dnsMs: z.number(), tcpMs: z.number(), tlsMs: z.number(), ttfbMs: z.number() })
  .readonly();
export type PhaseMeans = z.infer<typeof PhaseMeansSchema>;

/**
 * One bucket of a latency chart: `at` is its start. Percentiles are of time to first byte over successful probes, null where
 * there was none, as are `phases`; `counts` says how many probes of each class fell into it. A bucket without any probe is left
 * out: a gap.
 */
export const LatencyBucketSchema = z
  .object({
    at: z.int(),
    p50: z.number().nullable(),
    p95: z.number().nullable(),
    p99: z.number().nullable(),
    phases: PhaseMeansSchema.nullable(),
    counts: z.partialRecord(OutcomeClassSchema, z.int()).readonly(),
  })
  .readonly();
export type LatencyBucket = z.infer<typeof LatencyBucketSchema>;

export const LatencySeriesSchema = z
  .object({
    targetId: z.string(),
    fromMs: z.int(),
    toMs: z.int(),
    bucketMs: z.int(),
    buckets: z.array(LatencyBucketSchema).readonly(),
  })
  .readonly();
export type LatencySeries = z.infer<typeof LatencySeriesSchema>;
