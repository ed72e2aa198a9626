import { z } from 'zod';
import { MODEL_PROVIDER_IDS } from './providers.ts';

export const ModelProviderIdSchema = z.enum(MODEL_PROVIDER_IDS);

/** A model's name goes into a request as it is. */
const ModelNameSchema = z
  .string()
  .regex(/^[\w.:/@-]+$/)
  .max(100);
const IntervalSchema = z.int().min(60_000).max(86_400_000);
const CapSchema = z.int().min(1).max(2_000);

/** What the user chose for the model check. It is off until they switch it on: it spends their money. */
export const ModelCheckSettingsSchema = z
  .object({
    enabled: z.boolean().default(false),
    provider: ModelProviderIdSchema.default('anthropic'),
    model: ModelNameSchema.default('claude-haiku-5-5'),
    intervalMs: IntervalSchema.default(900_000),
    capPerDay: CapSchema.default(150),
  })
  .readonly();
export type ModelCheckSettings = z.infer<typeof ModelCheckSettingsSchema>;

export const ModelCheckPatchSchema = z
  .object({
    enabled: z.boolean(),
    provider: ModelProviderIdSchema,
    model: ModelNameSchema,
    intervalMs: IntervalSchema,
    capPerDay: CapSchema,
  })
  .partial()
  .readonly();

/**
 * What one answer means. Only `answered` and `failed` tell of the service; `limited`, `key`, `credit`, `no_model` and `refused` are
 * about the user's account or choice; `unreadable_key` is about this computer's key ring, and `uncounted` proves nothing.
 */
export const ModelOutcomeSchema = z.enum([
  'answered',
  'failed',
  'limited',
  'key',
  'credit',
  'no_model',
  'refused',
  'unreadable_key',
  'uncounted',
]);
export type ModelOutcome = z.infer<typeof ModelOutcomeSchema>;

/** One answer, or its absence. `code` is the HTTP status or error code behind it; `tookMs` null where none came. */
export const ModelAnswerSchema = z
  .object({
    at: z.int(),
    provider: ModelProviderIdSchema,
    model: z.string(),
    outcome: ModelOutcomeSchema,
    code: z.string(),
    tookMs: z.number().nullable(),
  })
  .readonly();
export type ModelAnswer = z.infer<typeof ModelAnswerSchema>;

/** Where a provider's key is. Clients learn this of a key, and nothing else. */
export const KeyPlaceSchema = z.enum(['none', 'environment', 'key_ring', 'run']);
export type KeyPlace = z.infer<typeof KeyPlaceSchema>;

/** What the window shows of the model check; left out of a snapshot where the host has none. */
export const ModelCheckViewSchema = z
  .object({
    keys: z.record(ModelProviderIdSchema, KeyPlaceSchema).readonly(),
    /** What becomes of a key that is entered: kept by the system's key ring, held until the program ends, or not taken. */
    keeping: z.enum(['key_ring', 'run', 'not_taken']),
    /** `backing_off` after refusals, `capped` until the next day (UTC), `not_watched` where nobody looks at the service. */
    state: z.enum(['off', 'no_key', 'not_watched', 'capped', 'backing_off', 'on']),
    askedToday: z.int(),
    last: ModelAnswerSchema.nullable(),
    nextAt: z.int().nullable(),
  })
  .readonly();
export type ModelCheckView = z.infer<typeof ModelCheckViewSchema>;
