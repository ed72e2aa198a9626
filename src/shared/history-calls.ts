import { z } from 'zod';
import { LatencySeriesSchema } from './history.ts';
import type { HistoryCallName } from './history-names.ts';
import { BandsSchema, ChartSchema, DaysSchema, WeekSchema } from './statistics.ts';
import { isTimeZone } from './time-zone.ts';

const RangeSchema = { fromMs: z.int(), toMs: z.int() };

/** An IANA name: a client says in whose days and hours it counts, as the host may stand elsewhere. */
const TimeZoneSchema = z.string().max(100).refine(isTimeZone, 'is no time zone this host knows');

/** What history adds up to. Ranges are cut to what was recorded; what nobody saw is unknown. */
export const HISTORY_CALLS = {
  'history.chart': {
    kind: 'query',
    request: z
      .object({
        serviceId: z.string(),
        /** Null for a service that is known from its page alone. */
        targetId: z.string().nullable(),
        ...RangeSchema,
        /** How many buckets the latency has, and how many places a band, at most. */
        points: z.int().min(1).max(2000),
        bandPoints: z.int().min(1).max(2000),
      })
      .readonly(),
    response: ChartSchema,
  },
  'history.bands': {
    kind: 'query',
    request: z.object({ serviceId: z.string(), ...RangeSchema, points: z.int().min(1).max(2000) }).readonly(),
    response: BandsSchema,
  },
  'history.days': {
    kind: 'query',
    request: z
      .object({
        serviceId: z.string(),
        toMs: z.int(),
        days: z.int().min(1).max(366),
        timeZone: TimeZoneSchema,
      })
      .readonly(),
    response: DaysSchema,
  },
  'history.week': {
    kind: 'query',
    request: z.object({ serviceId: z.string(), ...RangeSchema, timeZone: TimeZoneSchema }).readonly(),
    response: WeekSchema,
  },
  'history.compare': {
    kind: 'query',
    request: z
      .object({
        targetIds: z.array(z.string()).min(1).max(60).readonly(),
        ...RangeSchema,
        points: z.int().min(1).max(500),
      })
      .readonly(),
    response: z.array(LatencySeriesSchema).readonly(),
  },
} as const satisfies Record<HistoryCallName, { kind: 'query'; request: z.ZodType; response: z.ZodType }>;
