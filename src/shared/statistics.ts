import { z } from 'zod';
import { LatencySeriesSchema } from './history.ts';
import { CauseSchema, LevelSchema } from './level.ts';

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/**
 * What was known of a service at a moment: a level, or that trouble on the user's own side hid it. `unknown` and `you` are
 * never downtime: while Pilotlight was not running, asleep or offline, nobody knows.
 */
export const SeenStateSchema = z.enum([...LevelSchema.options, 'you']);
export type SeenState = z.infer<typeof SeenStateSchema>;

/** A stretch of time in which one state held; `toMs` is not part of it. */
export const BandStretchSchema = z
  .object({ fromMs: z.int(), toMs: z.int(), state: SeenStateSchema })
  .readonly();
export type BandStretch = z.infer<typeof BandStretchSchema>;

/** How long each state held, in ms; a state that never did is left out. */
export const DurationsSchema = z.partialRecord(SeenStateSchema, z.int()).readonly();
export type Durations = z.infer<typeof DurationsSchema>;

/** What was seen here and what the page said, over one range. Stretches follow one another without gaps. */
export const BandsSchema = z
  .object({
    fromMs: z.int(),
    toMs: z.int(),
    /** When Pilotlight first looked at anything; null where it never did. */
    firstAt: z.int().nullable(),
    seen: list(BandStretchSchema),
    /** Empty for a service without a page. */
    official: list(BandStretchSchema),
  })
  .readonly();
export type Bands = z.infer<typeof BandsSchema>;

/** One row of days: the verdict here (`seen`), the page on all watched components (`page`), or one component. */
export const DayRowSchema = z
  .object({
    kind: z.enum(['seen', 'page', 'component']),
    /** The component's; empty for the other kinds. */
    id: z.string(),
    name: z.string(),
    /** For each day, for how many ms of it anything was known. */
    knownMs: list(z.int()),
    /** The days with anything other than calm, by index, and for how long each such state held. */
    marks: list(z.object({ day: z.int(), ms: DurationsSchema }).readonly()),
  })
  .readonly();
export type DayRow = z.infer<typeof DayRowSchema>;

/** Days in the user's own time zone. Day n lasts from `edges[n]` to `edges[n + 1]`: 23 or 25 hours where clocks change. */
export const DaysSchema = z
  .object({
    edges: list(z.int()),
    rows: list(DayRowSchema),
    /** Watched components that have no row here, because there are too many. */
    left: z.int(),
  })
  .readonly();
export type Days = z.infer<typeof DaysSchema>;

/** One hour of the week, Monday 0:00 first: what was known of it and how much of that was trouble, in tries or in ms. */
export const WeekCellSchema = z.object({ known: z.int(), failed: z.int() }).readonly();
export type WeekCell = z.infer<typeof WeekCellSchema>;

export const WeekSchema = z
  .object({
    fromMs: z.int(),
    toMs: z.int(),
    /** Tries at the service's targets; for a service without any, the time its verdict was trouble. */
    unit: z.enum(['tries', 'ms']),
    /** Always 168. */
    cells: list(WeekCellSchema),
  })
  .readonly();
export type Week = z.infer<typeof WeekSchema>;

/** An episode in figures, each null where it cannot be told: its beginning or end was not seen, or the page never spoke. */
export const EpisodeFactsSchema = z
  .object({
    id: z.string(),
    startedAt: z.int(),
    endedAt: z.int().nullable(),
    worst: LevelSchema,
    cause: CauseSchema.nullable(),
    incidentId: z.string().nullable(),
    /** From the first failure to the verdict, in ms. */
    detectMs: z.int().nullable(),
    /** From the first failure to the end, in ms. */
    repairMs: z.int().nullable(),
    /** How long before the page the verdict came, in ms; negative where the page spoke first. */
    leadMs: z.int().nullable(),
  })
  .readonly();
export type EpisodeFacts = z.infer<typeof EpisodeFactsSchema>;

/** A mean in ms with the number of values behind it. */
export const MeanSchema = z.object({ meanMs: z.number(), count: z.int() }).readonly();
export type Mean = z.infer<typeof MeanSchema>;

/** What a range adds up to for one service. */
export const SummarySchema = z
  .object({
    fromMs: z.int(),
    toMs: z.int(),
    firstAt: z.int().nullable(),
    /** Sums up to the range. */
    ms: DurationsSchema,
    /** Episodes that began in the range and were not the user's own. */
    episodeCount: z.int(),
    detect: MeanSchema.nullable(),
    repair: MeanSchema.nullable(),
    /** Known working time for each failure, in ms; null without a failure. */
    betweenMs: z.number().nullable(),
    lead: MeanSchema.nullable(),
    /** Episodes the page never spoke of, among those it could have. */
    silentCount: z.int(),
    /** Newest first, at most 200. */
    episodes: list(EpisodeFactsSchema),
  })
  .readonly();
export type Summary = z.infer<typeof SummarySchema>;

/**
 * All that the chart of a service shows over one range, in one answer: parts that came one by one would be drawn over ranges of
 * their own, and the whole as often as there are parts.
 */
export const ChartSchema = z
  .object({
    bands: BandsSchema,
    summary: SummarySchema,
    /** Null where no target was asked for. */
    series: LatencySeriesSchema.nullable(),
  })
  .readonly();
export type Chart = z.infer<typeof ChartSchema>;
