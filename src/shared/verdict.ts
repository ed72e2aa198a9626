import { z } from 'zod';
import { CauseSchema, LevelSchema } from './level.ts';
import { ModelOutcomeSchema } from './model-check/model.ts';
import {
  BasisSchema,
  ConnectionStateSchema,
  ImpactSchema,
  OutcomeClassSchema,
  PageFailureSchema,
} from './observation.ts';

/** One fact a verdict rests on, as data: `shared/words/evidence.ts` reads it aloud. */
export const EvidenceSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('probes'),
      targetId: z.string(),
      name: z.string(),
      failed: z.int(),
      tried: z.int(),
      /** From the first to the last try counted, in ms. */
      spanMs: z.int(),
      class: OutcomeClassSchema,
      /** The commonest code among the failures, or of the last answer. */
      code: z.string(),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('connection'),
      state: ConnectionStateSchema,
      reached: z.int(),
      tried: z.int(),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('page'),
      level: LevelSchema,
      /** When the page was last read; null while it never was. */
      readAt: z.int().nullable(),
      /** The mirror's host where the page's own was blocked. */
      mirror: z.string().nullable(),
      failure: PageFailureSchema.nullable(),
      /** On `incidents` the page says no more than that it lists none; without it there are components behind the level. */
      basis: BasisSchema.optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('component'),
      id: z.string(),
      name: z.string(),
      level: LevelSchema,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('incident'),
      id: z.string(),
      name: z.string(),
      impact: ImpactSchema,
      startedAt: z.int(),
      resolvedAt: z.int().nullable(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('latency'),
      targetId: z.string(),
      name: z.string(),
      /** Answers slower than usual since the slowness began, of those measured. */
      slow: z.int(),
      tried: z.int(),
      /** Time to first byte: the median of the slow answers, and the usual one on this network. */
      ttfbMs: z.number(),
      usualMs: z.number(),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('name_server'),
      name: z.string(),
      /** What another name server said of the target's name; `known` is a fault of the user's own. */
      elsewhere: z.enum(['known', 'no_such_name', 'failing']),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('others'),
      /** Services of other providers that became unreachable within the same minute. */
      names: z.array(z.string()).readonly(),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('use'),
      /** The user's own requests within the time looked at that failed at the provider, of how many. */
      failed: z.int(),
      tried: z.int(),
      spanMs: z.int(),
      code: z.string(),
      models: z.array(z.object({ model: z.string(), failed: z.int() }).readonly()).readonly(),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('model'),
      /** The model asked with the user's own key, and what the newest answer means. */
      model: z.string(),
      outcome: ModelOutcomeSchema,
      code: z.string(),
      tookMs: z.number().nullable(),
      /** How many requests in a row failed at the provider; 0 where the newest did not. */
      failed: z.int(),
      at: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('changes'),
      /** How often the verdict went over within the time looked at, in ms. */
      count: z.int(),
      spanMs: z.int(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('gap'),
      fromAt: z.int(),
      reason: z.enum(['started', 'slept', 'network_changed', 'silent']),
    })
    .readonly(),
]);
export type Evidence = z.infer<typeof EvidenceSchema>;

/** Which rule of the fusion order decided; the sentence follows from it. */
export const ReasonSchema = z.enum([
  'no_data',
  'offline',
  'dns',
  'captive_portal',
  'proxy',
  'intercepted',
  'clock',
  'name_server',
  'several_at_once',
  'official_maintenance',
  'official_outage',
  'official_but_works_here',
  'failing_here',
  'resolved_but_failing_here',
  'unreachable_from_here',
  'unstable',
  'failing_in_use',
  'slow_here',
  'slow_connection',
  'official_degraded',
  'incident_open_all_green',
  'recovering',
  'bot_wall',
  'answer_too_long',
  'all_good',
]);
export type Reason = z.infer<typeof ReasonSchema>;

/** What all observations of a service add up to. */
export const VerdictSchema = z
  .object({
    level: LevelSchema,
    cause: CauseSchema.nullable(),
    reason: ReasonSchema,
    /** When the trouble (or the calm) began: since when this level and cause hold. */
    since: z.int(),
    /** When the last observation behind it was made; null while there is none. */
    observedAt: z.int().nullable(),
    /** An unexplained failure is being looked into; nothing is claimed yet. */
    suspicion: z.enum(['none', 'checking', 'suspected']),
    evidence: z.array(EvidenceSchema).readonly(),
  })
  .readonly();
export type Verdict = z.infer<typeof VerdictSchema>;

/** One step of a service's verdict, kept in history with its evidence. */
export const VerdictChangeSchema = z
  .object({ serviceId: z.string(), at: z.int(), from: VerdictSchema.nullable(), to: VerdictSchema })
  .readonly();
export type VerdictChange = z.infer<typeof VerdictChangeSchema>;

/** A stretch of time in which a service was not operational, as seen here. */
export const EpisodeSchema = z
  .object({
    id: z.string(),
    serviceId: z.string(),
    startedAt: z.int(),
    endedAt: z.int().nullable(),
    worst: LevelSchema,
    cause: CauseSchema.nullable(),
    /** The official incident it belongs to, and when the page first said so. */
    incidentId: z.string().nullable(),
    officialAt: z.int().nullable(),
  })
  .readonly();
export type Episode = z.infer<typeof EpisodeSchema>;
