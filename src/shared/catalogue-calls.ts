import { z } from 'zod';
import type { CatalogueCallName } from './catalogue-names.ts';

/** The largest catalogue that is taken in, twenty times what comes with Pilotlight. */
export const MAX_CATALOGUE_BYTES = 2_000_000;

const NothingSchema = z.object({}).strict().readonly();

/** Where the catalogue in use is from: null for the one that comes with Pilotlight. */
export const CatalogueOriginSchema = z
  .object({
    /** The file's name, or the address. */
    from: z.string(),
    at: z.int(),
  })
  .readonly();
export type CatalogueOrigin = z.infer<typeof CatalogueOriginSchema>;

export const CatalogueStateSchema = z
  .object({
    origin: CatalogueOriginSchema.nullable(),
    services: z.int(),
    /** No where a services file of the user's own stands in for the catalogue. */
    canUpdate: z.boolean(),
  })
  .readonly();
export type CatalogueState = z.infer<typeof CatalogueStateSchema>;

const NamesSchema = z.array(z.object({ id: z.string(), name: z.string() }).readonly()).readonly();

/** What an update would change, before it is taken. */
export const CataloguePreviewSchema = z
  .object({
    /** Names this very update, for `catalogue.update`. */
    id: z.string(),
    from: z.string(),
    services: z.int(),
    added: NamesSchema,
    changed: NamesSchema,
    removed: NamesSchema,
    /** Those of `removed` that are watched now. */
    unwatched: NamesSchema,
  })
  .readonly();
export type CataloguePreview = z.infer<typeof CataloguePreviewSchema>;

/** Another catalogue in place of the one that comes with Pilotlight: looked at first, taken when the user says so, given up again. */
export const CATALOGUE_CALLS = {
  'catalogue.state': { kind: 'query', request: NothingSchema, response: CatalogueStateSchema },
  'catalogue.preview': {
    kind: 'command',
    request: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('address'), address: z.string().max(2048) }),
        z.object({
          kind: z.literal('file'),
          name: z.string().max(255),
          text: z.string().max(MAX_CATALOGUE_BYTES),
        }),
      ])
      .readonly(),
    response: CataloguePreviewSchema,
    /** Quotes and line ends take two bytes in JSON. */
    maxBytes: 2 * MAX_CATALOGUE_BYTES + 1024,
  },
  'catalogue.update': {
    kind: 'command',
    request: z.object({ id: z.string() }).readonly(),
    response: CatalogueStateSchema,
  },
  'catalogue.restore': { kind: 'command', request: NothingSchema, response: CatalogueStateSchema },
} as const satisfies Record<
  CatalogueCallName,
  { kind: 'query' | 'command'; request: z.ZodType; response: z.ZodType; maxBytes?: number }
>;
