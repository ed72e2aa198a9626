import { z } from 'zod';
import { KeyPlaceSchema, ModelProviderIdSchema } from './model.ts';
import type { ModelCheckCallName } from './names.ts';

/** A key as it goes into a header: visible ASCII. Its form is the provider's own affair. */
export const ModelKeySchema = z
  .string()
  .trim()
  .min(8)
  .max(512)
  .regex(/^[\x21-\x7e]+$/);

const PlaceSchema = z.object({ place: KeyPlaceSchema }).readonly();

/** A key goes in and never comes out again: both calls answer where it is now, no more. */
export const MODEL_CHECK_CALLS = {
  /** Takes a key in place of the one there is; a host that takes none refuses it as `unsupported`. */
  'modelKey.set': {
    kind: 'command',
    request: z.object({ provider: ModelProviderIdSchema, key: ModelKeySchema }).strict().readonly(),
    response: PlaceSchema,
  },
  /** Forgets a key that was entered. One in the environment stays there. */
  'modelKey.forget': {
    kind: 'command',
    request: z.object({ provider: ModelProviderIdSchema }).strict().readonly(),
    response: PlaceSchema,
  },
} as const satisfies Record<
  ModelCheckCallName,
  { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType }
>;
